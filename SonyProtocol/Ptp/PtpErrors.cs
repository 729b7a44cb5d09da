namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>Why a pipe failed, in the words that a user can act on.</summary>
public enum TransportFault
{
    Disconnected,
    InUse,
    AccessDenied,
    TimedOut,
    Malformed,
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
