namespace SonyAlpha.Transport.Capture;

/// <summary>What the bytes of a packet are (tcpdump.org/linktypes). Others are skipped.</summary>
public enum LinkType
{
    /// <summary>Loopback of BSD and Windows: an address family in host order, then IP.</summary>
    Null = 0,

    Ethernet = 1,

    /// <summary>IP without anything before it.</summary>
    Raw = 101,

    /// <summary>Loopback of OpenBSD: an address family in network order, then IP.</summary>
    Loop = 108,

    /// <summary>"any" interface of Linux.</summary>
    LinuxCooked = 113,

    /// <summary>usbmon with a header of 48 bytes.</summary>
    UsbLinux = 189,

    /// <summary>usbmon with a header of 64 bytes.</summary>
    UsbLinuxMmapped = 220,

    IPv4 = 228,
    IPv6 = 229,

    /// <summary>USBPcap, of Windows.</summary>
    UsbPcap = 249,

    /// <summary>"any" interface of newer Linux.</summary>
    LinuxCooked2 = 276,
}

/// <summary>A packet of a capture. Its bytes are valid until the next one is read.</summary>
public readonly ref struct CapturedPacket
{
    public required DateTimeOffset At { get; init; }

    public required LinkType Link { get; init; }

    /// <summary>What was captured; shorter than <see cref="OriginalLength"/> where the capture was told to cut packets.</summary>
    public required ReadOnlySpan<byte> Data { get; init; }

    public required int OriginalLength { get; init; }

    /// <summary>Whether the capturing machine is big-endian: usbmon writes its headers as the machine has them.</summary>
    public bool BigEndian { get; init; }
}

/// <summary>A file is no capture, or cannot be read as one; one sentence.</summary>
public sealed class CaptureException(string message) : Exception(message);
