using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>A client that does not name its device, as those of COM: which one it gets is decided each time it connects.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ChosenDeviceTests : IDisposable
{
    private readonly Observatory night = new(["SIM-640", "ILCE-7M3"]) { Options = Observatory.Impatient };
    private DeviceSession client = null!;
    private Driver.Camera chosen = null!;

    private Driver.Camera First => night.Bodies.Offered[0];

    private Driver.Camera Second => night.Bodies.Offered[1];

    public void Dispose() => night.Dispose();

    [SetUp]
    public void A_client_connects_to_the_only_camera_whose_cable_is_pulled_then()
    {
        chosen = First;
        client = Driver.Camera.Row.NewSession(() => chosen, night.Clock);
        client.Connected = true;
        night.BodyOf(First).PullCable();
        night.Await(() => !client.Connected, "the news that it is gone");
        chosen = Second;
    }

    [Test]
    public void Connected_takes_the_other_camera_that_is_there_now_and_lets_the_first_go()
    {
        client.Connected = true;
        TheSecondIsItsAlone();
    }

    [Test]
    public void Connect_does_so_too()
    {
        client.Connect();
        night.Await(() => !client.Connecting, "the end of connecting");
        TheSecondIsItsAlone();
    }

    [Test]
    public void A_burst_of_Connect_and_Disconnect_ends_as_its_last_call_says([Values] bool connected)
    {
        for (var i = 0; i < 12; i++)
        {
            client.Connect();
            client.Disconnect();
        }

        if (connected)
            client.Connect();
        night.Await(() => !client.Connecting, "the end of connecting");
        Assert.That((client.Connected, First.Clients, Second.Clients), Is.EqualTo((connected, 0, connected ? 1 : 0)));
    }

    [Test]
    public void A_camera_that_was_let_go_is_not_taken_up_again_when_it_returns()
    {
        client.Connected = true;
        night.BodyOf(First).PlugIn();
        night.Clock.Sleep(TimeSpan.FromSeconds(10));
        TheSecondIsItsAlone();
    }

    private void TheSecondIsItsAlone()
    {
        Assert.That((client.Connected, client.Name), Is.EqualTo((true, Second.Name)));
        Assert.That((First.Clients, Second.Clients), Is.EqualTo((0, 1)), "who holds which camera");
        night.Await(() => First.Link is Link.Closed, "the first one's end");
    }
}
