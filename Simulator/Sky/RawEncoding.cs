namespace SonyAlpha.Simulator;

/// <summary>How a body stores the sensor array in its ARW file.</summary>
public enum RawEncoding
{
    /// <summary>One 16-bit word a pixel, little-endian: "Uncompressed".</summary>
    Uncompressed,

    /// <summary>ARW2, one byte a pixel and lossy: "Compressed".</summary>
    Compressed,

    /// <summary>Lossless JPEG in tiles of 512 x 512: "Lossless Compressed (L)".</summary>
    Lossless,

    /// <summary>Two 12-bit pixels in three bytes: the DSLR-A700, A850 and A900.</summary>
    Packed12,

    /// <summary>ARW1, 12-bit differences down the columns: the DSLR-A200 to A390.</summary>
    Arw1,
}
