using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver.Verbs;

/// <summary>A captured transaction in words.</summary>
internal static class TransactionWords
{
    /// <summary>"SdioSetExtDevicePropValue (0x9205) Iso (0xD21E) = ISO 800".</summary>
    public static string Request(CapturedTransaction transaction) => $"{transaction.Operation} {Parameters(transaction)}".TrimEnd();

    /// <summary>"OK (0x2001)", with the parameters that came with it.</summary>
    public static string Answer(CapturedTransaction transaction) => transaction.Response is not { } response ? "no answer"
        : $"{ResponseCode.NameOf(response.Code)} (0x{response.Code:X4})"
            + (response.Parameters.Length > 0 ? $" ({string.Join(", ", response.Parameters.ToArray().Select(Number))})" : "");

    /// <summary>"  &lt;- 1234 bytes (100 missing)"; nothing for a transaction without data.</summary>
    public static string Size(CapturedTransaction transaction) => transaction.Direction == DataDirection.None ? "" : string.Create(CultureInfo.InvariantCulture,
        $"  {(transaction.Direction == DataDirection.In ? "<-" : "->")} {transaction.Received} bytes{(transaction.Missing > 0 ? $" ({transaction.Missing} missing)" : "")}");

    /// <summary>"ILCE-7M4, firmware 2.01, protocol 3.00, on USB bus 1 device 5", as far as it is known.</summary>
    public static string Identity(CapturedBody body) => string.Join(", ", new[]
    {
        body.Model,
        body.Device is { } device ? $"firmware {device.DeviceVersion}" : "",
        body.Abilities is { Version: var v } ? string.Create(CultureInfo.InvariantCulture, $"protocol {v / 100}.{v % 100:00}") : "",
        $"on {body.Wire}",
    }.Where(part => part.Length > 0));

    /// <summary>The code of a property or a control by name, with the value that is sent; numbers with what they mean to Sony bodies.</summary>
    private static string Parameters(CapturedTransaction transaction)
    {
        if (transaction.Parameters is not [var first, ..])
            return "";
        var (code, version) = ((ushort)first, transaction.Body.Version);
        return transaction.Operation.Code switch
        {
            0x9205 => $"{SonyProperty.Find(code, version)} = {Sent(transaction, transaction.Body.Properties[code]?.Type, SonyProperty.Find(code, version).Describe)}",
            0x9207 => $"{SonyControl.Find(code)} {Sent(transaction, SonyControl.Find(code).Type, SonyControl.Find(code).Describe)}",
            _      => $"({string.Join(", ", transaction.Parameters.Select(Number))}) {Meaning(transaction.Operation.Code, first)}".TrimEnd(),
        };
    }

    private static string Meaning(ushort operation, uint first) => (operation, first) switch
    {
        (_, ObjectHandle.Picture)  => "picture",
        (_, ObjectHandle.LiveView) => "live view",
        (0x9201, _)                => $"phase {first}",
        (0x9202, _)                => string.Create(CultureInfo.InvariantCulture, $"protocol {first / 100}.{first % 100:00}"),
        (0x9209, 1)                => "only what changed",
        _                          => "",
    };

    private static string Sent(CapturedTransaction transaction, PtpType? type, Func<PtpValue, string> describe)
    {
        // the body says the type; where it has not said it, the size tells a number of that many bytes
        var declared = type ?? transaction.Data.Length switch { 1 => PtpType.UInt8, 2 => PtpType.UInt16, 4 => PtpType.UInt32, _ => PtpType.UInt64 };
        if (declared.Size() == 0 || declared.Size() != transaction.Data.Length)
            return Convert.ToHexString(transaction.Data.Span[..Math.Min(16, transaction.Data.Length)]);
        var reader = new PtpReader(transaction.Data.Span);
        var value = reader.Value(declared);
        return $"{describe(value)} [{value.ToHex()}]";
    }

    private static string Number(uint parameter) => parameter < 0x1000 ? $"{parameter}" : $"0x{parameter:X}";
}
