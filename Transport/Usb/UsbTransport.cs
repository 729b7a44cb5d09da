using System.Buffers.Binary;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using static SonyAlpha.Transport.Usb.LibUsb;

namespace SonyAlpha.Transport.Usb;

/// <summary>A camera on a cable, through libusb.</summary>
public sealed class UsbTransport : WireTransport
{
    /// <summary>Bytes sent in one transfer: a multiple of every packet size.</summary>
    private const int Block = 256 << 10;

    /// <summary>What is left of another program's transaction, when we come, is no more than a picture.</summary>
    private static readonly TimeSpan FlushPatience = TimeSpan.FromSeconds(5);

    private readonly byte[] outgoing = GC.AllocateArray<byte>(UsbContainer.HeaderLength + Block, pinned: true);
    private readonly UsbContext context;
    private readonly nint handle;
    private readonly PtpInterface ptp;
    private readonly UsbPipe bulkIn;
    private readonly UsbPipe bulkOut;
    private readonly UsbReader reader;
    private readonly UsbEvents? events;
    private readonly UsbStall stall;
    private bool isAnswering;
    private bool disposed;

    private UsbTransport(UsbContext context, nint handle, UsbDevice device, PtpInterface ptp, TimeSpan patience, Clock clock)
        : base($"USB {device.Port}", patience, clock)
    {
        this.context = context;
        this.handle = handle;
        this.ptp = ptp;
        bulkIn = new(context.Handle, handle, ptp.BulkIn, TransferType.Bulk);
        bulkOut = new(context.Handle, handle, ptp.BulkOut, TransferType.Bulk);
        reader = new(bulkIn, Watch);
        stall = new(Status, TryReset, clock);
        bulkIn.Stalled = bulkOut.Stalled = AfterStall;
        bulkIn.Flush(new byte[64 << 10], new DeadlineWatch(clock, FlushPatience, "The camera goes on sending what nobody asked for",
            default));
        if (ptp.Interrupt.PacketSize > 0)
            events = new(new(context.Handle, handle, ptp.Interrupt, TransferType.Interrupt), Events, clock, Description);
    }

    /// <param name="context">Belongs to the transport from now on, also if this fails.</param>
    internal static UsbTransport Open(UsbContext context, UsbDevice device, TimeSpan patience, Clock clock)
    {
        nint handle = 0;
        try
        {
            if (device is not { Trouble: null, Ptp: { } ptp })
            {
                throw new TransportException(TransportFault.NotSupported,
                    $"The camera on USB {device.Port} cannot be controlled. {device.Trouble ?? "It has no interface for still images"}");
            }

            if (LibUsb.Open(device.Handle, out handle) is < 0 and var error)
                throw UsbErrors.Of((Error)error, $"Opening the camera on USB {device.Port}");
            _ = SetAutoDetachKernelDriver(handle, 1); // systems that know no such thing have no driver in the way
            if (ClaimInterface(handle, ptp.Number) is < 0 and var refusal)
                throw UsbHolders.Refused((Error)refusal, device);
            return new(context, handle, device, ptp, patience, clock);
        }
        catch
        {
            if (handle != 0)
                Close(handle);
            context.Dispose();
            throw;
        }
    }

