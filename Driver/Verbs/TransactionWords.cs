using System.Globalization;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver.Verbs;

/// <summary>A captured transaction in words.</summary>
internal static class TransactionWords
{
    /// <summary>"SdioSetExtDevicePropValue (0x9205) Iso (0xD21E) = ISO 800".</summary>
    public static string Request(CapturedTransaction transaction) => OperationWords.Request(
        transaction.Operation, [.. transaction.Parameters], transaction.Data, transaction.Body.Version, code =>
            transaction.Body.Properties[code]?.Type,
        data => Convert.ToHexString(data.Span[..Math.Min(16, data.Length)]));

    /// <summary>"OK (0x2001)", with the parameters that came with it.</summary>
    public static string Answer(CapturedTransaction transaction) =>
        transaction.Response is { } response ? OperationWords.Answer(response) : "no answer";

    /// <summary>"  &lt;- 1234 bytes (100 missing)"; nothing for a transaction without data.</summary>
    public static string Size(CapturedTransaction transaction) =>
        transaction.Direction == DataDirection.None ? "" : string.Create(CultureInfo.InvariantCulture,
        $"  {(transaction.Direction == DataDirection.In ? "<-" : "->")} {transaction.Received} "
            + $"bytes{(transaction.Missing > 0 ? $" ({transaction.Missing} missing)" : "")}");

    /// <summary>"ILCE-7M4, firmware 2.01, protocol 3.00, on USB bus 1 device 5", as far as it is known.</summary>
    public static string Identity(CapturedBody body) => string.Join(", ", new[]
    {
        body.Model,
        body.Device is { } device ? $"firmware {device.DeviceVersion}" : "",
        body.Abilities is { } abilities ? $"protocol {abilities.VersionNumber}" : "",
        $"on {body.Wire}",
    }.Where(part => part.Length > 0));
}
