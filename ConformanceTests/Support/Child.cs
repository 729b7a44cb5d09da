using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Support;

/// <summary>A process of this program, with a home of its own, that can be killed.</summary>
internal sealed class Child : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> said = new();
    private readonly Process process;

    private Child(string home, string[] arguments)
    {
        var start = Published is { } program ? new ProcessStartInfo(program, arguments) : new("dotnet", [Program, .. arguments]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["HOME"] = home;
        foreach (var name in (string[])["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"])
            start.Environment[name] = Path.Combine(home, name);
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>All that it said.</summary>
    public IReadOnlyCollection<string> Said => said;

    /// <summary>The program as it is published, under Wine; null for the one that was built with the tests.</summary>
    private static string? Published => Environment.GetEnvironmentVariable("SONYALPHA_PROGRAM");

    private static string Program
    {
        get
        {
            var kind = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);
            return Path.Combine(Shared.Root, "Driver", "bin", kind, "net10.0", "sonyalpha.dll");
        }
    }

    public static Child Start(string home, params string[] arguments) => new(home, arguments);

    /// <summary>Runs it to its end.</summary>
    public static void Run(string home, params string[] arguments)
    {
        using Child child = new(home, arguments);
        Assert.That(child.process.WaitForExit(Patience), $"{string.Join(' ', arguments)} does not end");
        Assert.That(child.process.ExitCode, Is.Zero, string.Join('\n', child.Said));
    }

    /// <summary>Waits until it says something.</summary>
    /// <returns>The pattern's first group.</returns>
    public string Await(string pattern)
    {
        var begin = Clock.Real.GetTimestamp();
        while (true)
        {
            if (said.Select(line => Regex.Match(line, pattern)).FirstOrDefault(match => match.Success) is { } match)
                return match.Groups[1].Value;
            Assert.That(process.HasExited, Is.False, string.Join('\n', said));
            Assert.That(Clock.Real.Since(begin), Is.LessThan(Patience), $"It never said \"{pattern}\": {string.Join('\n', said)}");
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(50));
        }
    }

    public void Kill()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit(Patience);
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            said.Enqueue(line);
    }
}
