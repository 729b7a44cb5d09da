using System.Buffers.Binary;
using System.Net;
using System.Text;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Simulator;

/// <summary>
/// A simulated body as a USB device on a USB/IP port: for Linux' vhci_hcd, and for a bridge under libusb. Version 1.1.1 of the protocol
/// (Linux Documentation/usb/usbip_protocol.rst); all its numbers are big-endian.
/// </summary>
public sealed class UsbIpServer : TcpServer
{
    /// <summary>The port that usbip tries.</summary>
    public const int UsualPort = 3240;

    private const ushort ProtocolVersion = 0x0111;
    private const ushort ListRequest = 0x8005;
    private const ushort ImportRequest = 0x8003;
    private const ushort ListReply = 0x0005;
    private const ushort ImportReply = 0x0003;
    private const string BusId = "1-1";
    private const int BusIdLength = 32;

    // tools/usb/usbip/src/usbip_network.h
    private const uint NotAvailable = 1;
    private const uint DeviceBusy = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SimulatedCamera camera;

    /// <inheritdoc cref="TcpServer(IPEndPoint, Clock)"/>
    /// <param name="camera">The body.</param>
    public UsbIpServer(SimulatedCamera camera, IPEndPoint address, Clock clock)
        : base(address, clock)
    {
        this.camera = camera;
        Run();
    }

    protected override void Serve(TcpConnection connection)
    {
        var request = new byte[8]; // version, code, status
        connection.Read(request, Patience);
        switch (BinaryPrimitives.ReadUInt16BigEndian(request.AsSpan(2)))
        {
            case ListRequest:
                List(connection);
                break;
            case ImportRequest:
                Import(connection);
                break;
        }
    }

    private void List(TcpConnection connection)
    {
        if (!camera.IsPlugged)
            connection.Send(Header(ListReply, 0), Big(0));
        else
            connection.Send(Header(ListReply, 0), Big(1), Device(), new byte[] { 6, 1, 1, 0 });
        connection.Drain(Patience);
    }

    private void Import(TcpConnection connection)
    {
        var wanted = new byte[BusIdLength];
        connection.Read(wanted, Patience);
        if (Encoding.ASCII.GetString(wanted).TrimEnd('\0') != BusId || !camera.IsPlugged)
        {
            connection.Send(Header(ImportReply, NotAvailable));
            return;
        }

        if (camera.Attach() is not { } link)
        {
            connection.Send(Header(ImportReply, DeviceBusy));
            return;
        }

        try
        {
            connection.Send(Header(ImportReply, 0), Device());
            new UsbIpSession(link, connection, Clock).Run();
        }
        finally
        {
            link.Detach();
        }
    }

    private static byte[] Header(ushort code, uint status)
    {
        var header = new byte[8];
        BinaryPrimitives.WriteUInt16BigEndian(header, ProtocolVersion);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), code);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), status);
        return header;
    }

    private static byte[] Big(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    /// <summary>The record of 312 bytes: path, bus id, bus, device, speed (3 = high), ids, class, configurations, interfaces.</summary>
    private byte[] Device()
    {
        var record = new byte[312];
        Encoding.ASCII.GetBytes("/sys/devices/simulated/usb1/" + BusId, record.AsSpan(0, 256));
        Encoding.ASCII.GetBytes(BusId, record.AsSpan(256, BusIdLength));
        var rest = record.AsSpan(288);
        BinaryPrimitives.WriteUInt32BigEndian(rest, 1);
        BinaryPrimitives.WriteUInt32BigEndian(rest[4..], 2);
        BinaryPrimitives.WriteUInt32BigEndian(rest[8..], 3);
        BinaryPrimitives.WriteUInt16BigEndian(rest[12..], UsbDescriptors.Vendor);
        BinaryPrimitives.WriteUInt16BigEndian(rest[14..], camera.Body.ProductId);
        BinaryPrimitives.WriteUInt16BigEndian(rest[16..], UsbDescriptors.Release);
        rest[21] = 1; // current configuration
        rest[22] = 1; // configurations
        rest[23] = 1; // interfaces
        return record;
    }
}
