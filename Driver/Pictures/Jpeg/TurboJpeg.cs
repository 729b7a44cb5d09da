using System.Reflection;
using System.Runtime.InteropServices;

namespace SonyAlpha.Driver.Jpeg;

/// <summary>libjpeg-turbo's TurboJPEG interface (turbojpeg.h 2.0, functions that every version since 1.2 has).</summary>
internal static partial class TurboJpeg
{
    private const string Library = "turbojpeg";

    private static readonly string[] Names = ["libturbojpeg.so.0", "libturbojpeg.so", "libturbojpeg.0.dylib", "libturbojpeg.dylib",
        "/opt/homebrew/opt/jpeg-turbo/lib/libturbojpeg.dylib", "/usr/local/opt/jpeg-turbo/lib/libturbojpeg.dylib"];

    /// <summary>TJPF_GRAY.</summary>
    private const int Grey = 6;

    static TurboJpeg() => NativeLibrary.SetDllImportResolver(typeof(TurboJpeg).Assembly, Resolve);

    public static unsafe GreyPicture Decode(ReadOnlySpan<byte> jpeg)
    {
        try
        {
            var decoder = InitDecompress();
            if (decoder == 0)
                throw new JpegException("libturbojpeg gave no decoder");
            try
            {
                fixed (byte* source = jpeg)
                    return Decode(decoder, source, (nuint)jpeg.Length);
            }
            finally
            {
                _ = Destroy(decoder);
            }
        }
        catch (DllNotFoundException error)
        {
            throw new JpegException("Live view pictures need libjpeg-turbo: apt install libturbojpeg0 (macOS: brew install jpeg-turbo)",
                error);
        }
    }

    private static unsafe GreyPicture Decode(nint decoder, byte* source, nuint length)
    {
        // tjhandle errors are texts of the handle; a truncated file is one too, and a cut frame shall not be shown
        if (Header(decoder, source, CLong(length), out var width, out var height, out _) != 0)
            throw new JpegException($"Not a JPEG: {Text(decoder)}");
        var pixels = JpegDecoder.Room(width, height);
        fixed (byte* target = pixels)
        {
            if (Decompress(decoder, source, CLong(length), target, width, width, height, Grey, 0) != 0)
                throw new JpegException($"A broken JPEG: {Text(decoder)}");
        }

        return new(width, height, pixels);
    }

    private static CULong CLong(nuint value) => new(value);

    private static string Text(nint decoder) => Marshal.PtrToStringUTF8(ErrorText(decoder)) ?? "no reason given";

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name == Library)
        {
            foreach (var candidate in Names)
            {
                if (NativeLibrary.TryLoad(candidate, assembly, path, out var handle))
                    return handle;
            }
        }

        return 0;
    }

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    private static partial nint InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    private static partial int Destroy(nint decoder);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    private static partial nint ErrorText(nint decoder);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader2")]
    private static unsafe partial int Header(nint decoder, byte* source, CULong length, out int width, out int height, out int subsampling);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    private static unsafe partial int Decompress(
        nint decoder, byte* source, CULong length, byte* target, int width, int pitch, int height, int format, int flags);
}
