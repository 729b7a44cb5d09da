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

    internal SensorShape LiveShapeNow => Volatile.Read(ref liveShape);

    /// <summary>Why no live view comes and none will; null if there is no reason to think so.</summary>
    public string? LiveTrouble => Body?.LiveViewTrouble;

    /// <summary>A thread of its own: the camera thread only reads the frames, as it does for any viewer.</summary>
    private void LookOnce(ExposureOrder order)
    {
        try
        {
            if (order.Progress.Exposure is null)
            {
                if (WhyNot(order, null, null) is { } reason)
                    throw reason;
                order.Enter(NewExposure(order, null), ExposurePhase.Preparing);
            }

            var stamp = clock.GetTimestamp();
            var live = Live.Next(LivePatience, order.Abort.Token) ?? throw new CameraException(LiveTrouble ?? Trouble
                ?? $"No live picture came within {LivePatience.TotalSeconds} s: some bodies show none while their own menu or a movie is on");
            Show(order, live, clock.Since(stamp));
        }
        catch (OperationCanceledException) when (order.IsGivenUp)
        {
            // whoever gave it up has put it back to idle
        }
#pragma warning disable CA1031 // as in Develop: the client is told where ASCOM wants it told
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(order, AscomErrors.Translate(error), isHanging: false);
        }
        finally
        {
            order.Progress.Exposure?.Close();
            turns.Leave(order);
        }
    }

    private void Show(ExposureOrder order, LiveFrame live, TimeSpan duration)
    {
        var begin = live.At - duration; // so that start and duration end in the live picture's own moment
        var grey = JpegDecoder.Decode(live.Picture.Jpeg.Span);
        Volatile.Write(ref liveShape, LiveShape(grey.Width, grey.Height));
        var picture = new Picture(order.Number, GreyFrame.Cut(grey, order.Request), null, begin, duration, order.Request.Light, _ => { });
        order.Owner.Took(begin, duration);
        Hold(picture, order.Owner);
        if (!End(order, new Activity.Ready(picture)))
            picture.Dispose();
    }
}
