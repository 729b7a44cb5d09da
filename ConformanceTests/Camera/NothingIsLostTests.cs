using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Pictures that are nobody's result are kept all the same, and none of them is delivered as one.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NothingIsLostTests
{
    [Test]
    public void A_shot_of_the_bodys_own_button_is_kept_and_not_delivered()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        night.Body.PressButton();
        night.Clock.Sleep(TimeSpan.FromSeconds(3));
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[1].Code));
        Assert.That(CodesOf(Kept(night, night.RescueFolder)), Is.EqualTo(new[] { night.Body.Exposures[0].Code }));
        Assert.That(night.Log, Has.Some.Contains("before the exposure began"));
    }

    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    public void Of_a_pair_the_RAW_is_delivered_and_the_JPEG_is_kept(string model)
    {
        using var night = new Observatory(model);
        var folder = Path.Combine(night.Folder, "pictures");
        night.Options = new() { Folder = folder };
        using var client = night.Connect();
        if (night.Body.Body.Speaks3)
            night.Body.Turn(SonyProperty.FileFormatStill, (long)FileFormatStill.RawAndJpeg);
        else
            night.Body.Turn(SonyProperty.CompressionSetting, (long)CompressionSetting.RawJpegFine);
        for (var i = 0; i < 3; i++)
            Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[^1].Code));
        var kept = Kept(night, folder);
        Assert.That(kept.Select(Path.GetExtension), Is.EqualTo(new[] { ".jpg", ".jpg", ".jpg" }).IgnoreCase);
        Assert.That(kept.Select(path => File.ReadAllBytes(path)[0]), Has.All.EqualTo(0xFF));
    }

    [Test]
    public void A_cable_that_slips_after_the_last_byte_costs_no_picture()
    {
        using var night = new Observatory("SIM-640", $"{Faults.CablePulledAfterPicture.Name}@1") { Options = Observatory.Impatient };
        using var client = night.Connect();
        client.Camera.StartExposure(2, true);
        night.Await(() => !client.Connected, "the truth about the cable");
        night.Await(() => client.Pictured.ImageReady, "the picture that had come whole");
        using (var frame = client.Pictured.ImageArray)
            Assert.That(Observatory.CodeOf(frame), Is.EqualTo(night.Body.Exposures.Single().Code));
        Assert.That(() => client.Camera, Throws.TypeOf<AscomException>().With.Message.Contains("is away"));
        night.Body.PlugIn();
        night.Await(() => client.Connected, "the body again");
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[1].Code));
    }

    [Test]
    public void Shots_of_the_bodys_own_button_are_kept_though_the_exposure_fails_or_is_aborted()
    {
        using var night = new Observatory("SIM-640", $"{Faults.CardFull.Name}@1");
        using var client = night.Connect();
        for (var i = 0; i < 3; i++)
        {
            night.Body.PressButton();
            night.Clock.Sleep(TimeSpan.FromSeconds(3));
        }

        Assert.That(() => night.Expose(client), Throws.TypeOf<AscomException>().With.Message.Contains("card is full"));
        night.Body.PressButton();
        night.Clock.Sleep(TimeSpan.FromSeconds(3));
        client.Camera.StartExposure(60, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(20));
        client.Camera.AbortExposure();
        Assert.That(CodesOf(Kept(night, night.RescueFolder)), Is.EquivalentTo(night.Body.Exposures.Take(4).Select(taken => taken.Code)));
    }

    [Test]
    public void An_exposure_whose_client_died_ends_as_it_should_and_its_picture_is_in_the_rescue_folder()
    {
        using var night = new Observatory();
        var client = night.Connect();
        client.Camera.StartExposure(60, true);
        night.Clock.Sleep(TimeSpan.FromSeconds(20));
        client.Abandon();
        Assert.That(night.Camera.Clients, Is.EqualTo(1), "the server is needed until the picture is on disk");
        night.Await(() => night.Camera.Clients == 0, "the end of the forsaken exposure");
        Assert.That(night.Body.Exposures.Single().Seconds, Is.EqualTo(60).Within(1));
        Assert.That(CodesOf(Kept(night, night.RescueFolder)), Is.EqualTo(new[] { night.Body.Exposures[0].Code }));
    }

    [Test]
    public void A_picture_that_the_next_exposure_replaces_unfetched_is_in_the_rescue_folder()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        client.Camera.StartExposure(2, true);
        night.AwaitImage(client);
        night.Expose(client);
        Assert.That(CodesOf(Kept(night, night.RescueFolder)), Is.EqualTo(new[] { night.Body.Exposures[0].Code }));
    }

    [Test]
    public void Where_no_file_can_be_written_the_picture_is_delivered_all_the_same_and_the_loss_is_said()
    {
        using var night = new Observatory();
        File.WriteAllText(Path.Combine(night.Folder, "full"), "a file where a folder should be");
        File.WriteAllText(night.RescueFolder, "and another one");
        night.Options = new() { KeepsFiles = true, Folder = Path.Combine(night.Folder, "full") };
        using var client = night.Connect();
        for (var i = 0; i < 2 * Driver.Keeping.Keeper.MostWaiting; i++)
            Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures[^1].Code));
        Assert.That(night.Keeper.Finish(TimeSpan.FromMinutes(1)));
        Assert.That(night.Log, Has.Some.Contains("is lost as a file"));
        Assert.That(night.Keeper.Count.Lost, Is.EqualTo(night.Body.Exposures.Count));
    }

    [Test]
    public void A_picture_of_another_exposure_than_asked_for_is_kept_and_not_delivered()
    {
        using var night = new Observatory("SIM-640", $"{Faults.WrongExposure.Name}@1");
        using var client = night.Connect();
        Assert.That(() => night.Expose(client), Throws.TypeOf<AscomException>().With.Message.Contains("Exif"));
        Assert.That(CodesOf(Kept(night, night.RescueFolder)), Is.EqualTo(new[] { night.Body.Exposures[0].Code }));
        Assert.That(() => client.Camera.ImageArray, Throws.TypeOf<AscomException>());
    }

    private static IReadOnlyList<string> Kept(Observatory night, string folder)
    {
        Assert.That(night.Keeper.Finish(TimeSpan.FromMinutes(1)));
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order()] : [];
    }

    private static IEnumerable<FrameCode> CodesOf(IEnumerable<string> files) => files.Select(path =>
    {
        using var frame = ArwDecoder.Decode(File.ReadAllBytes(path));
        return FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var code)
            ? code : throw new AssertionException($"{path} carries no code");
    });
}
