using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Contract;

public abstract partial class TransportContract
{
    [TestCase(Misdeed.SaysNothing, TransportFault.TimedOut)]
    [TestCase(Misdeed.StopsInTheMiddle, TransportFault.TimedOut)]
    [TestCase(Misdeed.HangsUpInTheMiddle, TransportFault.Disconnected)]
    [TestCase(Misdeed.AnnouncesTooMuch, TransportFault.Malformed)]
    [TestCase(Misdeed.AnnouncesTooLittle, TransportFault.Malformed)]
    [TestCase(Misdeed.NeverEnds, TransportFault.Malformed)]
    [TestCase(Misdeed.ChattersForEver, TransportFault.TimedOut)]
    [TestCase(Misdeed.AnswersAnotherTransaction, TransportFault.Malformed)]
    [TestCase(Misdeed.TalksNonsense, TransportFault.Malformed)]
    public void A_peer_that_breaks_the_rules_costs_an_error_and_little_time(Misdeed misdeed, TransportFault fault)
    {
        if (!Allows(misdeed))
            Assert.Ignore("A peer on this wire cannot do that");
        SitOpen((wire, transport) =>
        {
            wire.Misdeed = misdeed;
            var before = GC.GetTotalAllocatedBytes();
            var receiver = new BufferReceiver(cap: 2_000_000);
            Fails(() => Run(transport, TestCamera.GiveOf(1_000_000), receiver), fault);
            Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(64 << 20), "bytes allocated");
            Fails(() => Run(transport, TestCamera.EchoOf()), TransportFault.Disconnected);
        });
    }

    [Test]
    public void After_a_peer_broke_the_rules_another_connection_works() => Sit(wire =>
    {
        using (var transport = wire.Open())
        {
            Run(transport, TestCamera.OpenSession);
            wire.Misdeed = Misdeed.HangsUpInTheMiddle;
            Fails(() => Run(transport, TestCamera.GiveOf(1_000_000), new BufferReceiver()), TransportFault.Disconnected);
        }

        wire.Plug();
        using var again = wire.Open();
        Run(again, TestCamera.OpenSession);
        RequireAlive(again);
    });
}
