namespace SonyAlpha.Transport.Capture;

/// <summary>Files that are given for captures and are none, by their first bytes.</summary>
internal static class CaptureKinds
{
    private static readonly (byte[] Begin, string Words)[] Kinds =
    [
        ([0x1F, 0x8B],             "it is compressed: unpack it with gunzip first"),
        ([0x28, 0xB5, 0x2F, 0xFD], "it is compressed: unpack it with unzstd first"),
        ("PK"u8.ToArray(),         "it is a zip archive: unpack it first"),
        ("GMBU"u8.ToArray(),       "it is of Microsoft Network Monitor: \"tshark -r FILE -w capture.pcapng\" makes one that is read"),
        ("{\"re"u8.ToArray(),      "it is a recording of --record: --camera replay:FILE plays it"),
        ("II*\0"u8.ToArray(),      "it is a picture: the verb raw reads it"),
        ([0xFF, 0xD8],             "it is a JPEG"),
    ];

    /// <summary>What a file is that begins like this, and what to do with it; what would be read where that is not known.</summary>
    public static string Words(ReadOnlySpan<byte> begin)
    {
        foreach (var (magic, words) in Kinds)
        {
            if (begin.StartsWith(magic))
                return words;
        }

        return $"it begins with {Convert.ToHexString(begin)}. pcap and pcapng are read, as Wireshark, dumpcap, tcpdump and USBPcapCMD "
            + "write them";
    }
}
