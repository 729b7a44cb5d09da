using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Telemetry;

/// <summary>
/// A transaction that was carried, as a line for the trace and the bundle. Of what the body sends it has the number of bytes, and of what
/// it is sent the numbers: texts are names and serial numbers.
/// </summary>
internal static class TransactionLine
{
    /// <summary>"SdioGetAllExtDevicePropInfo (0x9209) &lt;- 9214 bytes, OK (0x2001), 41.3 ms".</summary>
    /// <param name="body">The body, once it is known.</param>
    public static string Of(Transaction transaction, SonyCamera? body)
    {
        var version = body?.Abilities.Version ?? ExtDeviceInfo.Version3;
        var request = OperationWords.Request(
            transaction.Operation, transaction.Parameters.Span, transaction.DataOut, version, code => body?.Properties[code]?.Type, _ =>
                "[no number]");
        var size = transaction.Operation.Data switch
        {
            DataDirection.In  => $" <- {transaction.BytesIn} bytes",
            DataDirection.Out => $" -> {transaction.DataOut.Length} bytes",
            _                 => "",
        };
        var answer = transaction.Error switch
        {
            null                       => OperationWords.Answer(transaction.Response),
            OperationCanceledException => "cancelled",
            var error                  => $"failed: {error.Message}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{request}{size}, {answer}, {transaction.Duration.TotalMilliseconds:0.0} ms");
    }
}
