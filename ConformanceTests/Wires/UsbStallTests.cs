using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Usb;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>What a stall before any data means is asked, not waited out.</summary>
public sealed class UsbStallTests
{
    [Test]
    public void A_body_that_is_idle_after_a_stall_has_refused()
    {
        using var clock = new VirtualClock();
        var stall = new UsbStall(() => ResponseCode.Ok, () => throw new InvalidOperationException(), clock);
        Assert.That(stall.MayGoOn(), Is.False);
        Assert.That(clock.GetTimestamp(), Is.Zero, "at once");
    }

    [TestCase(null)]                       // knows no such question
    [TestCase(ResponseCode.DeviceBusy)]    // still at it
    public void A_body_that_is_not_idle_may_still_answer(ushort? status)
    {
        using var clock = new VirtualClock();
        Assert.That(new UsbStall(() => status, () => throw new InvalidOperationException(), clock).MayGoOn());
    }

    [Test]
    public void A_body_that_names_its_stall_first_is_asked_until_it_is_idle()
    {
        using var clock = new VirtualClock();
        var asked = 0;
        Assert.That(new UsbStall(() => ++asked < 4 ? ResponseCode.TransactionCancelled : ResponseCode.Ok, () => true, clock).MayGoOn(),
            Is.False);
        Assert.That(asked, Is.EqualTo(4));
    }

    [TestCase(true, "was reset")]
    [TestCase(false, "switch it off and on")]
    public void A_body_that_stays_stuck_is_reset_and_its_session_is_over(bool takesReset, string words)
    {
        using var clock = new VirtualClock();
        var resets = 0;
        var stall = new UsbStall(() => ResponseCode.GeneralError, () => ++resets > 0 && takesReset, clock);
        var error = Assert.Throws<TransportException>(() => stall.MayGoOn());
        Assert.That((error!.Fault, resets), Is.EqualTo((TransportFault.Disconnected, 1)));
        Assert.That(error.Message, Does.Contain(words));
        Assert.That((double)clock.GetTimestamp() / clock.TimestampFrequency, Is.LessThan(2));
    }
}
