using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Telemetry;

/// <summary>What a program asks of a body, in words: for captures, the trace and the bundle.</summary>
internal static class OperationWords
{
    /// <summary>"SdioSetExtDevicePropValue (0x9205) Iso (0xD21E) = ISO 800 [0x00000320]".</summary>
    /// <param name="data">What is sent with it.</param>
    /// <param name="version">The protocol version: some codes mean different things in different ones.</param>
    /// <param name="typeOf">The type that the body gives a property; null where it has not said it.</param>
    /// <param name="rest">What stands for data that is no number.</param>
    public static string Request(
        Operation operation, ReadOnlySpan<uint> parameters, ReadOnlyMemory<byte> data, ushort version, Func<ushort, PtpType?> typeOf,
        Func<ReadOnlyMemory<byte>, string> rest)
    {
        if (parameters is not [var first, ..])
            return operation.ToString();
        var code = (ushort)first;
        var said = operation.Code switch
        {
            0x9205 => $"{SonyProperty.Find(code, version)} = {Sent(data, typeOf(code), SonyProperty.Find(code, version).Describe, rest)}",
            0x9207 => $"{SonyControl.Find(code)} {Sent(data, SonyControl.Find(code).Type, SonyControl.Find(code).Describe, rest)}",
            _      => $"({string.Join(", ", parameters.ToArray().Select(Number))}) {Meaning(operation.Code, first)}",
        };
        return $"{operation} {said}".TrimEnd();
    }

    /// <summary>"OK (0x2001)", with the parameters that came with it.</summary>
    public static string Answer(PtpResponse response) => $"{ResponseCode.NameOf(response.Code)} (0x{response.Code:X4})"
        + (response.Parameters.Length > 0 ? $" ({string.Join(", ", response.Parameters.ToArray().Select(Number))})" : "");

    private static string Meaning(ushort operation, uint first) => (operation, first) switch
    {
        (_, ObjectHandle.Picture)  => "picture",
        (_, ObjectHandle.LiveView) => "live view",
        (0x9201, _)                => $"phase {first}",
        (0x9202, _)                => string.Create(CultureInfo.InvariantCulture, $"protocol {first / 100}.{first % 100:00}"),
        (0x9209, 1)                => "only what changed",
        _                          => "",
    };

    private static string Sent(ReadOnlyMemory<byte> data, PtpType? type, Func<PtpValue, string> describe, Func<ReadOnlyMemory<byte>,
        string> rest)
    {
        // the body says the type; where it has not said it, the size tells a number of that many bytes
        var declared = type ?? data.Length switch { 1 => PtpType.UInt8, 2 => PtpType.UInt16, 4 => PtpType.UInt32, _ => PtpType.UInt64 };
        if (declared.Size() == 0 || declared.Size() != data.Length)
            return rest(data);
        var reader = new PtpReader(data.Span);
        var value = reader.Value(declared);
        return $"{describe(value)} [{value.ToHex()}]";
    }

    private static string Number(uint parameter) => parameter < 0x1000 ? $"{parameter}" : $"0x{parameter:X}";
}
