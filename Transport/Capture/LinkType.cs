namespace SonyAlpha.Transport.Capture;

/// <summary>What the bytes of a packet are (tcpdump.org/linktypes): those that are read. <see cref="LinkNames"/> has the names of the
/// others.</summary>
public enum LinkType
{
    /// <summary>Loopback of BSD and Windows: an address family in host order, then IP.</summary>
    Null = 0,

    Ethernet = 1,

    /// <summary>PPP, with or without its address and control bytes.</summary>
    Ppp = 9,

    /// <summary>IP without anything before it, as most systems number it for themselves; files should have 101.</summary>
    RawOfSystem = 12,

    /// <summary>IP without anything before it, as OpenBSD numbers it for itself.</summary>
    RawOfOpenBsd = 14,

    PppHdlc = 50,

    /// <summary>PPP over Ethernet, from its own header on.</summary>
    PppOverEthernet = 51,

    /// <summary>IP without anything before it.</summary>
    Raw = 101,

    CiscoHdlc = 104,

    /// <summary>Wi-Fi without anything before it.</summary>
    Wifi = 105,

    /// <summary>Loopback of OpenBSD: an address family in network order, then IP.</summary>
    Loop = 108,

    /// <summary>"any" interface of Linux.</summary>
    LinuxCooked = 113,

    /// <summary>Wi-Fi after a header of Prism cards, or of AVS.</summary>
    WifiPrism = 119,

    /// <summary>Wi-Fi after a header of radio facts, as Linux, macOS and Npcap write it.</summary>
    WifiRadiotap = 127,

    /// <summary>Wi-Fi after a header of AVS.</summary>
    WifiAvs = 163,

    /// <summary>usbmon with a header of 48 bytes.</summary>
    UsbLinux = 189,

    /// <summary>A header of fields that names the link of what follows it.</summary>
    PerPacketInformation = 192,

    PppWithDirection = 204,

    /// <summary>usbmon with a header of 64 bytes.</summary>
    UsbLinuxMmapped = 220,

    IPv4 = 228,
    IPv6 = 229,

    /// <summary>USBPcap, of Windows.</summary>
    UsbPcap = 249,

    /// <summary>"any" interface of macOS: a header that names the link of what follows it.</summary>
    PacketTap = 258,

    /// <summary>The interfaces XHC20 and the like of macOS.</summary>
    UsbDarwin = 266,

    /// <summary>"any" interface of newer Linux.</summary>
    LinuxCooked2 = 276,
}
