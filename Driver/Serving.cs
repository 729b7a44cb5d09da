using System.Net;
using System.Net.Sockets;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.Driver.Web;

namespace SonyAlpha.Driver;

/// <summary>What a station shows to the network while it lives: the Alpaca server, the web page, and an answer to programs that
/// search.</summary>
internal sealed class Serving : IAsyncDisposable
{
    /// <summary>
    /// Members of a camera may wait for it (Connected, up to seconds): so many may do so before another client notices. The pool would grow
    /// by itself, but only by one or two threads a second.
    /// </summary>
    private const int LeastThreads = 32;

    private readonly AlpacaServer server;
    private readonly Discovery? discovery;
    private readonly Station station;

    private Serving(Station station, AlpacaServer server, Discovery? discovery)
    {
        (this.station, this.server, this.discovery) = (station, server, discovery);
        station.Page = $"http://localhost:{Port}/";
    }

    public int Port => server.Port;

    /// <param name="looksAgain">Whether cameras that come later are offered too, and not just those that are there now.</param>
    /// <exception cref="IOException">An address is taken.</exception>
    /// <exception cref="SocketException">An address is none of this machine, or its port needs more rights.</exception>
    public static async Task<Serving> Begin(Station station, IReadOnlyList<IPAddress> addresses, int port, bool looksAgain)
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, LeastThreads), completions);
        var settings = station.Settings;
        AlpacaOptions options = new(addresses, port, () => settings.Items(Settings.AllowedHosts), () => settings[Settings.Location])
        {
            Asked = looksAgain ? station.LookAgain : () => { },
        };
        WebSite site = new(station, options.Asked);
        AlpacaServer server = new(() => station.Bodies.All, options, station.Clock, station.Log, site);
        try
        {
            await server.Start().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new(station, server, settings.IsOn(Settings.Discovery)
            ? new Discovery(addresses, server.Port, station.Clock, station.Log) : null);
    }

    public async ValueTask DisposeAsync()
    {
        station.Page = null;
        discovery?.Dispose();
        await server.DisposeAsync().ConfigureAwait(false);
    }
}
