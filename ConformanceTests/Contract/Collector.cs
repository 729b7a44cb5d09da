using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Contract;

/// <summary>Takes data in bites of a given size, and remembers how it was offered.</summary>
internal sealed class Collector(int bite = int.MaxValue) : IDataReceiver
{
    private byte[] buffer = [];
    private int count;

    public int Begun { get; private set; }

    public ulong? Announced { get; private set; }

    public byte[] Bytes => buffer[..count];

    /// <summary>Something to do once, when so many bytes have come.</summary>
    public (int Count, Action Do)? AfterBytes { get; set; }

    public void Begin(ulong? length)
    {
        Begun++;
        Announced = length;
        count = 0;
    }

    public Memory<byte> Next(int hint)
    {
        Assert.That(hint, Is.GreaterThan(0));
        var wanted = Math.Min(hint, bite);
        if (buffer.Length - count < wanted)
            Array.Resize(ref buffer, Math.Max(2 * buffer.Length, count + wanted));
        return buffer.AsMemory(count, wanted);
    }

    public void Received(int received)
    {
        Assert.That(received, Is.GreaterThan(0));
        count += received;
        if (AfterBytes is { } after && count >= after.Count)
        {
            AfterBytes = null;
            after.Do();
        }
    }
}
