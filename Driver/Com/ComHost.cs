using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Runtime.Versioning;
using Serilog;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Com;

/// <summary>
/// ASCOM.SonyAlpha.exe: the program without a window that COM and the installer start. Its only argument is a switch of ASCOM's servers.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class ComHost
{
    /// <summary>
    /// TABLE: the switches, after - or /, in any case (ASCOMPlatform 7.1.3, LocalServerTemplate/LocalServer.cs; the last three are ours).
    /// </summary>
    private static readonly Dictionary<string, Func<string[], int>> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["embedding"]   = _ => Serve(startedByCom: true),
        ["register"]    = Register,
        ["regserver"]   = Register,
        ["unregister"]  = Unregister,
        ["unregserver"] = Unregister,
        ["stop"]        = _ => Stop(),
        ["import"]      = _ => Import(),
        ["logs"]        = _ => ShowLogs(),
    };

    private static Clock Clock => Clock.Real;

    /// <summary>Whether this process was started under the name of the COM server: both programs are the same code.</summary>
    public static bool IsThisProcess =>
        Product.Name.Equals(Path.GetFileNameWithoutExtension(Environment.ProcessPath), StringComparison.OrdinalIgnoreCase);

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args)
    {
        try
        {
            if (args.Length == 0)
                return Serve(startedByCom: false);
            return Switches.TryGetValue(args[0].TrimStart('-', '/'), out var act) ? act(args) : Unknown(args);
        }
#pragma warning disable CA1031 // the edge of the program: whoever started it gets an exit code, and a person a sentence
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.Error(error, "The COM server failed");
            Tell(Failures.Sentence(error), args);
            return ExitCode.Failed;
        }
    }

    private static int Unknown(string[] args)
    {
        Tell($"{args[0]} is none of: {string.Join(", ", Switches.Keys.Select(s => $"/{s}"))}. The commands for a terminal are in "
            + "sonyalpha.exe", args);
        return ExitCode.WrongUsage;
    }

    private static int Serve(bool startedByCom)
    {
        using var ending = new Ending(Clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ending.Asked);
        using var request = new EndRequest(end.Cancel);
        using var station = new Station(Folders.OfThisUser, Clock);
        using var face = ComFace.Begin(station);
        var port = int.Parse(station.Settings[Settings.Port]);
        if (face is null)
        {
            station.Log.Information("Another process serves the cameras already: this one ends");
            // Whoever had it started looks for a server once a second, and gives up when what it started is gone (seen under Wine 10)
            if (startedByCom)
                Clock.Sleep(ServerLife.Linger, end.Token);
            else
                ShowPage(port);
            return ExitCode.Done;
        }

        var serving = startedByCom && !station.Settings.IsOn(Settings.ServeWithCom) ? null : Offer(station, port, startedByCom);
        if (startedByCom)
            face.WaitForTheEnd(end.Token);
        else
            end.Token.WaitHandle.WaitOne();
        serving?.DisposeAsync().AsTask().Wait();
        return ExitCode.Done;
    }

    /// <summary>Opens the port; COM clients are served all the same if another program has it.</summary>
    private static Serving? Offer(Station station, int port, bool startedByCom)
    {
        try
        {
            station.OfferAttached(CancellationToken.None);
            var addresses = station.Settings.Items(Settings.Bind).Select(IPAddress.Parse).ToList();
            var serving = Serving.Begin(station, addresses, port, looksAgain: true).GetAwaiter().GetResult();
            if (!startedByCom)
                ShowPage(serving.Port);
            return serving;
        }
        catch (IOException error)
        {
            station.Log.Warning("There is no Alpaca server and no web page: {Reason}", error.Message);
            return null;
        }
    }

    private static void ShowPage(int port) => Show($"http://localhost:{port}/");

    /// <summary>All days' folders: who asks in the evening wants last night's.</summary>
    private static int ShowLogs()
    {
        var today = Directory.CreateDirectory(Logging.FolderOf(Folders.OfThisUser, Clock));
        Show(today.Parent!.FullName);
        return ExitCode.Done;
    }

    private static void Show(string place) => Process.Start(new ProcessStartInfo(place) { UseShellExecute = true })?.Dispose();

    private static int Import()
    {
        using var station = new Station(Folders.OfThisUser, Clock);
        if (OlderDriver.Read() is not { } older)
            return ExitCode.Done;
        station.Bodies.Look(_ => false);
        foreach (var sentence in older.ImportInto(station.Settings, station.Bodies.Found))
            station.Log.Information("{Sentence}", sentence);
        return ExitCode.Done;
    }

    private static int Register(string[] args) => Elevated(args, () =>
        Registration.Register(Path.Combine(AppContext.BaseDirectory, $"{Product.Name}.exe")));

    private static int Unregister(string[] args) => Elevated(args, () =>
    {
        EndRequest.Send();
        Registration.Unregister(Path.Combine(AppContext.BaseDirectory, $"{Product.Name}.exe"), Says(args, "purge"));
    });

    private static int Stop()
    {
        EndRequest.Send();
        return ExitCode.Done;
    }

    /// <summary>The keys belong to the machine: without its administrator's rights the program starts itself once more and asks for
    /// them.</summary>
    private static int Elevated(string[] args, Action work)
    {
        if (Environment.IsPrivilegedProcess)
        {
            work();
            return ExitCode.Done;
        }

        try
        {
            using var again =
                Process.Start(new ProcessStartInfo(Environment.ProcessPath!, args) { UseShellExecute = true, Verb = "runas" })!;
            again.WaitForExit();
            return again.ExitCode;
        }
        catch (Win32Exception refused)
        {
            throw new FailedException($"{args[0]} needs an administrator's rights: {refused.Message}", refused);
        }
    }

    private static void Tell(string sentence, string[] args)
    {
        Console.Error.WriteLine(Telemetry.PlainText.OneLine(sentence));
        if (args is not ["-Embedding", ..] && !Says(args, "silent"))
            MessageBox.Show(sentence);
    }

    private static bool Says(string[] args, string word) =>
        args.Skip(1).Any(a => a.TrimStart('-', '/').Equals(word, StringComparison.OrdinalIgnoreCase));
}
