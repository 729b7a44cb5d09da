using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Jpeg;

/// <summary>The Windows Imaging Component, called by the slots of its interfaces (wincodec.h).</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class WindowsImaging
{
    private const int ReleaseSlot = 2;

    private static readonly Guid ImagingFactory = new("CACAF262-9370-4615-A13B-9F5539DA4C0A");
    private static readonly Guid ImagingFactoryInterface = new("EC5EC8A9-C395-4314-9C77-54D7A935FF70");
    private static readonly Guid Grey8 = new("6FDDC324-4E03-4BFE-B185-3D77768DC908");

    public static GreyPicture Decode(ReadOnlySpan<byte> jpeg)
    {
        using var factory = new Interface(Create());
        fixed (byte* bytes = jpeg)
        {
            using var stream = new Interface(SHCreateMemStream(bytes, (uint)jpeg.Length));
            nint decoder, frame, grey;
            // IWICImagingFactory slot 4, CreateDecoderFromStream; 0 = metadata on demand
            Check(((delegate* unmanaged<nint, nint, Guid*, uint, nint*, int>)factory.Slot(4))(factory.Pointer, stream.Pointer, null, 0,
                &decoder), "Not a picture");
            using var decoding = new Interface(decoder);
            // IWICBitmapDecoder slot 13, GetFrame
            Check(((delegate* unmanaged<nint, uint, nint*, int>)decoding.Slot(13))(decoder, 0, &frame), "No frame in the JPEG");
            using var picture = new Interface(frame);
            Check(WICConvertBitmapSource(in Grey8, frame, out grey), "The JPEG cannot be made grey");
            using var brightness = new Interface(grey);
            return Copy(brightness);
        }
    }

    private static GreyPicture Copy(Interface source)
    {
        uint width, height;
        // IWICBitmapSource slots 3, GetSize, and 7, CopyPixels
        Check(((delegate* unmanaged<nint, uint*, uint*, int>)source.Slot(3))(source.Pointer, &width, &height), "The JPEG has no size");
        var pixels = JpegDecoder.Room(width, height);
        fixed (byte* target = pixels)
        {
            Check(((delegate* unmanaged<nint, void*, uint, uint, byte*, int>)source.Slot(7))(
                source.Pointer, null, width, (uint)pixels.Length, target), "A broken JPEG");
        }

        return new((int)width, (int)height, pixels);
    }

    private static nint Create()
    {
        const uint InProcess = 1;
        Check(CoCreateInstance(in ImagingFactory, 0, InProcess, in ImagingFactoryInterface, out var factory),
            "Windows' imaging component does not answer");
        return factory;
    }

    private static void Check(int result, string what)
    {
        if (result < 0)
            throw new JpegException($"{what} (HRESULT 0x{result:X8})");
    }

    [LibraryImport("ole32")]
    private static partial int CoCreateInstance(in Guid type, nint outer, uint context, in Guid wanted, out nint made);

    [LibraryImport("shlwapi")]
    private static partial nint SHCreateMemStream(byte* data, uint length);

    [LibraryImport("windowscodecs")]
    private static partial int WICConvertBitmapSource(in Guid format, nint source, out nint converted);

    /// <summary>A COM pointer that is released in time.</summary>
    private readonly struct Interface(nint pointer) : IDisposable
    {
        public nint Pointer => pointer;

        public nint Slot(int number) => (*(nint**)pointer)[number];

        public void Dispose()
        {
            if (pointer != 0)
                ((delegate* unmanaged<nint, uint>)Slot(ReleaseSlot))(pointer);
        }
    }
}
