using System.Net;
using System.Net.Sockets;

namespace SonyAlpha.Driver.Verbs;

/// <summary>The Alpaca server with the web page.</summary>
internal static class ServeVerb
{
    public static readonly Verb Row = new("serve", "Serve the cameras to ASCOM Alpaca programs, and the web page", command =>
    {
        var port = command.Option<int?>("--port", "The port; 0 for any free one", "PORT");
        var bind = command.Option<string?>("--bind", "The addresses to listen on; 0.0.0.0 lets other machines in", "ADDRESS[,ADDRESS…]");
        var models = command.Option<string[]>("--simulate", "Simulated cameras instead of attached ones", "MODEL[,MODEL…]");
        var simulation = new SimulationOptions(command);
        return (given, terminal) =>
        {
            var names = Items(given.GetValue(models) ?? []);
            var simulated = simulation.Read(given, names.Count > 0 ? names : Simulation.Everything.Models);
            using var station = new Station(terminal.Folders, terminal.Clock, simulated, logsToTerminal: true);
            var addresses = given.GetValue(bind) is { } text ? Addresses(text) : Addresses(station.Settings[Settings.Bind]);
            var number = given.GetValue(port) ?? int.Parse(station.Settings[Settings.Port]);
            if (number is < 0 or > 65535)
                throw new UsageException($"--port {number} is not 0 to 65535");
            if (names.Count == 0)
                station.OfferAttached(terminal.Stop);
            else
                station.OfferSimulated(terminal.Stop);
            Serve(station, addresses, number, terminal, looksAgain: names.Count == 0).GetAwaiter().GetResult();
            return ExitCode.Done;
        };
    });

    private static async Task Serve(Station station, IReadOnlyList<IPAddress> addresses, int port, Terminal terminal, bool looksAgain)
    {
        await using var serving = await Begin(station, addresses, port, looksAgain).ConfigureAwait(false);
        Tell(station, addresses, serving.Port, terminal);
        await Ended(terminal.Stop).ConfigureAwait(false);
        terminal.Say("Ending: the cameras are let go");
    }

    private static async Task<Serving> Begin(Station station, IReadOnlyList<IPAddress> addresses, int port, bool looksAgain)
    {
        try
        {
            return await Serving.Begin(station, addresses, port, looksAgain).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new FailedException(await PortHolder.Describe(addresses, port, error).ConfigureAwait(false), error);
        }
    }

    private static async Task Ended(CancellationToken stop)
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = stop.Register(ended.SetResult);
        await ended.Task.ConfigureAwait(false);
    }

    private static void Tell(Station station, IReadOnlyList<IPAddress> addresses, int port, Terminal terminal)
    {
        foreach (var (number, camera) in station.Bodies.Offered.Index())
            terminal.Say($"Camera {number}: {camera.Name} ({camera.Id})");
        foreach (var camera in station.Bodies.Found.Where(f => f.Trouble is not null))
            terminal.Say($"{camera.Id} cannot be used: {camera.Trouble}");
        if (station.Bodies.Offered.Count == 0)
            terminal.Say("There is no camera yet: switch one on, connect its cable and set its USB mode to PC Remote");
        else if (station.Bodies.Offered.All(c => c.IsSimulated))
            terminal.Say("This camera is simulated: what it shows is no sky");
        terminal.Say(
            "Programs find it as an Alpaca camera; the web page, the settings and the guide (/help) are at this address. Ctrl-C ends it");
        foreach (var address in addresses)
            terminal.Out.WriteLine($"http://{Visible(address)}:{port}");
        terminal.Out.Flush();
    }

    /// <summary>An address that can be typed into a browser.</summary>
    private static string Visible(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? Environment.MachineName
        : address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private static IReadOnlyList<string> Items(IEnumerable<string> lists) =>
        [.. lists.SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static IReadOnlyList<IPAddress> Addresses(string text) =>
    [
        .. Items([text]).Select(item =>
            item.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : IPAddress.TryParse(item, out var address) ? address : throw new UsageException($"--bind: \"{item}\" is no address")),
    ];
}
