using System.Globalization;
using System.Text;
using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Golden;

/// <summary>
/// All that is sent to a body from the first word to the last, for one exposure by a speed and one in bulb, as a text in which each line
/// has its source: whoever changes the sequence changes the text, and says why.
/// </summary>
public sealed class ConversationTests
{
    [TestCase("conversation-2.00.txt", "ILCE-6300", 0x5004)]
    [TestCase("conversation-3.00.txt", "ILCE-7M4", 0xD253)]
    public void What_is_said_to_a_body_stands_in_a_text_with_its_sources(string name, string model, int format)
    {
        using var body = new StagedBody(model);
        body.Body.Turn(SonyProperty.Iso, 100);
        body.Body.Turn(SonyProperty.Find((ushort)format, ExtDeviceInfo.Version3), 3); // JPEG alone
        if (format == SonyProperty.FileFormatStill.Code)
        {
            body.Body.Turn(SonyProperty.StillCaptureMode, 0x00018010);
            body.Body.Turn(SonyProperty.SaveDestination, (long)SaveDestination.CardOnly);
        }

        using (var camera = body.Connect())
        {
            body.Log.Add(new(new Operation(0, name: "--- an exposure of 2 s at ISO 800 ---"), default, default, default, 0, default, null));
            body.Expose(camera, new(0x0014000A), 2, iso: 800);
            body.Log.Add(new(new Operation(0, name: "--- an exposure of 5 s in bulb ---"), default, default, default, 0, default, null));
            body.Expose(camera, ShutterSpeed.Bulb, 5);
            body.Log.Add(new(new Operation(0, name: "--- the goodbye ---"), default, default, default, 0, default, null));
        }

        var said = Text(body.Log).ToList();
        TestContext.Out.WriteLine(string.Join('\n', said));
        var golden = File.ReadAllLines(Path.Combine(Shared.Root, "ConformanceTests", "Golden", name));
        Assert.That(golden.Where(line => !line.StartsWith("---", StringComparison.Ordinal)), Has.All.Contains(" | "),
            "each line has its source");
        Assert.That(golden.Select(line => line.Split(" | ")[0].TrimEnd()), Is.EqualTo(said));
    }

    /// <summary>A line a transaction: code, name, parameters, data, the response where it is not OK. Looks that follow one another are one
    /// line.</summary>
    private static IEnumerable<string> Text(IEnumerable<Transaction> log)
    {
        var looks = false;
        foreach (var transaction in log)
        {
            var isLook = transaction.Operation == SonyOperation.SdioGetAllExtDevicePropInfo;
            if (!(isLook && looks))
                yield return isLook ? "9209 SdioGetAllExtDevicePropInfo, once or more" : Line(transaction);
            looks = isLook;
        }
    }

    private static string Line(Transaction transaction)
    {
        if (transaction.Operation.Code == 0)
            return transaction.Operation.Name;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{transaction.Operation.Code:X4} {transaction.Operation.Name}");
        if (transaction.Parameters.Length > 0)
            text.Append(CultureInfo.InvariantCulture,
                $"({string.Join(", ", transaction.Parameters.ToArray().Select(p => p.ToString("X", CultureInfo.InvariantCulture)))})");
        if (transaction.DataOut.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $" <- {Convert.ToHexString(transaction.DataOut.Span)}");
        if (!transaction.Response.IsOk)
            text.Append(CultureInfo.InvariantCulture, $" -> {transaction.Response.Code:X4}");
        return text.ToString();
    }
}
