namespace SonyAlpha.Transport.PtpIp;

/// <summary>How this computer appears on the network, and where it looks for cameras.</summary>
/// <param name="Id">
/// Who we are. Kept for ever by the caller: the camera asks its user for each new one, and remembers it until a factory reset.
/// </param>
/// <param name="Name">Shown on the camera's screen; at most 39 characters of it.</param>
public sealed record PtpIpOptions(Guid Id, string Name = "ASCOM.SonyAlpha")
{
    /// <summary>"HOST" or "HOST:PORT" of cameras that the user named. They are listed without being asked, see
    /// <see cref="PtpIpBus"/>.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Whether to search the local network (SSDP). Off unless the user says so: it sends to everybody there.</summary>
    public bool Discover { get; init; }

    /// <summary>How long a camera may be silent in the middle of a transaction.</summary>
    public TimeSpan Patience { get; init; } = TransactionWatch.UsualPatience;

    /// <summary>How long the user has to confirm the connection on the camera.</summary>
    public TimeSpan Confirmation { get; init; } = TimeSpan.FromSeconds(30);
}
