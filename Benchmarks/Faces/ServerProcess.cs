using System.Collections.Concurrent;
using System.Diagnostics;
using SonyAlpha.Driver;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>A server in a process of its own, with a folder of its own for whatever it keeps; both end with this.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("sonyalpha-bench-");
    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();

    private ServerProcess(params string[] command)
        : this([], command)
    {
    }

    private ServerProcess(IReadOnlyList<(Setting Setting, string Value)> chosen, params string[] command)
    {
        Settings settings = new(new JsonSettingsStore(Path.Combine(home.FullName, "sonyalpha", "settings.json")),
            Folders.Below(home.FullName));
        foreach (var (setting, value) in chosen)
            settings.Set(setting, value);
        ProcessStartInfo start = new(Dotnet, command)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in new[] { "HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME" })
            start.Environment[variable] = home.FullName;
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine(); // read all the time, so that it never waits for us
        FirstLine = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{string.Join(' ', command)} did not start");
    }

    /// <summary>The program that runs ours.</summary>
    public static string Dotnet { get; } =
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>Where it can be reached, as it says itself.</summary>
    public string FirstLine { get; }

    public Uri Url => new(FirstLine);

    /// <summary>The folder of its own; deleted at the end.</summary>
    public string Home => home.FullName;

    /// <summary>The product's own server with simulated bodies, fifty times as fast as real ones.</summary>
    public static ServerProcess Serve(params string[] models) => new(
        Path.Combine(AppContext.BaseDirectory, "sonyalpha.dll"), "serve", "--port", "0", "--simulate", string.Join(',', models), "--clock",
        "fast");

    /// <summary>The product's own server with a body on the network; all it keeps is below its <see cref="Home"/>.</summary>
    public static ServerProcess ServeNetwork(string hostAndPort, params (Setting Setting, string Value)[] chosen) => new(
        [(Settings.NetworkHosts, hostAndPort), .. chosen],
        Path.Combine(AppContext.BaseDirectory, "sonyalpha.dll"), "serve", "--port", "0");

    /// <summary>A simulated body at its real pace, if the options do not say otherwise, on a free port of PTP/IP.</summary>
    public static ServerProcess Body(string model, params string[] options) => new(
        [Path.Combine(AppContext.BaseDirectory, "sonyalpha.dll"), "simulate", model, "--ptpip", "0", .. options]);

    /// <summary>Who has so many bytes to give, over PTP/IP and over a bare socket.</summary>
    public static ServerProcess Giver(int bytes) => new(typeof(ServerProcess).Assembly.Location, BulkPeer.Verb, $"{bytes}");

    /// <summary>Kestrel with nothing but a buffer of so many bytes.</summary>
    public static ServerProcess Static(long bytes) => new(typeof(ServerProcess).Assembly.Location, StaticServer.Verb, $"{bytes}");

    /// <summary>What the process holds: resident memory in MB, open handles, threads. Linux only.</summary>
    public Holdings Holdings()
    {
        var status = File.ReadLines($"/proc/{process.Id}/status").Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim());
        return new(
            double.Parse(status["VmRSS"].Split(' ')[0]) / 1024,
            Directory.GetFiles($"/proc/{process.Id}/fd").Length,
            int.Parse(status["Threads"]));
    }

    /// <summary>Of all processors together, since it started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Asks it to end, as Ctrl-C does, and waits.</summary>
    /// <returns>What it said to the terminal.</returns>
    public IReadOnlyList<string> End()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        process.WaitForExit();
        return [.. said];
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        home.Delete(recursive: true);
    }
}

/// <param name="Megabytes">Resident.</param>
internal sealed record Holdings(double Megabytes, int Handles, int Threads)
{
    public override string ToString() => FormattableString.Invariant($"{Megabytes,6:0.0} MB, {Handles} handles, {Threads} threads");
}
