using System.Runtime.Versioning;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Wpd;

/// <summary>A camera on a cable, through Windows' own driver for portable devices.</summary>
[SupportedOSPlatform("windows")]
public sealed class WpdTransport : WireTransport
{
    /// <summary>A driver that is busy is asked again (digiCamControl, BaseMTPCamera).</summary>
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(1);

    private readonly WpdThread thread;
    private readonly WpdChannel channel;
    private readonly Action closed;
    private readonly Clock clock;
    private byte[] place = [];
    private bool disposed;

    private WpdTransport(string camera, WpdThread thread, WpdChannel channel, TimeSpan patience, Clock clock, Action closed)
        : base(camera, patience, clock)
    {
        this.thread = thread;
        this.channel = channel;
        this.clock = clock;
        this.closed = closed;
    }

    /// <summary>Windows' driver has a session of its own.</summary>
    public override bool NeedsSession => false;

    /// <param name="closed">Called when the transport is closed.</param>
    internal static WpdTransport Open(PnpId id, string camera, TimeSpan patience, Clock clock, Action closed, CancellationToken cancel)
    {
        WpdThread thread = new("wpd", clock);
        WpdChannel? opened = null;
        try
        {
            var tooLate = $"Opening {camera} takes too long: connect it again, switched off and on if need be";
            DeadlineWatch watch = new(clock, patience, tooLate, cancel);
            var channel = thread.Run(() => opened = WpdChannel.Open(id, camera), watch);
            WpdTransport transport = new(camera, thread, channel, patience, clock, closed);
            thread.Run(transport.Listen, watch);
            return transport;
        }
        catch (Exception error)
        {
            thread.End(() => opened?.Dispose(), EndPatience);
            if (error is TransportException or OperationCanceledException)
                throw;
            throw WpdErrors.Of(error.HResult, $"Opening {camera}", error);
        }
    }

    public override void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        thread.End(channel.Dispose, EndPatience);
        closed();
    }

    private protected override PtpResponse Exchange(in PtpRequest request, DataPhase data)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var asked = request;
        string? context = null;
        try
        {
            using var begun = Ask(() => channel.Begin(asked));
            context = begun.Context;
            if (context is null)
                return begun.Response;
            var block = WpdBlock.Size(begun.OptimalSize);
            if (request.Direction == DataDirection.In)
                Read(context, begun.TotalSize, block, data);
            else if (request.Direction == DataDirection.Out)
                Write(context, request.DataOut, (int)block);
            return Ask(() => channel.End(context));
        }
        catch (TransportException error) when (context is null && WpdErrors.RefusalOf(error.OsCode, asked.Operation) is { } refusal)
        {
            return new(refusal); // the driver answers for the camera
        }
        catch
        {
            GiveUp(context);
            throw;
        }
    }

    private protected override void AskToStop(uint transaction)
    {
        // Unconfirmed: [wpd-heeds-cancel] that the driver ends a transfer early and the body is in step afterwards. All is read, and
        // dropped
    }

    private protected override void Sever()
    {
        // the owner closes it
    }

    private int Listen()
    {
        channel.Listen(new WpdEvents(Events, Description));
        return 0;
    }

    /// <summary>Reads all that was announced, or the body falls out of step; if nothing was, until a block is not full.</summary>
    private void Read(string context, ulong? total, uint block, DataPhase data)
    {
        data.Begin(total);
        for (var left = total ?? ulong.MaxValue; left > 0;)
        {
            var count = (uint)Math.Min(block, left);
            if (place.Length < count)
                place = new byte[count];
            using var bytes = Ask(() => channel.ReadBlock(context, place, count));
            Take(bytes.Span, data);
            left -= (ulong)bytes.Span.Length;
            if (bytes.Span.Length == 0 || (total is null && bytes.Span.Length < count))
                break;
        }

        data.End();
    }

    private static void Take(ReadOnlySpan<byte> bytes, DataPhase data)
    {
        while (bytes.Length > 0)
        {
            var room = data.Next(bytes.Length);
            var count = Math.Min(room.Length, bytes.Length);
            bytes[..count].CopyTo(room);
            data.Received(count);
            bytes = bytes[count..];
        }
    }

    private void Write(string context, ReadOnlyMemory<byte> data, int block)
    {
        while (data.Length > 0)
        {
            var piece = data.Length > block ? data[..block] : data;
            var written = (int)Ask(() => channel.WriteBlock(context, piece));
            if (written <= 0 || written > piece.Length)
                throw WpdErrors.Incomplete($"the right number of bytes written: {written} of {piece.Length}");
            Watch.Progress(written);
            data = data[written..];
        }
    }

    /// <summary>Runs a step on the device's thread; again if the driver is busy, as long as the camera may be silent.</summary>
    private T Ask<T>(Func<T> step)
    {
        while (true)
        {
            try
            {
                var result = thread.Run(step, Watch);
                Watch.Alive();
                return result;
            }
            catch (Exception error) when (error is not (TransportException or OperationCanceledException))
            {
                var failure = WpdErrors.Of(error.HResult, $"A transfer from or to {Description}", error);
                if (error.HResult != WpdErrors.Busy)
                    throw failure;
                AwaitReady(failure);
            }
        }
    }

    private void AwaitReady(TransportException failure)
    {
        clock.Sleep(BusyPause);
        try
        {
            Watch.Check();
        }
        catch (TransportException)
        {
            throw failure; // says more than that time is over
        }
    }

    /// <summary>A transfer that failed is ended; a call that hangs is made to return, or left behind.</summary>
    private void GiveUp(string? context)
    {
        if (thread.IsStuck)
        {
            clock.Start("wpd cancel", channel.Cancel);
            thread.AwaitIdle(EndPatience);
        }

        if (thread.IsStuck || context is null)
            return;
        try
        {
            thread.Run(() => channel.End(context), new DeadlineWatch(clock, EndPatience, "The transfer could not be ended", default));
        }
#pragma warning disable CA1031 // what failed first is what the caller is told
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
