namespace SonyAlpha.Transport.Capture;

/// <summary>What the packets of one link lack because the capture cut them.</summary>
/// <param name="Packets">How many were cut.</param>
/// <param name="Bytes">What they lack together.</param>
/// <param name="Longest">Bytes of data in the longest of them: where the cut is made.</param>
public sealed record CaptureCut(LinkType Link, long Packets, long Bytes, int Longest)
{
    /// <summary>A fifth of usbmon's ring of 1200 KB: no capturing program can have more (seen with Linux 6.1 and libpcap 1.10).</summary>
    private const int UsbmonLimit = 245_760;

    internal CaptureCut And(int missing, int kept) =>
        this with { Packets = Packets + 1, Bytes = Bytes + missing, Longest = Math.Max(Longest, kept) };

    /// <summary>What happened, and what to do about it.</summary>
    public override string ToString() => $"{Packets} packets were cut after {Longest} bytes of data, and lack {Bytes} bytes together: "
        + (Link switch
    {
        LinkType.UsbPcap => "give USBPcapCMD a larger --snaplen, and --bufferlen 134217728",
        LinkType.UsbLinux or LinkType.UsbLinuxMmapped when Longest >= UsbmonLimit =>
            "the kernel's usbmon keeps no more of one transfer. What this program reads itself it reads in smaller ones, and a capture "
                + "of that is whole",
        _ => "capture with the option -s 0 of tshark, dumpcap or tcpdump",
    });
}
