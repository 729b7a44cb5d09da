namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>How the pixels are stored. Found from the tags' numbers, never from the model's name.</summary>
public enum ArwEncoding
{
    /// <summary>16-bit words with 14 or 12 bits in them.</summary>
    Uncompressed,

    /// <summary>Two 12-bit pixels in three bytes: DSLR-A850 and A900.</summary>
    Packed12,

    /// <summary>12-bit differences down the columns, without loss: DSLR-A200 to A390.</summary>
    Arw1,

    /// <summary>"Compressed": 16 pixels in 16 bytes, with loss.</summary>
    Arw2,

    /// <summary>"Lossless compressed (L)": tiles of lossless JPEG.</summary>
    LosslessJpeg,

    /// <summary>"Lossless compressed (M)" and "(S)" of the whole sensor: developed and reduced, not the sensor's pixels. Refused.</summary>
    YCbCr,

    /// <summary>"Compressed" and "Compressed HQ" of ARW 6.0: wavelets, with loss. Refused.</summary>
    Wavelet,

    /// <summary>Several exposures merged by Sony's software on a computer. Refused.</summary>
    PixelShift,
}
