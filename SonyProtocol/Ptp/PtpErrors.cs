namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>Why a pipe failed, in the words that a user can act on.</summary>
public enum TransportFault
{
    /// <summary>The camera is not there, or is there no more: cable, battery, sleep, network. It is looked for until it returns.</summary>
    Disconnected,

    /// <summary>Another program holds it.</summary>
    InUse,

    /// <summary>The system does not let this user reach it: a udev rule, a driver that is bound to it, a firewall.</summary>
    AccessDenied,

    /// <summary>It is there and did not answer in time.</summary>
    TimedOut,

    /// <summary>What came is not PTP, or not what was announced: the rest of the stream cannot be trusted.</summary>
    Malformed,

    /// <summary>This wire, camera or machine cannot do it: trying again changes nothing.</summary>
    NotSupported,
}

/// <summary>The pipe to the camera failed. The message says what to do about it.</summary>
public sealed class TransportException(TransportFault fault, string message, int? osCode = null, Exception? inner = null)
    : Exception(osCode is { } code ? $"{message} (code {code} = 0x{code:X8})" : message, inner)
{
    public TransportFault Fault => fault;

    /// <summary>The operating system's or library's own number.</summary>
    public int? OsCode => osCode;
}

/// <summary>The camera answered a request with something else than OK.</summary>
public sealed class PtpException(Operation operation, PtpResponse response, string? what = null)
    : Exception($"The camera refused {operation}{(what is null ? "" : $" ({what})")}: {ResponseCode.NameOf(response.Code)} "
        + $"(0x{response.Code:X4})")
{
    public Operation Operation => operation;

    /// <summary>The response code, see <see cref="ResponseCode"/>.</summary>
    public ushort Code => response.Code;
}

/// <summary>What the camera sent breaks off or contradicts itself. The message names the byte.</summary>
public sealed class PtpDataException(string message) : Exception(message);