    public override void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        events?.Dispose();
        bulkIn.Dispose();
        bulkOut.Dispose();
        _ = ReleaseInterface(handle, ptp.Number);
        Close(handle);
        context.Dispose();
    }

    private protected override PtpResponse Exchange(in PtpRequest request, DataPhase data)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        isAnswering = false;
        try
        {
            Send(UsbContainer.WriteCommand(outgoing, request, Transaction));
            if (request.Direction == DataDirection.Out)
                SendData(request);
            return Answer(data);
        }
        catch (StalledException) when (!isAnswering)
        {
            reader.Forget();
            return new(UsbStall.Refusal);
        }
    }

    /// <summary>Class request 0x66: the session is over as well (USB Still Image Capture Device Definition 1.0, 5.2.3; libgphoto2
    /// usb.c).</summary>
    public override bool TryReset()
    {
        const byte toInterface = 0x21, reset = 0x66;
        if (disposed || ControlTransfer(handle, toInterface, reset, 0, (ushort)ptp.Number, [], 0, milliseconds: 5000) < 0)
            return false;
        reader.Forget();
        return true;
    }

    /// <summary>The still image class's cancel request (libgphoto2 usb.c:636-684): 0x4001 and the transaction.</summary>
    private protected override void AskToStop(uint transaction)
    {
        // Unconfirmed: [heeds-cancel] that a Sony body heeds it. It is allowed to go on, and then its data is read and dropped.
        const byte toInterface = 0x21, cancel = 0x64;
        Span<byte> body = stackalloc byte[6];
        BinaryPrimitives.WriteUInt16LittleEndian(body, 0x4001);
        BinaryPrimitives.WriteUInt32LittleEndian(body[2..], transaction);
        _ = ControlTransfer(handle, toInterface, cancel, 0, (ushort)ptp.Number, body, (ushort)body.Length, milliseconds: 1000);
    }

    /// <summary>
    /// The class's device status request, 0x67: u16 length, u16 response code. A device that has heeded the cancel request is idle again,
    /// and sends no response (USB Still Image Capture Device Definition 1.0, 5.2.1 and 5.2.4).
    /// </summary>
    private protected override bool HasStopped()
    {
        if (Status() != ResponseCode.Ok)
            return false;
        reader.Forget();
        return true;
    }

    /// <summary>The code of the status; null if the camera does not tell it.</summary>
    private ushort? Status()
    {
        const byte fromInterface = 0xA1, status = 0x67;
        Span<byte> body = stackalloc byte[4];
        return ControlRead(handle, fromInterface, status, 0, (ushort)ptp.Number, body, (ushort)body.Length,
            milliseconds: 1000) < body.Length
            ? null
            : BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
    }

    /// <summary>A stall before the camera has begun to answer may be its answer.</summary>
    private void AfterStall()
    {
        if (!isAnswering && !stall.MayGoOn())
            throw new StalledException();
    }

    private protected override void Sever()
    {
        // what a later transaction would find in the pipe is not its own: the transport is closed by its owner
    }

    /// <summary>Header and data in one piece, and a packet of nothing where the last one would be full (libgphoto2 usb.c:190).</summary>
    private void SendData(in PtpRequest request)
    {
        var data = request.DataOut;
        new UsbContainer((uint)(UsbContainer.HeaderLength + data.Length), UsbContainerType.Data, request.Operation, Transaction)
            .Write(outgoing);
        var room = Block - UsbContainer.HeaderLength;
        var first = data.Length <= room ? data : data[..room];
        first.CopyTo(outgoing.AsMemory(UsbContainer.HeaderLength));
        Send(UsbContainer.HeaderLength + first.Length);
        for (data = data[first.Length..]; data.Length > 0; data = data[first.Length..])
        {
            first = data.Length <= Block ? data : data[..Block];
            first.CopyTo(outgoing);
            Send(first.Length);
        }

        if ((UsbContainer.HeaderLength + request.DataOut.Length) % bulkOut.Endpoint.PacketSize == 0)
            Send(0);
    }

    private void Send(int count)
    {
        var sent = 0;
        do
            sent += bulkOut.Run(outgoing.AsMemory(sent, count - sent), Watch);
        while (sent < count);
        Watch.Progress(sent);
    }

    private PtpResponse Answer(DataPhase data)
    {
        while (true)
        {
            var container = reader.Next();
            isAnswering = true;
            if (container.Transaction != Transaction)
                throw UsbErrors.Malformed($"The camera answers transaction {container.Transaction} while {Transaction} is under way");
            if (container.Type == UsbContainerType.Response)
                return new(container.Code, reader.Parameters(container));
            if (container.Type != UsbContainerType.Data)
                throw UsbErrors.Malformed($"A container of type {(ushort)container.Type} came where an answer was expected");
            reader.Data(container, data);
        }
    }
}
