using SonyAlpha.Driver.Jpeg;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>A live picture's brightness, 0 to 255. Its memory is not used again, so leases need no counting.</summary>
internal sealed class GreyFrame : Frame
{
    /// <summary>The largest value of a pixel.</summary>
    public const int MaxValue = 255;

    private readonly ushort[] pixels;

    private GreyFrame(int width, int height)
    {
        (Width, Height) = (width, height);
        pixels = new ushort[width * height];
    }

    public override int Width { get; }

    public override int Height { get; }

    public override ArwFile? File => null;

    /// <summary>All of a picture.</summary>
    public static GreyFrame Of(GreyPicture grey)
    {
        GreyFrame frame = new(grey.Width, grey.Height);
        for (var i = 0; i < frame.pixels.Length; i++)
            frame.pixels[i] = grey.Pixels[i];
        return frame;
    }

    /// <summary>The window that was asked for; all there is for a client that asked for all there was said to be.</summary>
    /// <exception cref="AscomException">The picture that came is another one than that of which the window was asked for.</exception>
    public static Frame Cut(GreyPicture grey, ExposureRequest request)
    {
        var bin = request.Bin;
        var (width, height) = (grey.Width / bin, grey.Height / bin);
        var window = request.IsWhole ? new(0, 0, width, height) : request.Window;
        if (!request.IsWhole && (grey.Width, grey.Height) != request.Promised.Size(request.Readout))
        {
            throw AscomErrors.InvalidOperation($"The live picture has {width} x {height} pixels, and {window} was asked for. "
                + "Its size is known now: read CameraXSize and CameraYSize again");
        }

        GreyFrame frame = new(window.Width, window.Height);
        for (var y = 0; y < window.Height; y++)
        {
            for (var x = 0; x < window.Width; x++)
                frame.pixels[(y * window.Width) + x] = Mean(grey, (window.X + x) * bin, (window.Y + y) * bin, bin);
        }

        return frame;
    }

    public override ReadOnlySpan<ushort> Row(int y) => pixels.AsSpan(y * Width, Width);

    public override Frame Lease() => this;

    protected override void Dispose(bool disposing)
    {
    }

    private static ushort Mean(GreyPicture grey, int left, int top, int bin)
    {
        var sum = 0;
        for (var y = top; y < top + bin; y++)
        {
            for (var x = left; x < left + bin; x++)
                sum += grey.Pixels[(y * grey.Width) + x];
        }

        return (ushort)((sum + (bin * bin / 2)) / (bin * bin));
    }
}
