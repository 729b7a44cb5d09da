using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Verbs;

/// <summary>Verb watch on one wire of a simulated body, gphoto2 on another.</summary>
public sealed class WatchVerbTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public void What_gphoto2_sets_over_a_second_wire_is_told_in_words_and_nothing_else()
    {
        using var watched = new Watched("ILCE-6000");
        watched.Set("iso=800");
        watched.Set("imagequality=Fine");
        watched.Set("capturemode=Selftimer 10s");
        watched.Set("exposurecompensation=0.3"); // one step: of more, a slow moment shows each
        Assert.That(watched.Changes(4), Is.EqualTo(
        [
            "Iso (0xD21E): ISO 100 [0x00000064] -> ISO 800 [0x00000320]",
            "CompressionSetting (0x5004): RAW [0x10] -> JPEG fine [0x03]",
            "StillCaptureMode (0x5013): Single [0x0001] -> Self-timer 10 s [0x8004]",
            "ExposureBiasCompensation (0x5010): 0.0 EV [0x0000] -> +0.3 EV [0x012C]",
        ]));
    }

    [Test]
    public void A_dial_that_is_turned_back_is_two_changes()
    {
        using var watched = new Watched("ILCE-6000");
        watched.Set("iso=1600");
        watched.Set("iso=100");
        Assert.That(watched.Changes(2), Is.EqualTo(
        [
            "Iso (0xD21E): ISO 100 [0x00000064] -> ISO 1600 [0x00000640]",
            "Iso (0xD21E): ISO 1600 [0x00000640] -> ISO 100 [0x00000064]",
        ]));
    }

    [Test]
    public void A_body_that_is_away_is_said_to_be_and_followed_again_when_it_returns()
    {
        using var watched = new Watched("ILCE-6000");
        var said = watched.Errors.Length;
        watched.Body.PullCable();
        Assert.That(() => watched.Errors[said..], Does.Contain("connection to the camera broke").After(20_000, 100));
        watched.Body.PlugIn();
        watched.Body.Turn(SonyProperty.Iso, 3200);
        Assert.That(watched.Changes(1), Has.One.StartsWith("Iso (0xD21E): ISO 100 [0x00000064] -> ISO 3200"));
    }

    [Test]
    public void What_was_seen_is_saved_as_a_body_that_says_it_again()
    {
        using var scratch = new Scratch();
        var (file, again) = (scratch.Write("body.json", []), scratch.Write("again.json", []));
        using (var watched = new Watched("ILCE-6000", "--save", file))
        {
            watched.Turn(SonyProperty.Iso, 800);
            watched.Turn(SonyProperty.Iso, 12345);       // none of the values that it lists
            watched.Turn(SonyProperty.FlashMode, 3);
            watched.Turn(SonyProperty.Iso, 800);
            watched.Changes(4);
        }

        Assert.That(Numbers(Property(file, "D21E")["seen"]), Is.EqualTo(new long[] { 100, 800, 12345 }));
        Assert.That(Property(file, "5005")["seen"], Is.Null, "it has not changed");
        using (var served = new Watched(BodyFile.Read(file), "--save", again))
        {
            Assert.That(served.Body[SonyProperty.Iso], Is.EqualTo(800));
            Assert.That(served.Body[SonyProperty.FlashMode], Is.EqualTo(3));
            served.Changes(0);
        }

        Assert.That(Facts(again), Is.EqualTo(Facts(file)).And.Length.GreaterThan(30));
        Assert.That(Numbers(Property(again, "D21E")["all"]), Is.EqualTo((long[])[.. Numbers(Property(file, "D21E")["all"])!, 12345]));
    }

    private static JsonArray Properties(string file) => JsonNode.Parse(File.ReadAllText(file))!["properties"]!.AsArray();

    private static JsonNode Property(string file, string code) => Properties(file).First(p => (string?)p!["code"] == code)!;

    private static long[]? Numbers(JsonNode? values) => values?.AsArray().Select(v => (long)v!).ToArray();

    /// <summary>What a property is and stands on, without its choices.</summary>
    private static string[] Facts(string file) => [.. Properties(file).Select(p =>
        string.Join(' ', ((string[])["code", "type", "access", "state", "default", "current", "form"])
            .Select(fact => p![fact]?.ToString())))];

    /// <summary>A body that two programs may use, and the verb on it.</summary>
    private sealed class Watched : IDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly StringWriter output = new(CultureInfo.InvariantCulture);
        private readonly StringWriter errors = new(CultureInfo.InvariantCulture);
        private readonly TextWriter said;
        private readonly PtpIpServer server;
        private readonly Worker verb;
        private int code = -1;

        public Watched(string model, params string[] more)
            : this(SimulatedBodies.Find(model)!, more)
        {
        }

        public Watched(SimulatedBody body, params string[] more)
        {
            Body = new(body, Clock.Real, new() { ClockDivisor = 50, TakesGuests = true });
            server = new(Body, new(IPAddress.Loopback, 0), Clock.Real);
            said = TextWriter.Synchronized(errors);
            var terminal = new Terminal(TextWriter.Synchronized(output), said, Clock.Real, stop.Token)
                { Folders = Folders.Below(Path.Combine(Path.GetTempPath(), "sonyalpha-nobody")) };
            verb = Clock.Real.Start("watch", () => code = CommandLine.Run(["watch", "--camera", $"ptpip:127.0.0.1:{server.Port}", .. more],
                terminal));
            Assert.That(() => errors.ToString(), Does.Contain("properties are followed").After((int)Patience.TotalMilliseconds, 50));
        }

        public SimulatedCamera Body { get; }

        public string Errors => errors.ToString();

        private string[] Lines => output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        public void Set(string setting) => UntilTold(setting, () =>
            Tool.Run("gphoto2", "--quiet", "--port", $"ptpip:127.0.0.1:{server.Port}:{server.Port}", "--set-config", setting));

        public void Turn(Property dial, long value) => UntilTold($"{dial} = {value}", () => Body.Turn(dial, value));

        private void UntilTold(string what, Action act)
        {
            var before = Lines.Length;
            act();
            Assert.That(() => Lines, Has.Length.GreaterThan(before).After((int)Patience.TotalMilliseconds, 50), what);
        }

        /// <summary>What was printed behind the time, after the verb has ended.</summary>
        public IReadOnlyList<string> Changes(int expected)
        {
            Assert.That(() => Lines, Has.Length.AtLeast(expected).After((int)Patience.TotalMilliseconds, 50));
            stop.Cancel();
            Assert.That(verb.Join(Patience));
            Assert.That(code, Is.EqualTo(ExitCode.Done), Errors);
            return [.. Lines.Select(line => line.TrimEnd()["12:34:56.789  ".Length..])];
        }

        public void Dispose()
        {
            stop.Cancel();
            verb.Join(Patience);
            server.Dispose();
            stop.Dispose();
        }
    }
}
