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
        var shape = SensorShape.Of(raw.File);
        var (width, height) = shape.Size(request.Readout);
        var all = new Window(0, 0, width / request.Bin, height / request.Bin);
        var window = request.IsWhole ? all : request.Window;
        if (window.X + window.Width > all.Width || window.Y + window.Height > all.Height)
        {
            throw AscomErrors.InvalidOperation(
                $"The frame that came has {all.Width} x {all.Height} pixels, and {window.Width} x {window.Height} from ({window.X}, {window.Y}) on "
                + "were asked for. The size is known now: read CameraXSize and CameraYSize again. An APS-C crop set on the body makes frames smaller");
        }

        var shown = shape.Shown(request.Readout);
        var factor = request.Bin * SensorShape.Factor(request.Readout);
        return factor == 1
            ? new SensorView(raw.Lease(), shown.X + window.X, shown.Y + window.Y, window.Width, window.Height)
            : Superpixels.Bin(raw, shown, factor, window);
    }
}
