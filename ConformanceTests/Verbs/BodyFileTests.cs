using System.Globalization;
using System.IO.Compression;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;

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

    [TestCase("captures/a6000-9209-mode2.data.bin", ExtDeviceInfo.Version2)]
    [TestCase("captures/a7sm3-9209-mode3.data.bin", ExtDeviceInfo.Version3)]
    public void What_a_real_body_said_is_said_by_the_simulated_one(string file, ushort version)
    {
        using var scratch = new Scratch();
        var path = scratch.Write("body.json", []);
        var reader = new PtpReader(File.ReadAllBytes(Shared.File(file)));
        var told = PropertyTable.Read(ref reader, version >= ExtDeviceInfo.Version3);
        using (var target = File.Create(path))
            BodyFile.Write(target, new(100, 0, 0, "", 0, [], [], [], [], [], "", "ILCE-99X", "1.00", ""), new(version, [], []), told);
        using var network = new SimulatedOnTheNetwork(BodyFile.Read(path));
        using var camera = SonyCamera.Connect(new PtpIpBus(() => new(Guid.NewGuid())).Open(network.Address, Clock.Real, default),
            Clock.Real);
        var said = camera.Properties.All.Where(p => p.Code != SimulatorProperty.Cap.Code).ToList();
        Assert.That(said.Select(p => (p.Code, p.Type)), Is.EqualTo(told.All.Select(p => (p.Code, p.Type))));
        foreach (var (mine, theirs) in said.Zip(told.All))
            Assert.That(mine.AllChoices, Is.EqualTo(theirs.AllChoices), $"0x{mine.Code:X4}");
    }

    [Test]
    public void A_code_that_is_listed_twice_is_served_twice_and_the_settable_one_rules()
    {
        var twice = SimulatedBodies.Find("SIM-640")!;
        var drive = twice.Properties[SimulatedBody.Version3].Single(p => p.Code == SonyProperty.StillCaptureMode.Code);
        var body = twice with
        {
            Properties = new Dictionary<ushort, BodyProperty[]>(twice.Properties)
            {
                [SimulatedBody.Version3] = [drive with { State = (byte)PropertyState.DisplayOnly },
                    .. twice.Properties[SimulatedBody.Version3]],
            },
        };
        using var network = new SimulatedOnTheNetwork(body);
        using var camera = SonyCamera.Connect(new PtpIpBus(() => new(Guid.NewGuid())).Open(network.Address, Clock.Real, default),
            Clock.Real);
        Assert.That(camera.Properties.All.Count(p => p.Code == drive.Code), Is.EqualTo(2));
        Assert.That(camera.Properties[drive.Code]!.IsWritable);
    }

    [Test]
    public void A_saved_body_is_a_camera_by_the_name_of_its_file()
    {
        using var scratch = new Scratch();
        var (file, picture) = (scratch.Write("body.json", []), scratch.Write("picture.arw", []));
        var told = Info(scratch, SimulatedBodies.Find("SIM-640")! with { Model = "ILCE-99X" }, "--save", file);
        Assert.That(Numbers(Run(scratch, "info", "--camera", $"sim:{file}", "--clock", "fast")), Is.EqualTo(Numbers(told)));
        Run(scratch, "expose", "--camera", $"sim:{file}", "--clock", "fast", "--seconds", "0.1", "--out", picture);
        using var frame = ArwDecoder.Decode(File.ReadAllBytes(picture));
        Assert.That(frame.Width, Is.EqualTo(640));
    }

    [Test]
    public void A_body_that_is_no_file_is_an_error_that_names_it()
    {
        var typed = Faces.Typed.Run("info", "--camera", "sim:/nowhere/body.json");
        Assert.That(typed.Code, Is.Not.Zero);
        Assert.That(typed.Error, Does.Contain("/nowhere/body.json").And.Contains("info --save"));
    }

    [Test]
    public void The_bundle_has_the_body_as_a_file_that_can_be_simulated()
    {
        using var scratch = new Scratch();
        var (bundle, file) = (scratch.Write("bundle.zip", []), scratch.Write("again.json", []));
        var told = Info(scratch, SimulatedBodies.Find("ILCE-7M4")!);
        Run(scratch, "bundle", "--out", bundle);
        using (var zip = ZipFile.OpenRead(bundle))
            zip.GetEntry("bodies/ILCE-7M4.json")!.ExtractToFile(file, overwrite: true);
        Assert.That(Numbers(Run(scratch, "info", "--camera", $"sim:{file}", "--clock", "fast")), Is.EqualTo(Numbers(told)));
        Assert.That(File.ReadAllText(file), Does.Not.Contain(SerialOf(SimulatedBodies.Find("ILCE-7M4")!).TrimStart('0')));
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
