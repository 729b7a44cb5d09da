namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>Packets of PTP/IP by hand, right or wrong.</summary>
internal static class PtpIpPackets
{
    internal static byte[] Hello() => Packet(1, new byte[16], 0x41, 0, 0, 0, 0, 0, 1, 0);

    internal static byte[] Request(uint phase, ushort code, uint transaction, params uint[] parameters) =>
        Packet(6, [.. Numbers(phase), .. BitConverter.GetBytes(code), .. Numbers([transaction, .. parameters])]);

    internal static byte[] Packet(uint type, byte[] body, params byte[] more) =>
        [.. Numbers((uint)(8 + body.Length + more.Length), type), .. body, .. more];

    internal static byte[] Numbers(params uint[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];
}
