namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>The tags that are read. Sources: TIFF 6.0; Exif 2.32; exiftool Exif.pm and Sony.pm for Sony's own.</summary>
internal static class ArwTag
{
    // TIFF and Exif
    public const ushort NewSubfileType      = 0x00FE;
    public const ushort ImageWidth          = 0x0100;
    public const ushort ImageLength         = 0x0101;
    public const ushort BitsPerSample       = 0x0102;
    public const ushort Compression         = 0x0103;
    public const ushort Photometric         = 0x0106;
    public const ushort Make                = 0x010F;
    public const ushort Model               = 0x0110;
    public const ushort StripOffsets        = 0x0111;
    public const ushort Orientation         = 0x0112;
    public const ushort SamplesPerPixel     = 0x0115;
    public const ushort StripByteCounts     = 0x0117;
    public const ushort Software            = 0x0131;
    public const ushort TileWidth           = 0x0142;
    public const ushort TileLength          = 0x0143;
    public const ushort TileOffsets         = 0x0144;
    public const ushort TileByteCounts      = 0x0145;
    public const ushort SubIfds             = 0x014A;
    public const ushort PreviewOffset       = 0x0201;
    public const ushort PreviewLength       = 0x0202;
    public const ushort CfaPattern          = 0x828E;
    public const ushort ExposureTime        = 0x829A;
    public const ushort FNumber             = 0x829D;
    public const ushort ExifIfd             = 0x8769;
    public const ushort GpsIfd              = 0x8825;
    public const ushort IsoSpeed            = 0x8827;
    public const ushort RecommendedExposure = 0x8832;
    public const ushort DateTimeOriginal    = 0x9003;
    public const ushort OffsetTimeOriginal  = 0x9011;
    public const ushort FocalLength         = 0x920A;
    public const ushort MakerNote           = 0x927C;
    public const ushort SubSecOriginal      = 0x9291;
    public const ushort LensModel           = 0xA434;
    public const ushort WhiteLevel          = 0xC61D;
    public const ushort DefaultCropOrigin   = 0xC61F;
    public const ushort DefaultCropSize     = 0xC620;
    public const ushort DngPrivateData      = 0xC634;

    // Sony's, in the raw directory
    public const ushort RawFileType         = 0x7000;
    public const ushort ToneCurve           = 0x7010;
    public const ushort RawImageSize        = 0x7038;
    public const ushort BlackLevel          = 0x7310;

    // Sony's, in SR2Private and the enciphered block it points to
    public const ushort Sr2Offset           = 0x7200;
    public const ushort Sr2Length           = 0x7201;
    public const ushort Sr2Key              = 0x7221;
    public const ushort Sr2LinearLimit      = 0x787F;

    // Sony's, in the MakerNote
    public const ushort LongExposureNr      = 0x2008;
    public const ushort Shutter             = 0x9050;
    public const ushort Ambient             = 0x9402;
    public const ushort CameraTemperature   = 0x9403;
    public const ushort SonyModelId         = 0xB001;
}
