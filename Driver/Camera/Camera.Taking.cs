using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>What the body's thread does for an exposure.</summary>
public sealed partial class Camera
{
    /// <summary>A body that was told to close the shutter shows its picture, if it makes one, within this time and the exposure's
    /// own.</summary>
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(15);

    private static TimeSpan RestTime => CameraBody.RestTime;

    /// <summary>Opens and closes the shutter and fetches the picture; drains it when the exposure was given up.</summary>
    private void Take(SonyCamera body, Exposure exposure)
    {
        exposure.Begin();
        if (exposure.Abort.IsCancellationRequested)
        {
            exposure.Fail(new OperationCanceledException($"Exposure {exposure.Number} was given up before it began"));
            return;
        }

        try
        {
            PutCap(body, exposure.Request.Light);
            var taken = ExposeOrRecover(body, exposure);
            exposure.Finish(taken with { Start = taken.Start + Options.ShutterLag });
        }
        catch (OperationCanceledException error) when (exposure.Abort.IsCancellationRequested)
        {
            exposure.Fail(error);
            exposure.Close();
            Drain(body, exposure);
        }
    }

    /// <summary>Nobody can go out and put a cap on a simulated telescope.</summary>
    private static void PutCap(SonyCamera body, bool light)
    {
        if (body.Properties[SimulatorProperty.Cap] is not null)
            body.Set(SimulatorProperty.Cap, light ? SimulatedCap.Off : SimulatedCap.On);
    }

    /// <summary>A picture that the body has still needs no second exposure.</summary>
    private ExposureResult ExposeOrRecover(SonyCamera body, Exposure exposure)
    {
        if (exposure.Lost is { } lost)
        {
            exposure.IsRecovered = true;
            var rest = exposure.Plan.Shutter.IsBulb ? TimeSpan.Zero : exposure.Plan.Duration - lost.SinceOpened;
            if (body.Recover(exposure.Plan, lost.Start, rest, exposure, exposure.Abort.Token) is { } taken)
                return taken;
            exposure.IsRecovered = false;
            if (LeftFor(exposure.Order, null) <= TimeSpan.Zero)
                throw new CameraException(
                    $"The {ModelName} was away during exposure {exposure.Number} and has no picture of it, and it is too late for "
                        + "another one");
            exposure.Enter(ExposurePhase.Preparing, clock.GetUtcNow());
        }

        Whole.Prepare(body);
        return body.Expose(exposure.Plan, exposure, exposure.Stop.Token, exposure.Abort.Token);
    }

    /// <summary>The picture of an exposure that was given up is taken out of the body, or the next one would get it.</summary>
    private void Drain(SonyCamera body, Exposure exposure)
    {
        if (!exposure.Times.WasOpened || exposure.WasFetched)
            return;
        var dark = body.MayReduceNoise ? exposure.Times.Open : TimeSpan.Zero;
        var rest = exposure.Plan.Shutter.IsBulb ? TimeSpan.Zero : exposure.Plan.Duration - exposure.Times.Open;
        try
        {
            var count = body.Discard((rest > TimeSpan.Zero ? rest : TimeSpan.Zero) + dark + DrainPatience, CancellationToken.None);
            Say($"Exposure {exposure.Number} was given up; {count} picture(s) of it were thrown away");
        }
        catch (CameraException error)
        {
            Say(error.Message);
        }
    }

    /// <summary>Idle work: a live frame, if somebody watches.</summary>
    /// <returns>How long there is nothing to do.</returns>
    internal override TimeSpan LookAround(SonyCamera body)
    {
        if (!Live.IsWatched)
            return RestTime;
        if (livePace.UntilDue is { Ticks: > 0 } early)
            return early; // the body spoke meanwhile
        var asked = clock.GetTimestamp();
        var frame = body.LiveFrame(CancellationToken.None);
        if (frame is not null)
            Live.Publish(frame);
        livePace.Asked(asked, frame is not null, body.Abilities.IsVersion3);
        return livePace.UntilDue;
    }
}
