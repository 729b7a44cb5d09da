using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.Driver.Com;

// only the window and the shell are Windows'
#pragma warning disable CA1416

namespace SonyAlpha.ConformanceTests.Com;

/// <summary>What the icon in the taskbar says when the mouse rests on it. What Windows is told of it is recorded under Wine:
/// ci/windows/dialog.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TrayTipTests : IDisposable
{
    private readonly Observatory night = new(["SIM-640", "ILCE-7M3"]);

    private string Tip => TrayIcon.TipOf(night.Bodies.Offered);

    public void Dispose() => night.Dispose();

    [Test]
    public void Without_a_program_it_says_so() => Assert.That(Tip, Is.EqualTo("Sony Alpha camera: no program is connected"));

    [Test]
    public void Each_camera_that_a_program_uses_has_a_line_with_what_it_does()
    {
        var first = night.Connect();
        night.Connect(night.Bodies.Offered[1]);
        first.Camera.StartExposure(2, true);
        night.Await(() => first.Camera.CameraState == Driver.CameraState.Exposing, "exposing");
        Assert.That(Tip, Is.EqualTo("Sony SIM-640 (simulated): exposing\nSony ILCE-7M3 (simulated): ready"));
        night.AwaitImage(first);
        Assert.That(Tip, Does.StartWith("Sony SIM-640 (simulated): ready\n"));
    }

    [Test]
    public void A_camera_that_is_away_is_said_to_be()
    {
        night.Connect();
        night.Body.PullCable();
        night.Await(() => Tip == "Sony SIM-640 (simulated): away", "away");
        night.Body.PlugIn();
        night.Await(() => Tip == "Sony SIM-640 (simulated): ready", "ready");
    }
}
