using System.Runtime.InteropServices;
using static SonyAlpha.Transport.Usb.LibUsb;

namespace SonyAlpha.Transport.Usb;

/// <summary>
/// One endpoint: straight from or to the caller's memory, watched while it lasts. What is long goes in several requests that are under way
/// together, so that the camera need not pause between them, each so small that usbmon keeps all of it: a user's capture is whole.
/// </summary>
/// <remarks>Threads: one for each pipe; libusb lets several wait for their requests at once.</remarks>
internal sealed unsafe class UsbPipe : IDisposable
{
    /// <summary>Bytes of one request. usbmon keeps 245,760 of each at most (a fifth of its ring of 1200 KB; seen with Linux 6.1).</summary>
    public const int LongestRequest = 128 << 10;

    /// <summary>Bytes under way together: Linux lends all programs together 16 MB for them (usbfs_memory_mb).</summary>
    public const int MostUnderWay = 8 * LongestRequest;

    /// <summary>A cancelled request ends at once on every system that libusb knows; this bounds the wait if the kernel itself is
    /// stuck.</summary>
    private const int SlicesToCancel = 100;

    private readonly nint context;
    private readonly nint device;
    private readonly TransferType type;
    private readonly List<UsbRequest> requests = [];
    private readonly LinkedList<ReadOnlyMemory<byte>> early = [];
    private readonly long* slice;
    private bool lost;

    public UsbPipe(nint context, nint device, UsbEndpoint endpoint, TransferType type)
    {
        this.context = context;
        this.device = device;
        this.type = type;
        Endpoint = endpoint;
        slice = (long*)NativeMemory.AllocZeroed(2 * sizeof(long));
        var microseconds = (int)Watch.Slice.TotalMicroseconds;
        if (OperatingSystem.IsWindows())
            ((int*)slice)[1] = microseconds;
        else
            slice[1] = microseconds;
    }

    public UsbEndpoint Endpoint { get; }

    /// <summary>Asked after a stall was cleared; whoever throws there is heard by who reads or writes.</summary>
    public Action? Stalled { get; set; }

    private bool IsIn => (Endpoint.Address & 0x80) != 0;

    /// <summary>Reads or writes; a stall is cleared, and it is tried once more (libgphoto2 usb.c:91, 231, 424).</summary>
    /// <param name="place">Longer than one request only if the camera is known to have that much to send. At most
    /// <see cref="MostUnderWay"/>.</param>
    /// <returns>Bytes that went over the wire: fewer than there is room for if the camera sent a short packet.</returns>
    public int Run(Memory<byte> place, Watch watch)
    {
        if (early.First is { } first)
            return TakeEarly(first, place.Span);
        var (status, count) = Try(place, watch, default);
        if (status == TransferStatus.Stall && ClearHalt(device, Endpoint.Address) == 0)
        {
            Stalled?.Invoke();
            (status, count) = Try(place, watch, default);
        }

        return status == TransferStatus.Completed ? count : throw UsbErrors.Of(status, Endpoint.Address);
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
        foreach (var request in requests)
            request.Dispose();
        if (!lost)
            NativeMemory.Free(slice);
    }

    /// <summary>Submits as many requests as the place has room for, and waits for them in their order.</summary>
    /// <returns>What ended it, and the bytes before that. Trouble behind bytes is told by the next try.</returns>
    private (TransferStatus Status, int Count) Try(Memory<byte> place, Watch watch, TimeSpan limit)
    {
        ObjectDisposedException.ThrowIf(lost, this);
        var pin = place.Pin();
        var submitted = new List<UsbRequest>(1);
        try
        {
            Submit((byte*)pin.Pointer, place.Length, limit, submitted);
            var count = 0;
            for (var i = 0; i < submitted.Count; i++)
            {
                Await(submitted[i], watch);
                var (status, isFull) = (submitted[i].Status, submitted[i].Count == submitted[i].Asked);
                count += submitted[i].Count;
                if (status == TransferStatus.Completed)
                    watch.Alive();
                if (status == TransferStatus.Completed && isFull)
                    continue;
                Cancel(submitted);
                KeepEarly(place.Span, submitted, i + 1);
                return (count > 0 ? TransferStatus.Completed : status, count);
            }

            return (TransferStatus.Completed, count);
        }
        finally
        {
            Cancel(submitted);
            lost = submitted.Exists(request => !request.IsDone);
            if (!lost)
                pin.Dispose();
        }
    }

    private void Submit(byte* place, int length, TimeSpan limit, List<UsbRequest> submitted)
    {
        do
        {
            if (requests.Count == submitted.Count)
                requests.Add(new(device, Endpoint, type));
            var request = requests[submitted.Count];
            var part = Math.Min(length, LongestRequest);
            var result = request.Submit(place, part, limit);
            if (result < 0 && submitted.Count > 0)
                return; // other programs have the memory for more: less at once will do
            if (result < 0)
                throw UsbErrors.Of(result, "A transfer");
            submitted.Add(request);
            place += part;
            length -= part;
        }
        while (length > 0);
    }

    private void Await(UsbRequest request, Watch watch)
    {
        while (!request.IsDone)
        {
            if (HandleEvents(context, slice, request.Completed) is < 0 and var error)
                throw UsbErrors.Of((Error)error, "Waiting for the camera");
            watch.Check();
        }
    }

    private void Cancel(List<UsbRequest> submitted)
    {
        foreach (var request in submitted)
            request.Cancel();
        for (var i = 0; i < SlicesToCancel && submitted.Find(request => !request.IsDone) is { } left; i++)
            _ = HandleEvents(context, slice, left.Completed);
    }

    /// <summary>The camera ended its data early, and what it said next has gone where more of the data was expected.</summary>
    private void KeepEarly(ReadOnlySpan<byte> place, List<UsbRequest> submitted, int from)
    {
        for (var i = from; i < submitted.Count && IsIn; i++)
        {
            if (submitted[i].Status == TransferStatus.Completed || submitted[i].Count > 0)
                early.AddLast(place.Slice(i * LongestRequest, submitted[i].Count).ToArray());
        }
    }

    private int TakeEarly(LinkedListNode<ReadOnlyMemory<byte>> first, Span<byte> place)
    {
        var count = Math.Min(place.Length, first.Value.Length);
        first.Value.Span[..count].CopyTo(place);
        if (count == first.Value.Length)
            early.Remove(first);
        else
            first.Value = first.Value[count..];
        return count;
    }
}
