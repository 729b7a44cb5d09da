using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Com;

/// <summary>Two bodies at one PC, for programs that choose by ASCOM's Chooser: each rig has a camera, a focuser and a switch.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SecondRigTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("sonyalpha-");
    private readonly Station station;

    public SecondRigTests() => station = new(Folders.Below(home.FullName), Clock.Real, new(["SIM-640", "ILCE-7M3", "SIM-640"]));

    private string SerialOfLast
    {
        get
        {
            station.Bodies.Look(_ => false);
            return station.Bodies.Found.Last(found => found.Model == "SIM-640").Serial;
        }
    }

    public void Dispose()
    {
        station.Dispose();
        home.Delete(recursive: true);
    }

    [Test]
    public void Every_kind_has_a_class_for_every_rig()
    {
        var classes = DeviceKinds.All.SelectMany(kind => kind.Classes).ToList();
        Assert.That(classes.Select(made => made.ProgId), Is.EqualTo(new[]
        {
            "ASCOM.SonyAlpha.Camera", "ASCOM.SonyAlpha.Camera2", "ASCOM.SonyAlpha.Focuser", "ASCOM.SonyAlpha.Focuser2",
                "ASCOM.SonyAlpha.Switch", "ASCOM.SonyAlpha.Switch2",
        }));
        Assert.That(classes.Select(made => made.ClassId), Is.Unique);
        Assert.That(classes.Select(made => made.ChooserName), Is.Unique);
        Assert.That(DeviceKinds.All.Select(kind => kind.Classes.Count), Has.All.EqualTo(Settings.Rigs.Count));
    }

    [Test]
    public void A_second_rig_without_a_camera_says_where_to_choose_one() =>
        Assert.That(() => station.ChooseForClients(2),
            Throws.TypeOf<CameraNotFoundException>().With.Message.Contains("Properties of Sony Alpha camera 2"));

    [Test]
    public void It_has_the_camera_with_its_serial_number_and_the_first_rig_has_another()
    {
        station.Settings.Set(Settings.Camera, "sim:SIM-640");
        station.Settings.Set(Settings.SecondCamera, SerialOfLast.ToLowerInvariant());
        var (first, second) = (station.ChooseForClients(), station.ChooseForClients(2));
        Assert.That((first.Id, second.Whole.Setup.Found.Serial), Is.EqualTo(("sim:SIM-640", SerialOfLast)));
        Assert.That(second, Is.Not.SameAs(first).And.SameAs(station.ChooseForClients(2)));
    }

    [Test]
    public void An_id_will_do_where_a_camera_has_no_serial_number()
    {
        station.Settings.Set(Settings.SecondCamera, "SIM:ilce-7m3");
        Assert.That(station.ChooseForClients(2).Id, Is.EqualTo("sim:ILCE-7M3"));
    }

    [Test]
    public void A_serial_number_that_is_not_there_is_named()
    {
        station.Settings.Set(Settings.SecondCamera, "03282933");
        Assert.That(() => station.ChooseForClients(2),
            Throws.TypeOf<CameraNotFoundException>().With.Message.Contains("03282933").And.Message.Contains("sim:SIM-640"));
    }
}
