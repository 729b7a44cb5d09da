using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>Makes the picture that a client asked for out of the sensor's pixels.</summary>
internal static class ImageArray
{
    /// <summary>
    /// The window of a frame. Unbinned it is a view, nothing is copied; binned, pixels of one colour become their mean, so that the range
    /// of values stays and the Bayer pattern too.
    /// </summary>
    /// <param name="raw">The caller's lease; the frame takes its own.</param>
    /// <exception cref="AscomException">The window does not lie in the frame that came.</exception>
    public static Frame Cut(RawFrame raw, ExposureRequest request)
    {
        var came = SensorShape.Of(raw.File);
        var shown = came.Shown(request.Readout);
        var factor = request.Bin * SensorShape.Factor(request.Readout);
        var window = Fits(request, shown, came, factor) ? request.Window : Whole(request, came);
        Frame cut = factor == 1
            ? new SensorView(raw.Lease(), shown.X + window.X, shown.Y + window.Y, window.Width, window.Height)
            : Superpixels.Bin(raw, Stretched(shown, window, factor), factor, window);
        return Multiplied.Of(cut, request.Scale);
    }

    /// <summary>
    /// Whether the window can be cut as it was asked for. The picture of one encoding is some columns narrower than that of another: the
    /// client gets the size that it was promised, out of the columns beyond. Of a larger one it gets all; and a part of another picture
    /// than it knows, of an APS-C crop or no more of it, is not what it meant, though it lies within. What was only guessed was no promise.
    /// </summary>
    public static bool Fits(ExposureRequest request, SensorShape came)
    {
        var factor = request.Bin * SensorShape.Factor(request.Readout);
        return Fits(request, came.Shown(request.Readout), came, factor);
    }

    private static bool Fits(ExposureRequest request, Area shown, SensorShape came, int factor)
    {
        var ((width, height), promised) = (came.Size(request.Readout), request.Promised.Size(request.Readout));
        if (request.IsWhole && (!request.Promised.IsCertain || width > promised.Width || height > promised.Height))
            return false;
        if (!came.IsLike(request.Promised) && (width, height) != promised)
            return false;
        var (right, bottom) = (request.Window.X + request.Window.Width, request.Window.Y + request.Window.Height);
        return shown.X + (right * factor) <= came.Width && shown.Y + (bottom * factor) <= came.Height;
    }

    /// <summary>All there is, for a client that asked for all there was said to be.</summary>
    private static Window Whole(ExposureRequest request, SensorShape came)
    {
        var (width, height) = came.Size(request.Readout);
        if (request.IsWhole)
            return new(0, 0, width / request.Bin, height / request.Bin);
        throw AscomErrors.InvalidOperation(
            $"The frame that came has {width / request.Bin} x {height / request.Bin} pixels, and {request.Window} was asked for. "
            + "Its size is known now: read CameraXSize and CameraYSize again. An APS-C crop set on the body makes frames smaller, and "
                + "larger again when it is off");
    }

    private static Area Stretched(Area shown, Window window, int factor) => shown with
    {
        Width = Math.Max(shown.Width, (window.X + window.Width) * factor),
        Height = Math.Max(shown.Height, (window.Y + window.Height) * factor),
    };
}
