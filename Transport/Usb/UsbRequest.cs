using System.Runtime.InteropServices;
using SonyAlpha.SonyProtocol.Ptp;
using static SonyAlpha.Transport.Usb.LibUsb;

namespace SonyAlpha.Transport.Usb;

/// <summary>One of libusb's transfers, submitted again and again.</summary>
internal sealed unsafe class UsbRequest : IDisposable
{
    private readonly Transfer* transfer;
    private readonly int* completed;

    /// <exception cref="TransportException">There is no memory for it.</exception>
    public UsbRequest(nint device, UsbEndpoint endpoint, TransferType type)
    {
        transfer = Checked(AllocTransfer(0));
        completed = (int*)NativeMemory.AllocZeroed(sizeof(int));
        *completed = 1;
        transfer->Handle = device;
        transfer->Endpoint = endpoint.Address;
        transfer->Type = type;
        transfer->Callback = &OnCompleted;
        transfer->UserData = completed;
    }

    /// <summary>libusb_alloc_transfer gives null where there is no memory (libusb io.c).</summary>
    /// <exception cref="TransportException">It did.</exception>
    internal static Transfer* Checked(Transfer* allocated) => allocated is not null ? allocated
        : throw new TransportException(TransportFault.NotSupported, "libusb has no memory for a transfer: close other programs");

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
