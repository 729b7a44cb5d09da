using System.Globalization;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Bodies;

/// <summary>A command line before a described body, with nothing of this user's own, in a time of its own.</summary>
internal sealed class DescribedShell(string body) : IDisposable
{
    private const int AtOnceMilliseconds = 1;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sonyalpha-");

    public string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    public (int Code, string Out, string Error) Run(string verb, params string[] more)
    {
        using VirtualClock clock = new();
        return Run(clock, verb, more);
    }

    /// <summary>For a verb that waits for more than the clock: virtual time goes on while it does.</summary>
    public (int Code, string Out, string Error) RunBeside(string verb, params string[] more)
    {
        using VirtualClock clock = new() { TakesGuests = true };
        var running = Task.Run(() => Run(clock, verb, more));
        while (!running.Wait(AtOnceMilliseconds))
            clock.Sleep(Step);
        return running.Result;
    }

    public void Dispose() => folder.Delete(recursive: true);

    private (int Code, string Out, string Error) Run(VirtualClock clock, string verb, string[] more)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture), error = new(CultureInfo.InvariantCulture);
        var terminal = new Terminal(TextWriter.Synchronized(output), TextWriter.Synchronized(error), clock, CancellationToken.None)
        {
            Folders = Folders.Below(folder.FullName),
        };
        var code = CommandLine.Run([verb, "--camera", $"sim:{body}", "--small", .. more], terminal);
        return (code, output.ToString(), error.ToString());
    }
}
