using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.PtpIp;

/// <summary>Cameras on the network: those that the user named, and on request those that answer a search.</summary>
/// <param name="options">Read at each use: the user may have changed them.</param>
public sealed class PtpIpBus(Func<PtpIpOptions> options) : IBus
{
    private readonly SsdpSearch search = new();

    public string Scheme => "ptpip";

    /// <summary>
    /// Named cameras are listed unseen: a body takes one connection at a time, and a second one, made only to look, may end that of
    /// whoever is using it.
    /// </summary>
    public IReadOnlyList<FoundCamera> Find(CancellationToken cancel)
    {
        var now = options();
        var named = now.Hosts.Select(Named).ToList();
        if (!now.Discover)
            return named;
        var found = search.Run(cancel).Select(host => new FoundCamera($"{Scheme}:{host}", "", "", "network, found by search"));
        return [.. named, .. found.Where(camera => named.All(other => other.Id != camera.Id))];
    }

    public ITransport Open(string id, Clock clock, CancellationToken cancel) =>
        PtpIpTransport.Open(PtpIpAddress.Parse(id[(Scheme.Length + 1)..]), options(), clock, cancel);

    private FoundCamera Named(string text)
    {
        try
        {
            return new($"{Scheme}:{PtpIpAddress.Parse(text)}", "", "", "network, named in the settings: asked when it is connected");
        }
        catch (TransportException error)
        {
            return new($"{Scheme}:{text}", "", "", "network, named in the settings", error.Message);
        }
    }
}
