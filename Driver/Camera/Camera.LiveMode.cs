using SonyAlpha.Driver.LiveView;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// The readout mode "Live view", for framing and focusing: an exposure is the mean of the live pictures that come in its time, and at least
/// one of them. The shutter stays where it is, nothing is kept as a file, and the night's log has no line of it.
/// </summary>
public sealed partial class Camera
{
    /// <summary>The mean of so many live pictures is as still as it gets; a longer exposure is one of the sensor.</summary>
    internal static readonly TimeSpan LongestLive = TimeSpan.FromSeconds(30);

    /// <summary>Long enough for a body that says "on" and refuses to be known as such (<see cref="SonyCamera.LiveViewTrouble"/>).</summary>
    private static readonly TimeSpan LivePatience = TimeSpan.FromSeconds(15);

    /// <summary>What many bodies send; the first live picture says what this one does.</summary>
    private SensorShape liveShape = LiveShape(1024, 680) with { IsCertain = false };

    private static SensorShape LiveShape(int width, int height) => new(width, height, new(0, 0, width, height), 0, 0);

    internal SensorShape LiveShapeNow => Volatile.Read(ref liveShape);

    /// <summary>The time of one live picture: the shortest exposure of that mode, and the step from one to the next.</summary>
    internal TimeSpan LiveTime => LivePace.TimeOf(Abilities is { IsVersion3: true });

    /// <summary>Held open for so long, as far as anybody who waits can tell.</summary>
    internal ExposurePlan PlanLive(TimeSpan duration) => new(ShutterSpeed.Bulb, duration > LiveTime ? duration : LiveTime);

    /// <summary>Why no live view comes and none will; null if there is no reason to think so.</summary>
    public string? LiveTrouble => Body?.LiveViewTrouble;

    /// <summary>A thread of its own: the body's thread only reads the frames, as it does for any viewer.</summary>
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

            Show(order, Look(order));
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

    /// <summary>Looks for as long as was asked, or until it is stopped.</summary>
    private LiveSum Look(ExposureOrder order)
    {
        using var watching = Live.View();
        var first = NextLive(order, LivePatience) ?? throw NoLivePicture();
        var begin = clock.GetTimestamp(); // the end of the first one's time
        LiveSum sum = new(first) { Start = first.At - LiveTime };
        order.Progress.Exposure?.Enter(ExposurePhase.Exposing, sum.Start);
        while (order.Plan.Duration - LiveTime - clock.Since(begin) is { Ticks: > 0 } left && !order.Stop.IsCancellationRequested)
        {
            if (NextLive(order, Shorter(left, LivePatience)) is { } live)
                sum.Add(live);
            else if (left > LivePatience)
                throw NoLivePicture();
        }

        sum.Time = Shorter(order.Plan.Duration, LiveTime + clock.Since(begin));
        return sum;
    }

    private LiveFrame? NextLive(ExposureOrder order, TimeSpan atMost) => Live.Next(atMost, order.Abort.Token);

    private CameraException NoLivePicture() => new(LiveTrouble ?? Trouble
        ?? $"No live picture came within {LivePatience.TotalSeconds} s: some bodies show none while their own menu or a movie is on");

    private void Show(ExposureOrder order, LiveSum sum)
    {
        var grey = sum.Mean();
        Volatile.Write(ref liveShape, LiveShape(grey.Width, grey.Height));
        var picture = new Picture(order.Number, GreyFrame.Cut(grey, order.Request), null, sum.Start, sum.Time, order.Request.Kind,
            _ => { });
        order.Owner.Took(sum.Start, sum.Time);
        Hold(picture, order.Owner);
        if (!End(order, new Activity.Ready(picture)))
            picture.Dispose();
    }
}
