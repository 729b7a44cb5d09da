using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>What the camera thread does for an exposure.</summary>
public sealed partial class Camera
{
    /// <summary>A body that was told to close the shutter shows its picture, if it makes one, within this time and the exposure's own.</summary>
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(15);

    /// <summary>Opens and closes the shutter and fetches the picture; drains it when the exposure was given up.</summary>
    private void Take(SonyCamera body, Exposure exposure)
    {
        exposure.Begin();
        try
        {
            exposure.Finish(TakeOnceMore(body, exposure));
        }
        catch (OperationCanceledException error) when (exposure.Abort.IsCancellationRequested)
        {
            exposure.Fail(error);
            exposure.Close();
            Drain(body, exposure);
        }
    }

    /// <summary>"Accepted and not exposed" is tried once more (seen after quick series on some bodies, CrSDKPy FEATURE_MATRIX).</summary>
    private ExposureResult TakeOnceMore(SonyCamera body, Exposure exposure)
    {
        try
        {
            return body.Expose(exposure.Plan, exposure, exposure.Stop.Token, exposure.Abort.Token);
        }
        catch (NotExposedException error) when (!exposure.Stop.IsCancellationRequested)
        {
            Say($"{error.Message}. It is asked once more");
            exposure.Retries++;
            return body.Expose(exposure.Plan, exposure, exposure.Stop.Token, exposure.Abort.Token);
        }
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
}
