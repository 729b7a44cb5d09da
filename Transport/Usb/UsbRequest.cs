using System.Runtime.InteropServices;
using static SonyAlpha.Transport.Usb.LibUsb;

namespace SonyAlpha.Transport.Usb;

/// <summary>One of libusb's transfers, submitted again and again.</summary>
internal sealed unsafe class UsbRequest : IDisposable
{
    private readonly Transfer* transfer;
    private readonly int* completed;

    public UsbRequest(nint device, UsbEndpoint endpoint, TransferType type)
    {
        completed = (int*)NativeMemory.AllocZeroed(sizeof(int));
        *completed = 1;
        transfer = AllocTransfer(0);
        transfer->Handle = device;
        transfer->Endpoint = endpoint.Address;
        transfer->Type = type;
        transfer->Callback = &OnCompleted;
        transfer->UserData = completed;
    }

    /// <summary>Whether the kernel has done with it and with its memory.</summary>
    public bool IsDone => Volatile.Read(ref *completed) != 0;

    /// <summary>Is set to 1 when it is done: libusb looks at it while it waits.</summary>
    public int* Completed => completed;

    public TransferStatus Status => transfer->Status;

    /// <summary>Bytes that went over the wire.</summary>
    public int Count => transfer->ActualLength;

    public int Asked => transfer->Length;

    /// <param name="place">Stays where it is until the request is done.</param>
    /// <param name="limit">Zero for none.</param>
    /// <returns>Negative if the kernel does not take it.</returns>
    public Error Submit(byte* place, int length, TimeSpan limit)
    {
        *completed = 0;
        transfer->Buffer = place;
        transfer->Length = length;
        transfer->Timeout = (uint)limit.TotalMilliseconds;
        var result = (Error)SubmitTransfer(transfer);
        if (result < 0)
            *completed = 1;
        return result;
    }

    public void Cancel()
    {
        if (!IsDone)
            _ = CancelTransfer(transfer);
    }

    public void Dispose()
    {
        if (!IsDone)
            return; // the kernel may still write there
        FreeTransfer(transfer);
        NativeMemory.Free(completed);
    }

    [UnmanagedCallersOnly]
    private static void OnCompleted(Transfer* transfer) => *(int*)transfer->UserData = 1;
}
