using System.Text;
using SonyAlpha.Driver.Telemetry;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Passes on what verbs print, without the orders to a terminal that may stand in it.</summary>
/// <param name="inner">Not disposed.</param>
internal sealed class PlainWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (value is not null)
            inner.Write(PlainText.Lines(value));
    }

    public override void WriteLine(string? value) => inner.WriteLine(PlainText.Lines(value ?? ""));

    public override void WriteLine() => inner.WriteLine();

    public override void Flush() => inner.Flush();
}
