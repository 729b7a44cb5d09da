using System.Buffers;

namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>Keeps the data of a transaction in an array that grows up to a cap: for everything but pictures.</summary>
public sealed class BufferReceiver(int cap = BufferReceiver.DatasetCap) : IDataReceiver
{
    /// <summary>The largest dataset seen has 10 kB; live view frames stay below 256 KiB (sohtamei/CrCmd.tab5: JpegBuf_SIZE).</summary>
    public const int DatasetCap = 1 << 20;

    private readonly ArrayBufferWriter<byte> buffer = new();

    public ReadOnlyMemory<byte> Data => buffer.WrittenMemory;

    public void Begin(ulong? length) => buffer.ResetWrittenCount();

    public Memory<byte> Next(int hint)
    {
        var room = cap - buffer.WrittenCount;
        if (room <= 0)
            throw new TransportException(TransportFault.Malformed, $"The camera sends more than {cap} bytes where a dataset was expected");
        var place = buffer.GetMemory(Math.Clamp(hint, 1, room));
        return place.Length > room ? place[..room] : place;
    }

    public void Received(int count) => buffer.Advance(count);
}
