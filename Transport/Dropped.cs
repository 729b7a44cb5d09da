using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport;

/// <summary>Takes data that nobody wants: of a cancelled transaction, or where no data was expected.</summary>
internal sealed class Dropped : IDataReceiver
{
    /// <summary>Twice the largest picture: a camera that goes on is out of its mind.</summary>
    private const long Cap = 1L << 30;

    private readonly byte[] place = new byte[64 << 10];
    private long count;

    public void Begin(ulong? length) => count = 0;

    public Memory<byte> Next(int hint) => count < Cap
        ? place
        : throw new TransportException(TransportFault.Malformed, $"The camera sent {count} bytes that nobody asked for, and goes on");

    public void Received(int bytes) => count += bytes;
}
