using System.Diagnostics;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Contract;

public abstract partial class TransportContract
{
    [Test]
    public void What_the_camera_says_is_heard() => SitOpen((_, transport) =>
    {
        Run(transport, TestCamera.NudgeFor(3));
        for (var i = 0; i < 3; i++)
            Assert.That(transport.NextEvent(Soon), Is.EqualTo(new PtpEvent((ushort)(0xC201 + i), 1, 2, 3)));
        Assert.That(transport.NextEvent(TimeSpan.Zero), Is.Null);
        RequireAlive(transport);
    });

    [Test]
    public void What_it_says_while_nobody_asks_is_heard_too() => SitOpen((wire, transport) =>
    {
        wire.Camera.Say(new(0xC203, 0xD215));
        Assert.That(transport.NextEvent(Soon), Is.EqualTo(new PtpEvent(0xC203, 0xD215)));
        RequireAlive(transport);
    });

    [Test]
    public void Waiting_ends_by_itself() => SitOpen((_, transport) =>
    {
        var watch = Stopwatch.StartNew();
        Assert.That(transport.NextEvent(TimeSpan.FromMilliseconds(120)), Is.Null);
        Assert.That(watch.Elapsed, Is.InRange(TimeSpan.FromMilliseconds(100), Soon));
    });

    [Test]
    public void A_waiting_thread_can_be_woken() => SitOpen((_, transport) =>
    {
        var watch = Stopwatch.StartNew();
        var waker = Clock.Real.Start("waker", () =>
        {
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(100));
            transport.Wake();
        });
        Assert.That(transport.NextEvent(TimeSpan.FromSeconds(10)), Is.Null);
        Assert.That(watch.Elapsed, Is.LessThan(Soon));
        Assert.That(waker.Join(Soon));
    });

    [Test]
    public void A_wake_that_comes_too_early_is_not_lost() => SitOpen((_, transport) =>
    {
        transport.Wake();
        var watch = Stopwatch.StartNew();
        Assert.That(transport.NextEvent(TimeSpan.FromSeconds(10)), Is.Null);
        Assert.That(watch.Elapsed, Is.LessThan(Soon));
    });

    [Test]
    public void A_camera_that_is_unplugged_while_waiting_is_missed() => SitOpen((wire, transport) =>
    {
        wire.Unplug();
        Fails(() => transport.NextEvent(TimeSpan.FromSeconds(10)), TransportFault.Disconnected);
    });

    [Test]
    public void A_camera_that_is_unplugged_is_gone_for_good_and_another_connection_works() => Sit(wire =>
    {
        using (var transport = wire.Open())
        {
            Run(transport, TestCamera.OpenSession);
            wire.Unplug();
            Fails(() => Run(transport, TestCamera.EchoOf()), TransportFault.Disconnected);
            Fails(() => Run(transport, TestCamera.EchoOf()), TransportFault.Disconnected);
        }

        wire.Plug();
        using var again = wire.Open();
        Run(again, TestCamera.OpenSession);
        RequireAlive(again);
    });
}
