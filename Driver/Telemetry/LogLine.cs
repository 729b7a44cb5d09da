using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using SonyAlpha.Driver.Telemetry;

namespace SonyAlpha.Driver;

/// <summary>
/// One event, one line: what a client or a camera said stands in it, but can neither begin a line of its own nor give orders to a terminal.
/// </summary>
/// <param name="template">As Serilog has it, without a line's end.</param>
/// <param name="withException">Behind it the exception, indented, as no line of the log begins.</param>
internal sealed class LogLine(string template, bool withException = false) : ITextFormatter
{
    private readonly MessageTemplateTextFormatter form = new(template, CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        Write(logEvent, output);
        output.WriteLine();
        if (!withException || logEvent.Exception is null)
            return;
        foreach (var line in logEvent.Exception.ToString().EnumerateLines())
        {
            output.Write("    ");
            output.Write(PlainText.OneLine(line.ToString()));
            output.WriteLine();
        }
    }

    /// <summary>The line without its end.</summary>
    public void Write(LogEvent logEvent, TextWriter output)
    {
        using StringWriter line = new(CultureInfo.InvariantCulture);
        form.Format(logEvent, line);
        output.Write(PlainText.OneLine(line.ToString()));
    }
}
