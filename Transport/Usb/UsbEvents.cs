using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Usb;

/// <summary>Listens on the interrupt endpoint.</summary>
internal sealed class UsbEvents : IDisposable
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(6);

    private readonly ClosingWatch watch = new();
    private readonly UsbPipe pipe;
    private readonly EventQueue queue;
    private readonly Worker listener;

    public UsbEvents(UsbPipe pipe, EventQueue queue, Clock clock, string name)
    {
        this.pipe = pipe;
        this.queue = queue;
        listener = clock.Start($"events of {name}", Listen);
    }

    public void Dispose()
    {
        watch.Close();
        if (listener.Join(EndPatience))
            pipe.Dispose();
    }

    private void Listen()
    {
        var place = GC.AllocateArray<byte>(1024, pinned: true);
        try
        {
            while (true)
                Take(place.AsSpan(0, pipe.Run(place, watch)));
        }
        catch (TransportException error)
        {
            queue.Close(error);
        }
        catch (OperationCanceledException)
        {
            // closed by us
        }
    }

    /// <summary>Events are hints: one that cannot be read is dropped, and the next one is read.</summary>
    private void Take(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= UsbContainer.HeaderLength)
        {
            var container = UsbContainer.Read(bytes);
            if (container.Type != UsbContainerType.Event || container.Length < UsbContainer.HeaderLength || container.Length > bytes.Length)
                return;
            var parameters = UsbContainer.Parameters(bytes[UsbContainer.HeaderLength..(int)container.Length]);
            queue.Add(new(container.Code, At(0), At(1), At(2)));
            bytes = bytes[(int)container.Length..];

            uint At(int index) => index < parameters.Length ? parameters[index] : 0;
        }
    }
}
