using System.Buffers.Binary;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>A dialogue as packets of usbmon or USBPcap: containers cut into transfers, each submitted and completed.</summary>
internal sealed class UsbRendering(LinkType link, int transferSize = 16384, byte device = 5)
{
    private const byte BulkOut = 0x02;
    private const byte BulkIn = 0x81;
    private const byte InterruptIn = 0x83;

    private readonly List<byte[]> packets = [];
    private ulong urb = 0xFFFF_8880_0000_1000;

    /// <summary>usbmon's -s: bytes of data that are captured of each transfer.</summary>
    public int Captured { get; init; } = int.MaxValue;

    public IReadOnlyList<byte[]> Packets => packets;

    public static IReadOnlyList<byte[]> Of(IEnumerable<Exchange> dialogue, LinkType link, int transferSize = 16384, byte device = 5)
    {
        var rendering = new UsbRendering(link, transferSize, device);
        rendering.Add(dialogue);
        return rendering.Packets;
    }

    public void Add(IEnumerable<Exchange> dialogue)
    {
        var id = 0u;
        foreach (var step in dialogue)
        {
            if (step.News is { } news)
            {
                Receive(InterruptIn, 1, Container(4, news.Code, 0xFFFFFFFF, Words([news.Parameter1])));
                continue;
            }

            Send(Container(1, step.Operation, id, Words(step.Parameters)));
            if (step.Out is { } sent)
                Send(Container(2, step.Operation, id, sent));
            if (step.In is { } got)
                Receive(BulkIn, 3, Container(2, step.Operation, id, got));
            Receive(BulkIn, 3, Container(3, step.Code, id, []));
            id++;
        }
    }

    /// <summary>GET_DESCRIPTOR of the device, as it is read when a body is plugged in.</summary>
    public void AddDescriptor(ushort vendor, ushort product)
    {
        byte[] descriptor = [18, 1, 0, 2, 0, 0, 0, 64, (byte)vendor, (byte)(vendor >> 8), (byte)product, (byte)(product >> 8), 0, 1, 1, 2,
            3, 1];
        Add(0x80, 2, isSubmission: true, [], 18);
        Add(0x80, 2, isSubmission: false, descriptor, 18);
    }

    /// <summary>Something of a disk: no PTP.</summary>
    public void AddForeign(byte[] data) => Add(BulkOut, 3, isSubmission: true, data, data.Length);

    private void Send(byte[] container)
    {
        foreach (var part in container.Chunk(transferSize))
        {
            Add(BulkOut, 3, isSubmission: true, part, part.Length);
            Add(BulkOut, 3, isSubmission: false, [], part.Length);
            urb += 64;
        }
    }

    private void Receive(byte endpoint, byte transfer, byte[] container)
    {
        foreach (var part in container.Chunk(transferSize))
        {
            Add(endpoint, transfer, isSubmission: true, [], transferSize);
            Add(endpoint, transfer, isSubmission: false, part, part.Length);
            urb += 64;
        }
    }

    private void Add(byte endpoint, byte transfer, bool isSubmission, byte[] data, int length) => packets.Add(link switch
    {
        LinkType.UsbPcap   => UsbPcap(endpoint, transfer, isSubmission, data),
        LinkType.UsbDarwin => Darwin(endpoint, transfer, isSubmission, data, length),
        _                  => Usbmon(endpoint, transfer, isSubmission, data, length),
    });

    /// <summary>How the transfers of macOS are numbered: as USB does (control 0, isochronous 1, bulk 2, interrupt 3), or as usbmon
    /// does.</summary>
    public bool NumbersAsUsbmon { get; init; }

    private byte[] Usbmon(byte endpoint, byte transfer, bool isSubmission, byte[] data, int length)
    {
        var header = link == LinkType.UsbLinux ? 48 : 64;
        var packet = new byte[header + Math.Min(data.Length, Captured)];
        BinaryPrimitives.WriteUInt64LittleEndian(packet, urb);
        packet[8] = (byte)(isSubmission ? 'S' : 'C');
        (packet[9], packet[10], packet[11], packet[12]) = (transfer, endpoint, device, 1);
        packet[14] = (byte)'-';
        packet[15] = data.Length > 0 ? (byte)0 : (byte)(isSubmission ? '<' : '>');
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(28), isSubmission ? -115 : 0);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(32), length);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(36), packet.Length - header);
        data.AsSpan(0, packet.Length - header).CopyTo(packet.AsSpan(header));
        return packet;
    }

    private byte[] UsbPcap(byte endpoint, byte transfer, bool isSubmission, byte[] data)
    {
        var header = transfer == 2 ? 28 : 27;
        var packet = new byte[header + Math.Min(data.Length, Captured)];
        packet[0] = (byte)header;
        BinaryPrimitives.WriteUInt64LittleEndian(packet.AsSpan(2), urb);
        packet[14] = (byte)(transfer == 2 ? 8 : 9);
        packet[16] = (byte)(isSubmission ? 0 : 1);
        (packet[17], packet[19], packet[21], packet[22]) = (1, device, endpoint, transfer);
        BinaryPrimitives.WriteInt32LittleEndian(packet.AsSpan(23), data.Length);
        data.AsSpan(0, packet.Length - header).CopyTo(packet.AsSpan(header));
        return packet;
    }

    private byte[] Darwin(byte endpoint, byte transfer, bool isSubmission, byte[] data, int length)
    {
        byte asUsb = transfer switch { 2 => 0, 0 => 1, 3 => 2, _ => 3 };
        byte[] head = [0, 1, 32, (byte)(isSubmission ? 0 : 1), .. BitConverter.GetBytes(length), .. new byte[8],
            .. BitConverter.GetBytes(urb)];
        return [.. head, 0, 0, 0x10, 1, 3, device, endpoint, NumbersAsUsbmon ? transfer : asUsb,
            .. data[..Math.Min(data.Length, Captured)]];
    }

    private static byte[] Words(uint[] parameters) => [.. parameters.SelectMany(BitConverter.GetBytes)];

    private static byte[] Container(ushort type, ushort code, uint id, byte[] payload)
    {
        var container = new byte[12 + payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(container, container.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(container.AsSpan(4), type);
        BinaryPrimitives.WriteUInt16LittleEndian(container.AsSpan(6), code);
        BinaryPrimitives.WriteUInt32LittleEndian(container.AsSpan(8), id);
        payload.CopyTo(container.AsSpan(12));
        return container;
    }
}
