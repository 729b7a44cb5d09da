using System.Net;
using Microsoft.AspNetCore.Http;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>
/// Decides who may come in. The server is open to whoever reaches its address, as Alpaca wants it; it must not be open to a web page
/// elsewhere that the user's browser happens to show.
/// </summary>
/// <remarks>
/// Such a page has two ways. It can send requests here as itself: browsers then say so in Origin or Sec-Fetch-Site. Or its owner points a
/// name of his at this machine (DNS rebinding): then that name stands in Host.
/// </remarks>
/// <param name="bound">The addresses that the server listens on.</param>
/// <param name="moreHosts">Names that the user added.</param>
internal sealed class Doorkeeper(IReadOnlyList<IPAddress> bound, Func<IEnumerable<string>> moreHosts)
{
    private static readonly string[] OwnNames =
        ["localhost", "ip6-localhost", Environment.MachineName, $"{Environment.MachineName}.local", Dns.GetHostName()];

    /// <exception cref="BadRequestException">It may not come in (403).</exception>
    public void Check(HttpContext context)
    {
        var request = context.Request;
        if (!IsOurs(request.Host.Host, context.Connection.LocalIpAddress))
        {
            throw new BadRequestException(
                "This server does not answer to the name in the Host header. Add the name to the setting allowed-hosts, or use the "
                    + "address", 403);
        }

        if (request.Headers.Origin is [{ } origin, ..] && !IsSameOrigin(origin, request.Host))
            throw new BadRequestException("A page of another site may not use this server", 403);
        if (request.Headers["Sec-Fetch-Site"] is ["cross-site" or "same-site", ..] && !IsLinkToPage(request))
            throw new BadRequestException("A page of another site may not use this server", 403);
        if (IsShownElsewhere(request))
            throw new BadRequestException("A page of another site may not use this server", 403);
    }

    /// <summary>
    /// To a plain address browsers say neither Origin nor Sec-Fetch-Site with an image. They do say where it is shown, in Referer, unless
    /// that page forbids it; and ours does not.
    /// </summary>
    private static bool IsShownElsewhere(HttpRequest request) => request.Headers.Referer is [{ Length: > 0 } page, ..]
        ? !(Uri.TryCreate(page, UriKind.Absolute, out var shown) && IsSameOrigin(shown.GetLeftPart(UriPartial.Authority), request.Host))
            && !IsPage(request)
        : request.Path.StartsWithSegments("/live", StringComparison.Ordinal) && request.Headers["Sec-Fetch-Site"].Count == 0
            && request.Headers.UserAgent is [{ } agent, ..] && agent.StartsWith("Mozilla/", StringComparison.Ordinal)
            && request.Headers.Accept is [{ } accept, ..] && accept.StartsWith("image/", StringComparison.Ordinal);

    private bool IsOurs(string host, IPAddress? local)
    {
        var name = host.TrimEnd('.');
        // browsers take 0.0.0.0 to this machine, but nobody is called that
        if (IPAddress.TryParse(name.Trim('[', ']').Split('%')[0], out var address)
            && (Same(IPAddress.Any, address) || address.Equals(IPAddress.IPv6Any)))
            return false;
        if (address is not null)
            return IPAddress.IsLoopback(address) || Same(address, local) || bound.Any(b => Same(b, address)) || moreHosts().Contains(name);
        return OwnNames.Contains(name, StringComparer.OrdinalIgnoreCase) || moreHosts().Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>An IPv4 address may come in IPv6's dress; and a link-local one has a network card, of which Host says nothing (RFC
    /// 6874).</summary>
    private static bool Same(IPAddress one, IPAddress? other) =>
        other is not null && one.MapToIPv6().GetAddressBytes().AsSpan().SequenceEqual(other.MapToIPv6().GetAddressBytes());

    private static bool IsSameOrigin(string origin, HostString host) =>
        origin.Equals($"http://{host.Value}", StringComparison.OrdinalIgnoreCase);

    /// <summary>A link from elsewhere to a page of ours is followed by the user, and shows the page; nothing is done by it.</summary>
    private static bool IsLinkToPage(HttpRequest request) => IsPage(request)
        && request.Headers["Sec-Fetch-Mode"] is ["navigate", ..] && request.Headers["Sec-Fetch-Dest"] is ["document", ..];

    private static bool IsPage(HttpRequest request) => HttpMethods.IsGet(request.Method)
        && (request.Path == "/" || request.Path.StartsWithSegments("/setup", StringComparison.Ordinal));
}
