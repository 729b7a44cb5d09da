namespace SonyAlpha.Driver.Jpeg;

/// <summary>The brightness of a decoded picture, row by row, 8 bits a pixel.</summary>
public sealed record GreyPicture(int Width, int Height, byte[] Pixels);

/// <summary>
/// Decodes live view frames with a library that is there already: Windows' own imaging component, elsewhere libjpeg-turbo.
/// </summary>
public static class JpegDecoder
{
    /// <summary>Larger pictures are refused: a live view frame has 0.7 million pixels.</summary>
    private const int MostPixels = 100_000_000;

    /// <summary>Decodes a JPEG to its brightness.</summary>
    /// <exception cref="JpegException">It is broken, or the library is missing; the message says which to install.</exception>
    public static GreyPicture Decode(ReadOnlySpan<byte> jpeg) =>
        OperatingSystem.IsWindows() ? WindowsImaging.Decode(jpeg) : TurboJpeg.Decode(jpeg);

    internal static byte[] Room(long width, long height) => width > 0 && height > 0 && width * height <= MostPixels
        ? new byte[width * height]
        : throw new JpegException($"A JPEG of {width} x {height} pixels is no live view frame");
}

/// <summary>A JPEG could not be decoded.</summary>
public sealed class JpegException(string message, Exception? inner = null) : Exception(message, inner);
