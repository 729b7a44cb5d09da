namespace SonyAlpha.SonyProtocol;


/// <summary>
/// How raw files are compressed, in the wire's numbers: an ILCE-7SM3 3.00 offers 5 and 1, an ILCE-7M5 6, 7 and 1. Which is which no
/// source states (Sony's SDK numbers them otherwise); the file itself tells, in its tags 0x7000 and Compression.
/// </summary>
public readonly record struct RawFileType(byte Raw)
{
    // Unconfirmed: no number has a name yet
    public override string ToString() => FormattableString.Invariant($"type {Raw}");
}
