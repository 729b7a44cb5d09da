using SonyAlpha.Driver;
using SonyAlpha.Driver.Com;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Com;

/// <summary>What is taken over from ASCOM.SonyMirrorless.Camera. That it is found in the registry is tested under Wine:
/// ci/windows/installer.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OlderDriverTests : IDisposable
{
    private static readonly FoundCamera Attached = new("wpd:D0000001", "ILCE-7M3", "D0000001", "USB");
    private static readonly FoundCamera Another = new("wpd:D0000002", "ILCE-7M4", "D0000002", "USB");
    private static readonly FoundCamera Simulated = new("sim:ILCE-7M3", "ILCE-7M3", "", "simulated", IsSimulated: true);

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("sonyalpha-");
    private readonly Settings settings;

    public OlderDriverTests()
    {
        var folders = Folders.Below(root.FullName);
        settings = new(new JsonSettingsStore(folders.SettingsFile), folders);
    }

    public void Dispose() => root.Delete(recursive: true);

    [Test]
    public void Its_camera_is_chosen_if_just_one_of_that_model_is_attached()
    {
        Import(new("ILCE-7M3 (s/n: 3282933)", false, "", false), Attached, Another, Simulated);
        Assert.That(settings[Settings.Camera], Is.EqualTo("wpd:D0000001"));
    }

    [Test]
    public void Which_of_several_it_was_cannot_be_told_and_is_left_to_the_user()
    {
        var said = Import(new("ILCE-7M3 (s/n: 3282933)", false, "", false), Attached, Attached with { Id = "wpd:D0000003" });
        Assert.That(settings[Settings.Camera], Is.Empty);
        Assert.That(said, Does.Contain("ILCE-7M3 (s/n: 3282933)").And.Contain("2 of its model"));
    }

    [Test]
    public void A_simulated_one_is_never_chosen()
    {
        Import(new("ILCE-7M3 (s/n: 3282933)", false, "", false), Simulated);
        Assert.That(settings[Settings.Camera], Is.Empty);
    }

    [TestCase(true, "{night}/{model}_{date}T{time}_{kind}_{seconds}s_ISO{iso}_{frame}")]
    [TestCase(false, "{model}_{date}T{time}_{kind}_{seconds}s_ISO{iso}_{frame}")]
    public void Its_folder_is_kept_to_by_date_or_without(bool perDate, string name)
    {
        var folder = Path.Combine(root.FullName, "pictures");
        Import(new("", true, folder, perDate));
        Assert.That((settings[Settings.KeepArw], settings[Settings.ArwFolder], settings[Settings.ArwName]),
            Is.EqualTo(("on", folder, name)));
    }

    [Test]
    public void A_folder_that_it_did_not_use_is_not_taken_over()
    {
        Import(new("", false, root.FullName, true));
        Assert.That((settings[Settings.KeepArw], settings[Settings.ArwFolder]), Is.EqualTo(("off", "")));
    }

    [Test]
    public void What_was_chosen_here_already_stays()
    {
        settings.Set(Settings.Camera, "sim:SIM-640");
        settings.Set(Settings.ArwFolder, Path.Combine(root.FullName, "mine"));
        Import(new("ILCE-7M3 (s/n: 3282933)", true, root.FullName, false), Attached);
        Assert.That((settings[Settings.Camera], settings[Settings.ArwFolder]),
            Is.EqualTo(("sim:SIM-640", Path.Combine(root.FullName, "mine"))));
        Assert.That(settings[Settings.KeepArw], Is.EqualTo("off"));
    }

    private string Import(OlderDriver older, params FoundCamera[] attached) => string.Join(' ', older.ImportInto(settings, attached));
}
