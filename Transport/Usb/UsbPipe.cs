using System.Runtime.InteropServices;
using static SonyAlpha.Transport.Usb.LibUsb;

namespace SonyAlpha.Transport.Usb;

/// <summary>One endpoint: a transfer at a time, straight from or to the caller's memory, watched while it lasts.</summary>
/// <remarks>Threads: one for each pipe; libusb lets several wait for their transfers at once.</remarks>
internal sealed unsafe class UsbPipe : IDisposable
{
    /// <summary>A cancelled transfer ends at once on every system that libusb knows; this bounds the wait if the kernel itself is stuck.</summary>
    private const int SlicesToCancel = 100;

    private readonly nint context;
    private readonly nint device;
    private readonly Transfer* transfer;
    private readonly int* completed;
    private readonly long* slice;
    private bool lost;

    public UsbPipe(nint context, nint device, UsbEndpoint endpoint, TransferType type)
    {
        this.context = context;
        this.device = device;
        Endpoint = endpoint;
        completed = (int*)NativeMemory.AllocZeroed(sizeof(int));
        slice = (long*)NativeMemory.AllocZeroed(2 * sizeof(long));
        var microseconds = (int)Watch.Slice.TotalMicroseconds;
        if (OperatingSystem.IsWindows())
            ((int*)slice)[1] = microseconds;
        else
            slice[1] = microseconds;
        transfer = AllocTransfer(0);
        transfer->Handle = device;
        transfer->Endpoint = endpoint.Address;
        transfer->Type = type;
        transfer->Callback = &OnCompleted;
        transfer->UserData = completed;
    }

    public UsbEndpoint Endpoint { get; }

    /// <summary>Runs one transfer; a stall is cleared, and the transfer tried once more (libgphoto2 usb.c:91, 231, 424).</summary>
    /// <returns>Bytes that went over the wire: fewer than there is room for if the camera sent a short packet.</returns>
    public int Run(ReadOnlyMemory<byte> place, Watch watch)
    {
        var (status, count) = Try(place, watch, default);
        if (status == TransferStatus.Stall && ClearHalt(device, Endpoint.Address) == 0)
            (status, count) = Try(place, watch, default);
        if (status != TransferStatus.Completed)
            throw UsbErrors.Of(status, Endpoint.Address);
        watch.Alive();
        return count;
    }

    /// <summary>Reads what a program before us left in the camera, until nothing comes for a moment.</summary>
    public void Flush(Memory<byte> place, Watch watch)
    {
        TransferStatus status;
        do
        {
            watch.Check();
            (status, _) = Try(place, watch, TimeSpan.FromMilliseconds(20));
        }
        while (status == TransferStatus.Completed);

        if (status == TransferStatus.Stall)
            _ = ClearHalt(device, Endpoint.Address);
        else if (status == TransferStatus.NoDevice)
            throw UsbErrors.Of(status, Endpoint.Address);
    }

    public void Dispose()
    {
        if (lost)
            return; // the kernel may still write there
        FreeTransfer(transfer);
        NativeMemory.Free(completed);
        NativeMemory.Free(slice);
    }

    [UnmanagedCallersOnly]
    private static void OnCompleted(Transfer* transfer) => *(int*)transfer->UserData = 1;

    private (TransferStatus Status, int Count) Try(ReadOnlyMemory<byte> place, Watch watch, TimeSpan limit)
    {
        ObjectDisposedException.ThrowIf(lost, this);
        var pin = place.Pin();
        try
        {
            *completed = 0;
            transfer->Buffer = (byte*)pin.Pointer;
            transfer->Length = place.Length;
            transfer->Timeout = (uint)limit.TotalMilliseconds;
            if (SubmitTransfer(transfer) is < 0 and var error)
                throw UsbErrors.Of((Error)error, "A transfer");
            Await(watch);
            return (transfer->Status, transfer->ActualLength);
        }
        finally
        {
            if (!lost)
                pin.Dispose();
        }
    }

    private void Await(Watch watch)
    {
        try
        {
            while (Volatile.Read(ref *completed) == 0)
            {
                Handle();
                watch.Check();
            }
        }
        catch
        {
            _ = CancelTransfer(transfer);
            for (var i = 0; i < SlicesToCancel && Volatile.Read(ref *completed) == 0; i++)
                Handle();
            lost = Volatile.Read(ref *completed) == 0;
            throw;
        }
    }

    private void Handle()
    {
        if (HandleEvents(context, slice, completed) is < 0 and var error)
            throw UsbErrors.Of((Error)error, "Waiting for the camera");
    }
}
