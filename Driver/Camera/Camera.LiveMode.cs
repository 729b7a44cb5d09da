using SonyAlpha.Driver.Jpeg;
using SonyAlpha.Driver.LiveView;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// The readout mode "Live view": an exposure is the next whole live picture, for framing and focusing. The shutter stays where it is, and
/// the duration asked for means nothing: the body chooses its own. Nothing is kept as a file, and the night's log has no line of it.
/// </summary>
public sealed partial class Camera
{
    private static readonly TimeSpan LivePatience = TimeSpan.FromSeconds(10);

    /// <summary>What many bodies send; the first live picture says what this one does.</summary>
    private SensorShape liveShape = LiveShape(1024, 680) with { IsCertain = false };

    private static SensorShape LiveShape(int width, int height) => new(width, height, new(0, 0, width, height), 0, 0);

    /// <summary>A thread of its own: the camera thread only reads the frames, as it does for any viewer.</summary>
    private void LookOnce(Exposure exposure)
    {
        try
        {
            var begin = clock.GetUtcNow();
            var live = Live.Next(LivePatience, exposure.Abort.Token) ?? throw new CameraException(Trouble
                ?? $"No live picture came within {LivePatience.TotalSeconds} s: some bodies show none while their own menu or a movie is on");
            Show(exposure, live, begin);
        }
        catch (OperationCanceledException) when (exposure.Abort.IsCancellationRequested)
        {
            // whoever aborted has put it back to idle
        }
#pragma warning disable CA1031 // as in Develop: the client is told where ASCOM wants it told
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(exposure, AscomErrors.Translate(error), isHanging: false);
        }
        finally
        {
            exposure.Close();
            exposure.Forget();
        }
    }

    private void Show(Exposure exposure, LiveFrame live, DateTimeOffset begin)
    {
        var grey = JpegDecoder.Decode(live.Picture.Jpeg.Span);
        Volatile.Write(ref liveShape, LiveShape(grey.Width, grey.Height));
        var picture = new Picture(exposure.Number, GreyFrame.Cut(grey, exposure.Request), null, begin, live.At - begin, exposure.Request.Light, _ => { });
        Volatile.Write(ref last, new LastExposure(begin, live.At - begin));
        Conclude(exposure, new Activity.Ready(picture));
    }
}
