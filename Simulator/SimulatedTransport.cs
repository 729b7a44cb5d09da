using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>A simulated body in this process: no wire, but the time that a wire takes.</summary>
internal sealed class SimulatedTransport(CameraLink link, Clock clock) : ITransport
{
    /// <summary>Data comes in portions, as from USB.</summary>
    private const int Portion = 1 << 20;

    /// <summary>How long an answer that never comes is waited for: libgphoto2's own patience (usb.c).</summary>
    private readonly TimeSpan patience = TimeSpan.FromSeconds(20) / link.Camera.Options.ClockDivisor;

    /// <summary>Time of a portion at 40 MB/s, and of a small transaction.</summary>
    private readonly TimeSpan portionTime = TimeSpan.FromMilliseconds(25) / link.Camera.Options.ClockDivisor;

    private readonly TimeSpan transactionTime = TimeSpan.FromMilliseconds(2) / link.Camera.Options.ClockDivisor;

    private TransportException? broken;

    public string Description => $"{link.Camera.Body.Model}, simulated in this program";

    public bool NeedsSession => true;

    public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (broken is not null)
            throw new TransportException(TransportFault.Disconnected, $"The connection to {Description} was given up: {broken.Message}",
                inner: broken);
        try
        {
            return Exchange(request, dataIn, cancel);
        }
        catch (TransportException error)
        {
            broken = error; // as on every wire: what was interrupted cannot be taken up again
            throw;
        }
    }

    public PtpEvent? NextEvent(TimeSpan wait) => link.NextEvent(wait);

    public void Wake() => link.Wake();

    public void Dispose() => link.Detach();

    private PtpResponse Exchange(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
    {
        clock.Sleep(transactionTime, CancellationToken.None);
        var reply = link.Ask(request);
        if (reply.IsSilent)
        {
            var asked = request.Patience / link.Camera.Options.ClockDivisor;
            clock.Sleep(asked < patience ? asked.Value : patience, cancel);
            cancel.ThrowIfCancellationRequested();
            if (asked < patience)
                throw new OperationCanceledException(
                    $"Operation 0x{request.Operation:X4} was not answered within {asked.Value.TotalSeconds:0.#} s, and given up");
            throw new TransportException(TransportFault.TimedOut,
                $"The camera did not answer operation 0x{request.Operation:X4} within {patience.TotalSeconds:0.#} s: "
                + "switch it off and on again if it does not react to its buttons either");
        }

        if (reply.Data is { } data)
            Deliver(data[..(reply.BreaksAt ?? data.Length)], (ulong)(reply.Announced ?? data.Length), dataIn, cancel);
        if (reply.BreaksAt is not null)
            throw Gone();
        reply.Delivered?.Invoke();
        return reply.Announced is { } announced && announced != reply.Data?.Length
            ? throw new TransportException(TransportFault.Malformed,
                $"The camera announced {announced} bytes and sent {reply.Data?.Length ?? 0}. Connect again")
            : reply.Response;
    }

    private void Deliver(ReadOnlyMemory<byte> data, ulong announced, IDataReceiver? receiver, CancellationToken cancel)
    {
        receiver?.Begin(announced);
        while (data.Length > 0)
        {
            var portion = data[..Math.Min(Portion, data.Length)];
            data = data[portion.Length..];
            if (portion.Length == Portion)
                clock.Sleep(portionTime, cancel);
            cancel.ThrowIfCancellationRequested();
            if (!link.IsAttached)
                throw Gone();
            Copy(portion, receiver);
        }
    }

    private static void Copy(ReadOnlyMemory<byte> portion, IDataReceiver? receiver)
    {
        while (receiver is not null && portion.Length > 0)
        {
            var place = receiver.Next(portion.Length);
            var count = Math.Min(place.Length, portion.Length);
            portion[..count].CopyTo(place);
            receiver.Received(count);
            portion = portion[count..];
        }
    }

    private TransportException Gone() => new(TransportFault.Disconnected, $"The simulated {link.Camera.Body.Model} was unplugged");
}
