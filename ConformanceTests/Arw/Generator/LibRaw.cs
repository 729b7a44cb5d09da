using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SonyAlpha.ConformanceTests.Arw.Generator;

/// <summary>Debian's LibRaw, where it is installed (package libraw20): a decoder by others to compare with.</summary>
/// <remarks>It does not know lossless tiles, and does not say so: those are judged by libraw-wasm.</remarks>
internal static unsafe partial class LibRaw
{
    private const string Library = "libraw.so.20";

    /// <summary>0.20.2. The place of the pixels differs from version to version and has no function of its own.</summary>
    private const int Version = 0x1402;

    /// <summary>offsetof(libraw_data_t, rawdata.raw_image) in 0.20.2 on 64-bit Linux.</summary>
    private const int RawImage = 193256;

    [LibraryImport(Library)] private static partial int libraw_versionNumber();
    [LibraryImport(Library)] private static partial nint libraw_init(uint flags);
    [LibraryImport(Library)] private static partial int libraw_open_buffer(nint handle, byte* buffer, nuint size);
    [LibraryImport(Library)] private static partial int libraw_unpack(nint handle);
    [LibraryImport(Library)] private static partial int libraw_get_raw_width(nint handle);
    [LibraryImport(Library)] private static partial int libraw_get_raw_height(nint handle);
    [LibraryImport(Library)] private static partial void libraw_close(nint handle);

    /// <summary>Whether the one version is there whose pixels can be found.</summary>
    public static bool IsThere { get; } =
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && NativeLibrary.TryLoad(Library, out _)
        && libraw_versionNumber() == Version;

    /// <summary>Hands over the pixels as LibRaw unpacks them.</summary>
    /// <param name="seen">Called with width, height and pixels, which are gone afterwards.</param>
    /// <param name="milliseconds">For unpacking alone.</param>
    /// <returns>LibRaw's error, 0 for none.</returns>
    public static int Unpack(ReadOnlySpan<byte> file, Seen seen, out double milliseconds)
    {
        milliseconds = double.NaN;
        var handle = libraw_init(0);
        try
        {
            fixed (byte* start = file)
            {
                var error = libraw_open_buffer(handle, start, (nuint)file.Length);
                if (error != 0)
                    return error;
                var begin = Stopwatch.GetTimestamp();
                error = libraw_unpack(handle);
                milliseconds = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
                if (error != 0)
                    return error;
                var (width, height) = (libraw_get_raw_width(handle), libraw_get_raw_height(handle));
                seen(width, height, new(*(void**)(handle + RawImage), width * height));
                return 0;
            }
        }
        finally
        {
            libraw_close(handle);
        }
    }

    public delegate void Seen(int width, int height, ReadOnlySpan<ushort> pixels);
}
