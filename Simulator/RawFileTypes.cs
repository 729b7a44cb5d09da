namespace SonyAlpha.Simulator;

/// <summary>Property 0xD288.</summary>
internal static class RawFileTypes
{
    // Unconfirmed: which number is which; an ILCE-7SM3 offers 5 and 1, and its menu Uncompressed and Compressed
    private static readonly (long Value, RawEncoding Encoding)[] Table =
        [(1, RawEncoding.Compressed), (2, RawEncoding.Lossless), (5, RawEncoding.Uncompressed)];

    public static long Of(RawEncoding encoding) => Array.Find(Table, row => row.Encoding == encoding).Value;

    public static RawEncoding Encoding(long value) => Array.Find(Table, row => row.Value == value).Encoding;
}
