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
                "This server does not answer to the name in the Host header. Add the name to the setting allowed-hosts, or use the address", 403);
        }

        if (request.Headers.Origin is [{ } origin, ..] && !IsSameOrigin(origin, request.Host))
            throw new BadRequestException("A page of another site may not use this server", 403);
        if (request.Headers["Sec-Fetch-Site"] is ["cross-site" or "same-site", ..] && !IsLinkToPage(request))
            throw new BadRequestException("A page of another site may not use this server", 403);
    }

    private bool IsOurs(string host, IPAddress? local)
    {
        var name = host.TrimEnd('.');
        // browsers take 0.0.0.0 to this machine, but nobody is called that
        if (IPAddress.TryParse(name.Trim('[', ']'), out var address) && (Same(IPAddress.Any, address) || address.Equals(IPAddress.IPv6Any)))
            return false;
        if (address is not null)
            return IPAddress.IsLoopback(address) || Same(address, local) || bound.Any(b => Same(b, address)) || moreHosts().Contains(name);
        return OwnNames.Contains(name, StringComparer.OrdinalIgnoreCase) || moreHosts().Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>An IPv4 address may come in IPv6's dress.</summary>
    private static bool Same(IPAddress one, IPAddress? other) => other is not null && one.MapToIPv6().Equals(other.MapToIPv6());

    private static bool IsSameOrigin(string origin, HostString host) => origin.Equals($"http://{host.Value}", StringComparison.OrdinalIgnoreCase);

    /// <summary>A link from elsewhere to a page of ours is followed by the user, and shows the page; nothing is done by it.</summary>
    private static bool IsLinkToPage(HttpRequest request) => HttpMethods.IsGet(request.Method)
        && request.Headers["Sec-Fetch-Mode"] is ["navigate", ..] && request.Headers["Sec-Fetch-Dest"] is ["document", ..]
        && (request.Path == "/" || request.Path.StartsWithSegments("/setup", StringComparison.Ordinal));
}
