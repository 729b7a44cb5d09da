using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>What a command line printed and how it ended.</summary>
internal sealed record Typed(int Code, string Out, string Error)
{
    /// <summary>Runs a command line in this process.</summary>
    public static Typed Run(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var code = CommandLine.Run(args, new(output, error, Clock.Real, CancellationToken.None));
        return new(code, output.ToString(), error.ToString());
    }
}
