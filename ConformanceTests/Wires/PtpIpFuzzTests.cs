using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>Whatever a responder sends, a transaction ends, with an answer or as a failure of the pipe.</summary>
public sealed class PtpIpFuzzTests
{
    private const int Cap = 2_000_000;

    private static readonly PtpRequest GetObject = new(0x1009, DataDirection.In, new uint[] { 0xFFFFC001 });

    private static readonly TimeSpan Longest = Wire.Patience + TimeSpan.FromSeconds(10);

    [Test]
    public void An_answer_that_is_nearly_right_costs_an_error_in_bounded_time_and_memory()
    {
        using var peer = new NearlyRightPeer();
        var (answered, failed, most) = (0, 0, 0L);
        var (times, chance) = (Dice.Throws(200), new Random(Dice.Seed));
        for (var i = 0; i < times; i++)
        {
            peer.Chance = new(chance.Next()); // neighbouring seeds would begin alike
            using var transport = Open(peer.Port);
            var (begin, before) = (Clock.Real.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            if (Ends(transport))
                answered++;
            else
                failed++;
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            most = Math.Max(most, allocated);
            Assert.That(Clock.Real.Since(begin), Is.LessThan(Longest), $"answer {i}");
            Assert.That(allocated, Is.LessThan(16 * Cap), $"bytes, answer {i}");
        }

        TestContext.Out.WriteLine($"{answered} answers, {failed} errors, {most / 1e6:0.0} MB at most");
        Assert.That(failed, Is.Positive);
        peer.Chance = null;
        using var again = Open(peer.Port);
        var receiver = new BufferReceiver(Cap);
        Assert.That(again.Transact(GetObject, receiver, default).IsOk);
        Assert.That(receiver.Data.Length, Is.EqualTo(NearlyRightPeer.ObjectLength));
    }

    private static PtpIpTransport Open(int port) =>
        PtpIpTransport.Open(new("127.0.0.1", port), new(Guid.NewGuid()) { Patience = Wire.Patience }, Clock.Real, default);

    /// <returns>Whether an answer came. Any other error than that of a transport goes on to the test.</returns>
    private static bool Ends(PtpIpTransport transport)
    {
        try
        {
            transport.Transact(GetObject, new BufferReceiver(Cap), default);
            return true;
        }
        catch (TransportException)
        {
            return false;
        }
    }
}
