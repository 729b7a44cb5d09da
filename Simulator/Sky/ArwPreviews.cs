namespace SonyAlpha.Simulator;

/// <summary>The small JPEG files inside an ARW file.</summary>
/// <param name="Preview">1616 x 1080, or the size of the body's JPEG if that is smaller.</param>
/// <param name="Thumbnail">160 x 120.</param>
internal sealed record ArwPreviews(byte[] Preview, byte[] Thumbnail)
{
    /// <summary>Makes both from the sensor's array.</summary>
    public static ArwPreviews Of(Shot shot, ReadOnlySpan<ushort> pixels)
    {
        int width = Math.Min(1616, shot.Sensor.CropWidth), height = Math.Min(1080, shot.Sensor.CropHeight);
        return new(
            JpegWriter.Write(JpegDevelopment.Develop(shot, pixels, width, height), quality: 80),
            ThumbnailOf(shot, pixels));
    }

    /// <summary>The thumbnail alone, for a JPEG file.</summary>
    public static byte[] ThumbnailOf(Shot shot, ReadOnlySpan<ushort> pixels) =>
        JpegWriter.Write(JpegDevelopment.Develop(shot, pixels, 160, 120), quality: 70);
}
