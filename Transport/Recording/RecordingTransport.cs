using System.Buffers;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Recording;

/// <summary>Passes everything on to another transport and writes it to a file, which <see cref="ReplayTransport"/> plays back.</summary>
/// <remarks>A disk that fails ends the recording, never the transaction.</remarks>
public sealed class RecordingTransport : ITransport
{
    private readonly ITransport inner;
    private readonly Clock clock;
    private readonly long start;
    private readonly int most;
    private StreamWriter? file;

    /// <param name="path">Is overwritten, unless the recording goes on in it.</param>
    /// <param name="goesOn">After the camera was away: behind what there is.</param>
    /// <param name="most">Of the data of each transaction so many bytes are kept.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public RecordingTransport(ITransport inner, string id, string path, Clock clock, bool goesOn = false, int most = int.MaxValue)
    {
        this.most = most;
        this.inner = inner;
        this.clock = clock;
        start = clock.GetTimestamp();
        file = new StreamWriter(path, append: goesOn);
        Write(new RecordedLine.Head(id, inner.Description, inner.NeedsSession));
    }

    public string Description => inner.Description;

    public bool NeedsSession => inner.NeedsSession;

    public bool IsNetwork => inner.IsNetwork;

    public bool TryReset() => inner.TryReset();

    public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested(); // what was not begun is not recorded
        var copy = new Copying(dataIn, most);
        try
        {
            var response = inner.Transact(request, request.Direction == DataDirection.In ? copy : dataIn, cancel);
            Write(Line(request, response, copy.Bytes, null) with { Length = copy.Length, Pieces = copy.Pieces });
            return response;
        }
        catch (TransportException error)
        {
            Write(Line(request, default, [], error));
            throw;
        }
        catch (OperationCanceledException)
        {
            Write(Line(request, default, copy.Bytes, null) with { IsCancelled = true });
            throw;
        }
    }

    public PtpEvent? NextEvent(TimeSpan wait)
    {
        try
        {
            var news = inner.NextEvent(wait);
            if (news is { } told)
                Write(new RecordedLine.Event(Now, told));
            return news;
        }
        catch (TransportException error)
        {
            Write(new RecordedLine.Lost(Now, error.Fault, error.Message));
            throw;
        }
    }

    public void Wake() => inner.Wake();

    public void Dispose()
    {
        inner.Dispose();
        file?.Dispose();
        file = null;
    }

    private double Now => clock.Since(start).TotalSeconds;

    private RecordedLine.Exchange Line(in PtpRequest request, PtpResponse response, byte[] data, TransportException? error) => new(
        Now, request.Operation, request.Parameters.ToArray(), request.DataOut.ToArray(), response.Code, response.Parameters.ToArray(), data,
        error?.Fault, error?.Message);

    private void Write(RecordedLine line)
    {
        try
        {
            file?.WriteLine(line.ToJson());
            file?.Flush();
        }
        catch (IOException)
        {
            // not disposed: that would write what is left, and fail again
            file = null;
        }
    }

    /// <summary>Keeps a copy of what goes to the receiver.</summary>
    private sealed class Copying(IDataReceiver? inner, int most) : IDataReceiver
    {
        private readonly ArrayBufferWriter<byte> kept = new();
        private Memory<byte> place;

        /// <summary>Of all that came.</summary>
        public long Length { get; private set; }

        public int Pieces { get; private set; }

        public byte[] Bytes => kept.WrittenSpan.ToArray();

        public void Begin(ulong? length)
        {
            kept.ResetWrittenCount();
            (Length, Pieces) = (0, 0);
            inner?.Begin(length);
        }

        public Memory<byte> Next(int hint) => place = inner?.Next(hint) ?? new byte[Math.Clamp(hint, 1, 1 << 16)];

        public void Received(int count)
        {
            kept.Write(place.Span[..Math.Min(count, most - kept.WrittenCount)]);
            Length += count;
            Pieces++;
            inner?.Received(count);
        }
    }
}
