using System.Globalization;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Verbs;

/// <summary>A body that a user saved is a body that can be simulated.</summary>
public sealed class BodyFileTests
{
    [TestCase("ILCE-6300")]
    [TestCase("ILCE-7M4")]
    public void A_saved_body_tells_of_itself_what_the_first_one_told(string model)
    {
        using var scratch = new Scratch();
        var file = scratch.Write("body.json", []);
        var told = Info(scratch, SimulatedBodies.Find(model)!, "--save", file);
        var body = BodyFile.Read(file);
        var again = Info(scratch, body);
        Assert.That(Numbers(again), Is.EqualTo(Numbers(told)).And.Length.GreaterThan(30));
        var serial = SerialOf(SimulatedBodies.Find(model)!).TrimStart('0');
        Assert.That(File.ReadAllText(file), Does.Contain(model).And.Not.Contain(serial));
    }

    [Test]
    public void A_saved_body_of_an_unknown_model_takes_pictures()
    {
        using var scratch = new Scratch();
        var (file, picture) = (scratch.Write("body.json", []), scratch.Write("picture.arw", []));
        Info(scratch, SimulatedBodies.Find("SIM-640")! with { Model = "ILCE-99X" }, "--save", file);
        using var bus = new SimulatedOnTheNetwork(BodyFile.Read(file));
        Run(scratch, "expose", "--camera", bus.Address, "--seconds", "0.1", "--out", picture);
        using var frame = ArwDecoder.Decode(File.ReadAllBytes(picture));
        Assert.That(frame.Width, Is.EqualTo(640));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("""{"body":2}""")]
    [TestCase("""{"body":1,"model":"X","firmware":"1","protocol":"0001","controls":[],"properties":[]}""")]
    [TestCase("""{"body":1,"model":"X","firmware":"1","protocol":"012C","controls":[],"properties":[{"code":"5005","type":1}]}""")]
    public void A_file_that_describes_no_body_is_named(string content)
    {
        using var scratch = new Scratch();
        var file = scratch.Write("body.json", System.Text.Encoding.UTF8.GetBytes(content));
        Assert.That(() => BodyFile.Read(file), Throws.ArgumentException.With.Message.Contains(file));
    }

    private static string SerialOf(SimulatedBody body) => new SimulatedCamera(body, Clock.Real).Serial;

    private static string Info(Scratch scratch, SimulatedBody body, params string[] more)
    {
        using var network = new SimulatedOnTheNetwork(body);
        return Run(scratch, ["info", "--camera", network.Address, .. more]);
    }

    /// <summary>The lines of the properties whose raw value is a number; texts are not saved.</summary>
    private static string[] Numbers(string said) => [.. said.Split('\n').Where(line => line.Split('\t') is [_, _, _, ['0', 'x', ..], ..])];

    private static string Run(Scratch scratch, params string[] arguments)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture), errors = new(CultureInfo.InvariantCulture);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var folders = Folders.Below(Path.GetDirectoryName(scratch.Write("home", []))!);
        var code = CommandLine.Run(arguments, new(output, TextWriter.Synchronized(errors), Clock.Real, stop.Token) { Folders = folders });
        Assert.That(code, Is.EqualTo(ExitCode.Done), errors.ToString());
        return output.ToString();
    }

    private sealed class SimulatedOnTheNetwork(SimulatedBody body) : IDisposable
    {
        private readonly PtpIpServer server = new(
            new(body, Clock.Real, new() { ClockDivisor = 50 }), new(System.Net.IPAddress.Loopback, 0), Clock.Real);

        public string Address => $"ptpip:127.0.0.1:{server.Port}";

        public void Dispose() => server.Dispose();
    }
}
