using System.Globalization;

namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>Which way the data phase of an operation goes, seen from the host. WPD must know it beforehand.</summary>
public enum DataDirection
{
    None,
    In,
    Out,
}

/// <summary>A request: operation code, up to five parameters, and the data of the data-out phase.</summary>
/// <param name="Patience">
/// How long the camera may be silent before the transaction is cancelled as if somebody had asked for it, and the pipe drained; null to
/// wait as long as the wire does, and to give the pipe up then.
/// </param>
public readonly record struct PtpRequest(
    ushort Operation, DataDirection Direction, ReadOnlyMemory<uint> Parameters, ReadOnlyMemory<byte> DataOut = default,
    TimeSpan? Patience = null);

/// <summary>The camera's answer to a request: response code and up to five parameters.</summary>
public readonly record struct PtpResponse(ushort Code, ReadOnlyMemory<uint> Parameters = default)
{
    public bool IsOk => Code == ResponseCode.Ok;
}

/// <summary>Something the camera says unasked: event code and up to three parameters.</summary>
public readonly record struct PtpEvent(ushort Code, uint Parameter1 = 0, uint Parameter2 = 0, uint Parameter3 = 0)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Code:X4}({Parameter1:X})");
}
