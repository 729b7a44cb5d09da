using System.Buffers.Binary;

namespace SonyAlpha.Transport.Capture;

/// <summary>Finds IP in a packet, whatever stands before it.</summary>
internal static class LinkLayer
{
    private const int IPv4 = 0x0800;
    private const int IPv6 = 0x86DD;
    private const int Vlan = 0x8100;
    private const int ServiceVlan = 0x88A8;
    private const int OldServiceVlan = 0x9100;
    private const int PppoeSession = 0x8864;

    /// <summary>What is less is no EtherType but a length, or Linux's word for LLC: an LLC header follows.</summary>
    private const int LeastEtherType = 0x0600;

    private const int PppIPv4 = 0x0021;
    private const int PppIPv6 = 0x0057;

    /// <summary>Headers that name the link of what follows them may name one another.</summary>
    private const int MostHeaders = 4;

    /// <param name="number">Which of the packets in it, from 0: a frame of Wi-Fi may have several.</param>
    /// <returns>Empty if there is no such packet, or it is something else.</returns>
    public static ReadOnlySpan<byte> FindIP(LinkType link, ReadOnlySpan<byte> data, int number)
    {
        var isPadded = Unwrap(ref link, ref data);
        if (link == LinkType.Wifi)
            return WifiFrame.TryFind(data, isPadded, number, out var llc) ? BehindLlc(llc) : default;
        return number > 0 ? default : link switch
        {
            LinkType.Raw or LinkType.RawOfSystem or LinkType.RawOfOpenBsd or LinkType.IPv4 or LinkType.IPv6 => data,
            LinkType.Null or LinkType.Loop                          => From(data, 4),
            LinkType.Ethernet when data.Length > 14                 => BehindEtherType(U16(data, 12), data[14..]),
            LinkType.LinuxCooked when data.Length > 16              => BehindEtherType(U16(data, 14), data[16..]),
            LinkType.LinuxCooked2 when data.Length > 20             => BehindEtherType(U16(data, 0), data[20..]),
            LinkType.CiscoHdlc when data.Length > 4                 => BehindEtherType(U16(data, 2), data[4..]),
            LinkType.Ppp or LinkType.PppHdlc                        => BehindPpp(data),
            LinkType.PppWithDirection                               => BehindPpp(From(data, 1)),
            LinkType.PppOverEthernet                                => BehindPppoe(data),
            _                                                       => default,
        };
    }

    public static bool IsEncrypted(LinkType link, ReadOnlySpan<byte> data)
    {
        Unwrap(ref link, ref data);
        return link == LinkType.Wifi && WifiFrame.IsEncrypted(data);
    }

    /// <summary>Skips the headers that a capturing program puts before a packet.</summary>
    /// <returns>Whether a Wi-Fi header is filled up.</returns>
    private static bool Unwrap(ref LinkType link, ref ReadOnlySpan<byte> data)
    {
        for (var depth = 0; depth < MostHeaders; depth++)
        {
            switch (link)
            {
                case LinkType.WifiRadiotap:
                    link = LinkType.Wifi;
                    data = WifiHeader.SkipRadiotap(data, out var isPadded);
                    return isPadded;
                case LinkType.WifiPrism or LinkType.WifiAvs:
                    data = link == LinkType.WifiAvs ? WifiHeader.SkipAvs(data) : WifiHeader.SkipPrism(data);
                    link = LinkType.Wifi;
                    return false;
                // version, flags, u16 length, u32 link, little-endian (CACE PPI specification 1.0.10)
                case LinkType.PerPacketInformation when data.Length >= 8:
                    link = LinkOf(data, 4);
                    data = From(data, BinaryPrimitives.ReadUInt16LittleEndian(data[2..]));
                    break;
                // u32 length, u32 type, u32 link in the order of the machine, and all machines that write it are little-endian (xnu
                // bsd/net/pktap.h)
                case LinkType.PacketTap when data.Length >= 12:
                    link = LinkOf(data, 8);
                    data = From(data, BinaryPrimitives.ReadUInt32LittleEndian(data));
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static LinkType LinkOf(ReadOnlySpan<byte> data, int at) =>
        (LinkType)(BinaryPrimitives.ReadUInt32LittleEndian(data[at..]) & 0xFFFF);

    /// <summary>What an EtherType announces; tags of virtual LANs may be stacked (IEEE 802.1Q), and PPP may lie between (RFC
    /// 2516).</summary>
    private static ReadOnlySpan<byte> BehindEtherType(int type, ReadOnlySpan<byte> data)
    {
        while (type is Vlan or ServiceVlan or OldServiceVlan && data.Length >= 4)
        {
            type = U16(data, 2);
            data = data[4..];
        }

        return type switch
        {
            IPv4 or IPv6     => data,
            PppoeSession     => BehindPppoe(data),
            < LeastEtherType => BehindLlc(data),
            _                => default,
        };
    }

    /// <summary>LLC of unnumbered information with SNAP, which names an EtherType (RFC 1042; 00-00-F8 is IEEE 802.1H).</summary>
    private static ReadOnlySpan<byte> BehindLlc(ReadOnlySpan<byte> data) =>
        data.StartsWith((ReadOnlySpan<byte>)[0xAA, 0xAA, 0x03, 0, 0]) && data.Length > 8 && data[5] is 0 or 0xF8
            && U16(data, 6) >= LeastEtherType
            ? BehindEtherType(U16(data, 6), data[8..]) : default;

    /// <summary>Version and type 1, code 0 of a session, its number and a length, then PPP (RFC 2516, 4).</summary>
    private static ReadOnlySpan<byte> BehindPppoe(ReadOnlySpan<byte> data) =>
        data.Length > 8 && data[0] == 0x11 && data[1] == 0 ? BehindPpp(data[6..]) : default;

    /// <summary>Address and control may be there or not, and the protocol may be shortened to one odd byte (RFC 1661, 6.5 and
    /// 6.6).</summary>
    private static ReadOnlySpan<byte> BehindPpp(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x03]))
            data = data[2..];
        if (data.Length < 2)
            return default;
        var (protocol, length) = (data[0] & 1) != 0 ? (data[0], 1) : (U16(data, 0), 2);
        return protocol is PppIPv4 or PppIPv6 ? data[length..] : default;
    }

    private static ReadOnlySpan<byte> From(ReadOnlySpan<byte> data, uint at) => at < data.Length ? data[(int)at..] : default;

    private static int U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
}
