namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>A camera that a bus can see.</summary>
/// <param name="Id">How the user names it: "usb:1-2", "ptpip:192.168.122.1", "wpd:…", "sim:ILCE-7M4". Case does not matter.</param>
/// <param name="Model">"ILCE-7M4"; "" if it cannot be told without opening it.</param>
/// <param name="Serial">The camera's own serial number; "" if it cannot be told without opening it.</param>
/// <param name="Wire">For people: "USB 1-2, high speed", "simulated".</param>
/// <param name="Trouble">Why it cannot be used and what to do about it; null if it can.</param>
/// <param name="IsSimulated">Whether it is no camera at all.</param>
public sealed record FoundCamera(string Id, string Model, string Serial, string Wire, string? Trouble = null, bool IsSimulated = false);

/// <summary>A way to reach cameras.</summary>
/// <remarks>Threads: <see cref="Find"/> from any; <see cref="Open"/> on the body's thread, which owns the transport from then on.</remarks>
public interface IBus
{
    /// <summary>The beginning of this bus's ids, without the colon: "usb", "sim".</summary>
    string Scheme { get; }

    /// <summary>The cameras reachable now, in under two seconds. Never throws for one camera's trouble: that is in the list.</summary>
    IReadOnlyList<FoundCamera> Find(CancellationToken cancel);

    /// <summary>Opens the camera with this id.</summary>
    /// <exception cref="TransportException">It is not there, or cannot be opened; the message says what to do.</exception>
    ITransport Open(string id, Clock clock, CancellationToken cancel);
}
