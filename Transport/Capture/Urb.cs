using System.Buffers.Binary;

namespace SonyAlpha.Transport.Capture;

/// <summary>Kinds of USB transfers, as usbmon and USBPcap number them.</summary>
public enum UsbTransfer : byte
{
    Isochronous = 0,
    Interrupt = 1,
    Control = 2,
    Bulk = 3,
}

/// <summary>One step of a USB request: its submission or its completion. What goes out stands in the first, what comes in in the
/// second.</summary>
public readonly ref struct Urb
{
    private const int UsbmonHeader = 48;
    private const int UsbmonMmappedHeader = 64;
    private const int UsbPcapHeader = 27;
    private const int DarwinHeader = 32;

    public int Bus { get; private init; }

    public int Device { get; private init; }

    /// <summary>Bit 7: towards the host.</summary>
    public byte Endpoint { get; private init; }

    public UsbTransfer Transfer { get; private init; }

    /// <summary>Pairs submission and completion; used again and again.</summary>
    public ulong Id { get; private init; }

    public bool IsSubmission { get; private init; }

    /// <summary>Bytes transferred; of a submission towards the host, bytes asked for.</summary>
    public int Length { get; private init; }

    /// <summary>The bytes, as far as they were captured.</summary>
    public ReadOnlySpan<byte> Data { get; private init; }

    public bool IsIn => (Endpoint & 0x80) != 0;

    /// <summary>Whether this is the step that has the bytes.</summary>
    public bool CarriesData => IsIn != IsSubmission;

    /// <summary>Bytes that were transferred and are not in the capture.</summary>
    public int Missing => CarriesData ? Math.Max(0, Length - Data.Length) : 0;

    /// <summary>Reads the header of usbmon, of USBPcap or of macOS.</summary>
    /// <returns>False if it is no transfer, or the packet is too short to be one.</returns>
    public static bool TryRead(in CapturedPacket packet, out Urb urb)
    {
        urb = default;
        return packet.Link switch
        {
            LinkType.UsbLinux        => TryReadUsbmon(packet, UsbmonHeader, out urb),
            LinkType.UsbLinuxMmapped => TryReadUsbmon(packet, UsbmonMmappedHeader, out urb),
            LinkType.UsbPcap         => TryReadUsbPcap(packet.Data, out urb),
            LinkType.UsbDarwin       => TryReadDarwin(packet.Data, out urb),
            _                        => false,
        };
    }

    /// <summary>Linux Documentation/usb/usbmon.rst, "Raw binary format and API": in the byte order of the machine.</summary>
    private static bool TryReadUsbmon(in CapturedPacket packet, int headerLength, out Urb urb)
    {
        urb = default;
        var data = packet.Data;
        if (data.Length < headerLength || (char)data[8] is not ('S' or 'C'))
            return false;
        var order = packet.BigEndian;
        var captured = (int)Math.Min(U32(data, 36, order), (uint)(data.Length - headerLength));
        var length = (int)Math.Min(U32(data, 32, order), int.MaxValue);
        var isIn = (data[10] & 0x80) != 0;
        var isSubmission = (char)data[8] == 'S';
        urb = new()
        {
            Id = order ? BinaryPrimitives.ReadUInt64BigEndian(data) : BinaryPrimitives.ReadUInt64LittleEndian(data),
            IsSubmission = isSubmission,
            Transfer = (UsbTransfer)data[9],
            Endpoint = data[10],
            Device = data[11],
            Bus = order ? BinaryPrimitives.ReadUInt16BigEndian(data[12..]) : BinaryPrimitives.ReadUInt16LittleEndian(data[12..]),
            Length = length,
            // QEMU counts the header into the captured length
            Data = isIn == isSubmission ? [] : data.Slice(headerLength, Math.Min(captured, length)),
        };
        return true;
    }

    /// <summary>desowin.org/usbpcap/captureformat.html: packed, little-endian; the header says how long it is.</summary>
    private static bool TryReadUsbPcap(ReadOnlySpan<byte> data, out Urb urb)
    {
        urb = default;
        if (data.Length < UsbPcapHeader)
            return false;
        var headerLength = BinaryPrimitives.ReadUInt16LittleEndian(data);
        if (headerLength < UsbPcapHeader || headerLength > data.Length || data[22] > (byte)UsbTransfer.Bulk)
            return false;
        var isSubmission = (data[16] & 1) == 0;
        var isIn = (data[21] & 0x80) != 0;
        var length = (int)Math.Min(U32(data, 23, false), int.MaxValue);
        urb = new()
        {
            Id = BinaryPrimitives.ReadUInt64LittleEndian(data[2..]),
            IsSubmission = isSubmission,
            Transfer = (UsbTransfer)data[22],
            Endpoint = data[21],
            Device = BinaryPrimitives.ReadUInt16LittleEndian(data[19..]),
            Bus = BinaryPrimitives.ReadUInt16LittleEndian(data[17..]),
            Length = length,
            Data = isIn == isSubmission ? [] : data.Slice(headerLength, Math.Min(length, data.Length - headerLength)),
        };
        return true;
    }

    /// <summary>
    /// Wireshark's packet-usb.c, dissect_darwin_buffer_packet_header: little-endian; u16 version, u8 length of the header, u8 0 for a
    /// submission, u32 length, u32 status, u32 frames, u64 id, u32 location (bus in the highest byte), u8 speed, u8 address, u8 endpoint,
    /// u8 transfer.
    /// </summary>
    private static bool TryReadDarwin(ReadOnlySpan<byte> data, out Urb urb)
    {
        urb = default;
        if (data.Length < DarwinHeader || data[2] < DarwinHeader || data[2] > data.Length || data[31] > 3)
            return false;
        var isSubmission = data[3] == 0;
        var isIn = (data[30] & 0x80) != 0;
        var length = (int)Math.Min(U32(data, 4, false), int.MaxValue);
        var transferred = isIn == isSubmission ? [] : data.Slice(data[2], Math.Min(length, data.Length - data[2]));
        urb = new()
        {
            Id = BinaryPrimitives.ReadUInt64LittleEndian(data[16..]),
            IsSubmission = isSubmission,
            Transfer = DarwinTransfer(data[31], data[30], transferred),
            Endpoint = data[30],
            Device = data[29],
            Bus = data[27],
            Length = length,
            Data = transferred,
        };
        return true;
    }

    /// <summary>
    /// Wireshark numbers as USB does (control 0, isochronous 1, bulk 2, interrupt 3); captures are seen that number as usbmon does.
    /// Endpoint 0 is control in both, and an event tells that its pipe is the interrupt pipe.
    /// </summary>
    private static UsbTransfer DarwinTransfer(byte number, byte endpoint, ReadOnlySpan<byte> transferred) =>
        (endpoint & 0xF) == 0 ? UsbTransfer.Control
        : number != 2 && (endpoint & 0x80) != 0 && ContainerStream.LooksLikeEvent(transferred) ? UsbTransfer.Interrupt
        : number is 0 or 1 ? UsbTransfer.Isochronous
        : UsbTransfer.Bulk;

    private static uint U32(ReadOnlySpan<byte> data, int at, bool bigEndian) => bigEndian
        ? BinaryPrimitives.ReadUInt32BigEndian(data[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);
}
