using SonyAlpha.Driver;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>What is written down of a picture is its own: the ISO that it was taken with, whoever set it, and when its shutter
/// opened.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OwnFactsTests
{
    [TestCase("SIM-640", 1600)]
    [TestCase("SIM-640V2", 400)]
    public void For_a_client_that_never_sets_Gain_files_and_table_have_the_bodys_own_ISO(string model, int iso)
    {
        using var night = new Observatory(model);
        var folder = Path.Combine(night.Folder, "kept");
        night.Options = new() { KeepsFiles = true, Folder = folder };
        night.Body.Turn(SonyProperty.Iso, iso);
        using var client = night.Connect();
        night.Expose(client);
        Assert.That(NameOf(night, folder), Does.Contain($"_ISO{iso}_"));
        night.Await(() => Frames(night).Count == 1, "the table's line");
        Assert.That(Frames(night).Single().Iso, Is.EqualTo(iso));
    }

    /// <summary>One was named 38 s late: when it was rescued, and not when it was taken.</summary>
    [Test]
    public void A_rescued_picture_is_named_by_when_its_own_shutter_opened()
    {
        using var night = new Observatory("SIM-640", $"{Faults.CablePulledDownloading.Name}@99");
        using var client = night.Connect();
        night.Expose(client);
        night.Body.PressButton();
        night.Clock.Sleep(TimeSpan.FromSeconds(1)); // the shutter lag
        var stray = night.Body.Exposures[^1].Stamp;
        night.Clock.Sleep(TimeSpan.FromSeconds(38));
        night.Expose(client);
        Assert.That(DateOf(NameOf(night, night.RescueFolder)), Is.EqualTo(stray.UtcDateTime).Within(TimeSpan.FromSeconds(1.5)));
    }

    [Test]
    public void A_rescued_picture_of_an_exposure_has_that_exposures_start_and_kind_though_it_failed()
    {
        using var night = new Observatory("SIM-640", $"{Faults.WrongLengthObject.Name}@2", $"{Faults.CablePulledAfterPicture.Name}@1");
        night.Options = new() { Repeats = false };
        night.Body.Turn(SonyProperty.FileFormatStill, (long)FileFormatStill.RawAndJpeg); // the JPEG comes whole, and then the cable goes
        using var client = night.Connect();
        client.Camera.StartExposure(20, false);
        Assert.That(() => night.AwaitImage(client), Throws.TypeOf<AscomException>());
        var name = NameOf(night, night.RescueFolder);
        Assert.That(DateOf(name), Is.EqualTo(night.Body.Exposures[0].Stamp.UtcDateTime).Within(TimeSpan.FromSeconds(1)));
        Assert.That(name, Does.Contain("_dark_20s_ISO100_"));
    }

    private static List<FrameRecord> Frames(Observatory night)
    {
        NightLog log = new(Path.Combine(night.Folder, "nights"), _ => { });
        return [.. log.Nights().SelectMany(log.Read)];
    }

    private static string NameOf(Observatory night, string folder)
    {
        Assert.That(night.Keeper.Finish(TimeSpan.FromMinutes(1)));
        return Path.GetFileName(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Single());
    }

    private static DateTime DateOf(string name) => DateTime.SpecifyKind(
        DateTime.ParseExact(name.Split('_')[1], "yyyyMMdd'T'HHmmss.fff", System.Globalization.CultureInfo.InvariantCulture),
        DateTimeKind.Utc);
}
