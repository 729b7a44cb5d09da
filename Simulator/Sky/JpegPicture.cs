namespace SonyAlpha.Simulator;

/// <summary>The JPEG file that a body makes of a shot, with the same Exif data as its ARW file.</summary>
public static class JpegPicture
{
    private const int Quality = 92;

    /// <summary>Develops the shot in full size.</summary>
    /// <param name="shot">What was exposed.</param>
    /// <param name="pixels">What <see cref="Sky.Render"/> made of it.</param>
    public static byte[] Write(Shot shot, ReadOnlySpan<ushort> pixels)
    {
        var picture = JpegDevelopment.Develop(shot, pixels, shot.Sensor.CropWidth, shot.Sensor.CropHeight);
        var thumbnail = ArwPreviews.ThumbnailOf(shot, pixels);
        return JpegWriter.Write(picture, Quality, TiffFile.Write(ArwDirectories.ChainOfJpeg(shot, thumbnail)));
    }
}
