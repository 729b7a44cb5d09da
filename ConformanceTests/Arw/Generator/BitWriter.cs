namespace SonyAlpha.ConformanceTests.Arw.Generator;

/// <summary>Collects bits, the highest of each byte first.</summary>
internal sealed class BitWriter
{
    private readonly List<byte> bytes = [];
    private ulong pending;
    private int count;

    public void Put(int bits, uint value)
    {
        pending = pending << bits | value;
        count += bits;
        for (; count >= 8; count -= 8)
            bytes.Add((byte)(pending >> (count - 8)));
    }

    /// <summary>All bytes; the last one is filled up with that bit.</summary>
    public byte[] Finish(bool ones)
    {
        if (count > 0)
            Put(8 - count, ones ? (1u << (8 - count)) - 1 : 0);
        return [.. bytes];
    }
}
