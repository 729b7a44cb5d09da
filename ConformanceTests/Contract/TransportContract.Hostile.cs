using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Contract;

public abstract partial class TransportContract
{
    private static readonly (Misdeed Misdeed, TransportFault Fault)[] Offences =
    [
        (Misdeed.SaysNothing,               TransportFault.TimedOut),
        (Misdeed.StopsInTheMiddle,          TransportFault.TimedOut),
        (Misdeed.HangsUpInTheMiddle,        TransportFault.Disconnected),
        (Misdeed.AnnouncesTooMuch,          TransportFault.Malformed),
        (Misdeed.AnnouncesTooLittle,        TransportFault.Malformed),
        (Misdeed.NeverEnds,                 TransportFault.Malformed),
        (Misdeed.ChattersForEver,           TransportFault.TimedOut),
        (Misdeed.AnswersAnotherTransaction, TransportFault.Malformed),
        (Misdeed.TalksNonsense,             TransportFault.Malformed),
    ];

    /// <summary>What a peer on this wire can do wrong. A wire hides this by its own where not all is possible: what has no framing cannot
    /// get it wrong.</summary>
    public static IEnumerable<TestCaseData> Misdeeds => Among([.. Offences.Select(offence => offence.Misdeed)]);

    private protected static IEnumerable<TestCaseData> Among(params Misdeed[] misdeeds) =>
        Offences.Where(offence => misdeeds.Contains(offence.Misdeed)).Select(offence => new TestCaseData(offence.Misdeed, offence.Fault));

    [TestCaseSource(nameof(Misdeeds))]
    public void A_peer_that_breaks_the_rules_costs_an_error_and_little_time(Misdeed misdeed, TransportFault fault)
    {
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
