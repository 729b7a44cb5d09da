using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>What a client can choose of a picture, and what becomes of pictures that nobody has.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DeliveryTests
{
    private static IEnumerable<string> FullSize =>
        SimulatedBodies.All.Select(body => body.Model).Where(model => !model.StartsWith("SIM-", StringComparison.Ordinal));

    [TestCaseSource(nameof(FullSize))]
    public void A_picture_of_full_size_is_that_of_its_exposure(string model)
    {
        using var night = new Observatory(model);
        using var client = night.Connect();
        Assert.That(night.Expose(client), Is.EqualTo(night.Body.Exposures.Single().Code));
        using var frame = client.Camera.ImageArray;
        Assert.That((frame.Width, frame.Height), Is.EqualTo((client.Camera.CameraXSize, client.Camera.CameraYSize)));
    }

    [TestCase(Readout.ActiveArea, 4256, 2848)]
    [TestCase(Readout.WholeArray, 4288, 2848)]
    [TestCase(Readout.Superpixel, 2128, 1424)]
    public void A_readout_mode_has_its_own_size_and_tells_it_before(Readout mode, int width, int height)
    {
        using var night = new Observatory("ILCE-7SM3");
        using var client = night.Connect();
        client.Camera.ReadoutMode = (short)mode;
        Assert.That((client.Camera.CameraXSize, client.Camera.CameraYSize, client.Camera.NumX, client.Camera.NumY),
            Is.EqualTo((width, height, width, height)));
        client.Camera.StartExposure(2, true); // the code in the pixels does not outlive superpixels
        night.AwaitImage(client);
        using var frame = client.Camera.ImageArray;
        Assert.That((frame.Width, frame.Height), Is.EqualTo((width, height)));
        Assert.That(client.Camera.ReadoutModes[(int)mode], Is.Not.Empty);
    }

    [Test]
    public void In_list_mode_gain_is_an_index_and_the_ISO_is_the_one_it_names()
    {
        using var night = new Observatory { Options = new() { GainMode = GainMode.List } };
        using var client = night.Connect();
        var index = client.Camera.Gains.ToList().IndexOf("ISO 1600");
        client.Camera.Gain = (short)index;
        night.Expose(client);
        Assert.That((night.Body.Exposures.Single().Iso, client.Camera.Gain), Is.EqualTo((1600, (short)index)));
        Assert.That(() => client.Camera.GainMin,
            Throws.TypeOf<AscomException>().With.Property("Number").EqualTo(AscomErrors.NotImplementedNumber), "never two modes");
    }

    [Test]
    public void Kept_files_are_the_cameras_own_whether_fetched_or_not()
    {
        using var night = new Observatory();
        var folder = Path.Combine(night.Folder, "kept");
        night.Options = new() { KeepsFiles = true, Folder = folder };
        using var client = night.Connect();
        night.Expose(client);
        night.Expose(client);
        Assert.That(night.Keeper.Finish(TimeSpan.FromMinutes(1)));
        Assert.That(Directory.GetFiles(folder, "*.arw", SearchOption.AllDirectories), Has.Length.EqualTo(2));
        Assert.That(night.Rescued(), Is.Empty);
    }

    [Test]
    public void A_picture_whose_client_has_gone_is_in_the_rescue_folder()
    {
        using var night = new Observatory();
        using (var client = night.Connect())
        {
            client.Camera.StartExposure(2, true);
            night.AwaitImage(client);
        }

        night.Clock.Sleep(TimeSpan.FromSeconds(5));
        Assert.That(night.Keeper.Finish(TimeSpan.FromMinutes(1)));
        Assert.That(night.Rescued(), Has.Count.EqualTo(1));
        Assert.That(night.Log, Has.Some.Contains("rescue folder").And.Some.Contains("no client has fetched it"));
    }

    [Test]
    public void After_the_cable_was_pulled_the_camera_is_taken_up_again_with_the_same_settings()
    {
        using var night = new Observatory();
        using var client = night.Connect();
        client.Camera.Gain = 1600;
        night.Body.PullCable();
        night.Await(() => !client.Connected, "the truth about the cable");
        night.Body.PlugIn();
        night.Await(() => client.Connected, "the body again");
        night.Expose(client);
        Assert.That((night.Body.Exposures.Single().Iso, client.Camera.Gain), Is.EqualTo((1600, (short)1600)));
    }
}
