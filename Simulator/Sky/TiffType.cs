namespace SonyAlpha.Simulator;

/// <summary>Types of a TIFF field (TIFF 6.0, section 2).</summary>
internal enum TiffType : ushort
{
    Byte = 1,
    Ascii = 2,
    Short = 3,
    Long = 4,
    Rational = 5,
    Undefined = 7,
    SignedShort = 8,
}
