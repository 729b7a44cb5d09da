using System.Globalization;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Lenses;

/// <summary>The verb `focus`, as somebody types it on two machines one after the other.</summary>
public sealed class FocusVerbTests
{
    [TestCase("18-135", 57)]
    [TestCase("FE 20mm F1.8 G", 300)]
    [TestCase("AF 12mm F2.0", 100)]
    public void A_lens_is_learned_on_one_machine_and_sent_to_a_number_on_another(string lens, int place)
    {
        var truth = SimulatedLenses.Named(lens);
        using Scratch one = new(), other = new();
        var file = Path.Combine(one.Folder, "lens.json");
        // without live view nobody looks for stars, which takes the tests' time and not the lens's
        var learned = Run(one, "--learn", "--export", file, "--fault", "live-view-denied", "--lens", lens);
        if (!truth.TellsPlace)
        {
            Assert.That((learned.Code, learned.Error), Is.EqualTo((ExitCode.Failed, learned.Error)));
            Assert.That(learned.Error, Does.Contain("does not tell its place"));
            return;
        }

        Assert.That(learned.Code, Is.EqualTo(ExitCode.Done), learned.Error);
        Assert.That(learned.Out, Does.Contain("Backlash: not measured, "));
        Assert.That(File.ReadAllText(file), Does.Contain($"\"lens\": \"{truth.Name}\"").And.Contain("\"moves\"").And.Not.Contain("Moves"));
        var imported = Run(other, "--import", file);
        Assert.That((imported.Code, imported.Out.Trim()), Is.EqualTo((ExitCode.Done, truth.Name)));
        var there = Run(other, "--home", "--to", place.ToString(CultureInfo.InvariantCulture), "--lens", lens);
        Assert.That(there.Code, Is.EqualTo(ExitCode.Done), there.Error);
        Assert.That(there.Out, Does.Contain($"Position: {place} of 0 to "));
    }

    [TestCase("24-105", "FE 24-105mm F4 G OSS")]
    [TestCase("fe 90MM f2.8 macro g oss", "FE 90mm F2.8 Macro G OSS")]
    public void A_lens_is_put_on_by_its_name_or_what_only_its_name_has(string name, string lens)
    {
        using Scratch scratch = new();
        Assert.That(Run(scratch, "--info", "--lens", name).Out, Does.Contain($"Lens: {lens}\n"));
    }

    [Test]
    public void A_lens_is_put_before_a_body_of_a_file_too()
    {
        using Scratch scratch = new();
        var body = Path.Combine(scratch.Folder, "body.json");
        using (var file = File.Create(body))
        {
            using VirtualClock clock = new();
            using var camera = SonyCamera.Connect(new SimulatorBus(["SIM-640"]).Open("sim:SIM-640", clock, default), clock);
            BodyFile.Write(file, camera.Device, camera.Abilities, camera.Properties);
        }

        Assert.That(Run(scratch, "--camera", $"sim:{body}", "--info", "--lens", "24-105").Out, Does.Contain("Lens: FE 24-105mm F4 G OSS"));
    }

    [TestCase("none", ExitCode.Failed, "There is no lens on the body")]
    [TestCase("f2.8", ExitCode.WrongUsage, "several simulated lenses: E 20mm F2.8, FE 70-200mm F2.8 GM OSS II")]
    [TestCase("12-34", ExitCode.WrongUsage, "There are: E PZ 16-50mm F3.5-5.6 OSS")]
    public void A_lens_that_there_is_not_is_told(string name, int code, string says)
    {
        using Scratch scratch = new();
        var run = Run(scratch, "--info", "--lens", name);
        Assert.That((run.Code, run.Error), Is.EqualTo((code, run.Error)));
        Assert.That(run.Error, Does.Contain(says));
    }

    private static (int Code, string Out, string Error) Run(Scratch scratch, params string[] more)
    {
        using VirtualClock clock = new();
        using StringWriter output = new(CultureInfo.InvariantCulture), error = new(CultureInfo.InvariantCulture);
        var code = CommandLine.Run(more.Contains("--camera") ? ["focus", .. more] : ["focus", "--camera", "sim:SIM-640", .. more],
            new(TextWriter.Synchronized(output), TextWriter.Synchronized(error), clock, CancellationToken.None)
                { Folders = Folders.Below(scratch.Folder) });
        return (code, output.ToString(), error.ToString());
    }
}
