using SonyAlpha.SonyProtocol;
using static SonyAlpha.ConformanceTests.Simulator.PtpIpPackets;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>Peers of the simulated body who talk nonsense, and what they cost.</summary>
[NonParallelizable]
public sealed class PtpIpStrangersTests
{
    [Test]
    public void Whatever_peers_say_the_next_one_is_served()
    {
        using var bench = new NetworkBench();
        NetworkBench.Endure(bench.PtpIp.Port, Garbage, () =>
        {
            using var camera = SonyCamera.Connect(PtpIpServerTests.Open(bench), Clock.Real);
            Assert.That(camera.Properties.All, Is.Not.Empty);
        });
    }

    /// <summary>A good beginning, now and then, and then nonsense.</summary>
    private static byte[] Garbage(Random chance)
    {
        var noise = new byte[chance.Next(200)];
        chance.NextBytes(noise);
        uint[] lengths = [0, 7, 8, 12, 100_000, int.MaxValue, uint.MaxValue, (uint)chance.Next(64)];
        var odd = (byte[])[.. Numbers(lengths[chance.Next(lengths.Length)], (uint)chance.Next(16)), .. noise];
        return chance.Next(4) switch
        {
            0 => noise,
            1 => odd,
            2 => [.. Hello(), .. odd],
            _ => [.. Hello(), .. Request((uint)chance.Next(4), (ushort)(0x9200 + chance.Next(16)), 0, 1, 2),
                .. Packet((uint)chance.Next(16), noise), .. odd],
        };
    }
}
