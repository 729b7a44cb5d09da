namespace SonyAlpha.Simulator;

/// <summary>
/// Where the picture lies in a body's sensor array; all in pixels, the active area beginning at (0, 0) as in every Sony Bayer body.
/// </summary>
/// <param name="Width">Columns of an uncompressed or ARW2 array; a multiple of 32, padded on the right.</param>
/// <param name="Height">Rows of that array.</param>
/// <param name="ActiveWidth">Columns that see light.</param>
/// <param name="ActiveHeight">Rows that see light.</param>
/// <param name="CropX">Left edge of the area that the body makes its JPEG of.</param>
/// <param name="CropY">Top edge of that area.</param>
/// <param name="CropWidth">Columns of the body's JPEG.</param>
/// <param name="CropHeight">Rows of the body's JPEG.</param>
public sealed record SensorGeometry(
    int Width, int Height, int ActiveWidth, int ActiveHeight, int CropX, int CropY, int CropWidth, int CropHeight)
{
    /// <summary>Edge of the square tiles of a lossless file.</summary>
    public const int Tile = 512;

    /// <summary>Columns of a lossless array: the active area padded to whole tiles.</summary>
    public int LosslessWidth => WholeTiles(ActiveWidth);

    /// <summary>Rows of a lossless array.</summary>
    public int LosslessHeight => WholeTiles(ActiveHeight);

    /// <summary>
    /// The middle of the sensor, as large as APS-C is in full frame, in whole blocks of 32 columns. All of it is picture: no file of a body
    /// in this mode has columns that see no light.
    /// </summary>
    public SensorGeometry Cropped
    {
        get
        {
            var (width, height) = (ActiveWidth * 2 / 3 / 32 * 32, ActiveHeight * 2 / 3 / 8 * 8);
            return new(width, height, width, height, 0, 0, width, height);
        }
    }

    /// <summary>Columns of the array that a file of this encoding holds (tag 0x100).</summary>
    public int WidthIn(RawEncoding encoding) => encoding == RawEncoding.Lossless ? LosslessWidth : Width;

    /// <summary>Rows of the array that a file of this encoding holds (tag 0x101).</summary>
    public int HeightIn(RawEncoding encoding) => encoding == RawEncoding.Lossless ? LosslessHeight : Height;

    private static int WholeTiles(int pixels) => (pixels + Tile - 1) / Tile * Tile;
}
