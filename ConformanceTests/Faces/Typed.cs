using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>What a command line printed and how it ended.</summary>
internal sealed record Typed(int Code, string Out, string Error)
{
    /// <summary>Runs a command line in this process; nothing of this user's own is read or written.</summary>
    public static Typed Run(params string[] args) => In(Folders.Below(Path.Combine(Path.GetTempPath(), "sonyalpha-nobody")), args);

    /// <summary>The same with settings and the like in these folders.</summary>
    public static Typed In(Folders folders, params string[] args)
    {
        using StringWriter output = new(), error = new();
        var code = CommandLine.Run(args, new(output, error, Clock.Real, CancellationToken.None) { Folders = folders });
        return new(code, output.ToString(), error.ToString());
    }
}
