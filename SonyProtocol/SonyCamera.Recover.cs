using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

public sealed partial class SonyCamera
{
    /// <summary>A body that has a picture, or makes one, shows it in its memory within this time.</summary>
    private static readonly TimeSpan ShowingPatience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Takes the picture of an exposure during which the wire broke: what the body times itself it ends by itself, and what lies in its
    /// memory stays there.
    /// </summary>
    /// <param name="plan">What was being taken.</param>
    /// <param name="start">When the shutter opened, UTC.</param>
    /// <param name="rest">How long the body may still be exposing.</param>
    /// <param name="observer">Is told the phases, and says where the data goes; whether it is the right picture it must find out.</param>
    /// <returns>Null if there is no picture.</returns>
    /// <exception cref="OperationCanceledException">Aborted; <see cref="Discard"/> then takes the picture out of the camera.</exception>
    /// <exception cref="TransportException">The camera is gone again.</exception>
    public ExposureResult? Recover(ExposurePlan plan, DateTimeOffset start, TimeSpan rest, IExposureObserver observer,
        CancellationToken abort)
    {
        observer.Enter(ExposurePhase.Exposing, start);
        observer.Enter(ExposurePhase.Processing, clock.GetUtcNow());
        Refresh(abort);
        Poll(() => Memory.Raw != 0, (rest > TimeSpan.Zero ? rest : TimeSpan.Zero) + ShowingPatience, PicturePause, abort);
        if (Memory.Raw == 0 || !Poll(() => Memory.IsReady, PicturePatience, PicturePause, abort))
            return null;
        note?.Invoke($"The picture of the exposure that was broken off is in the memory of the {Device.Model}: it is fetched");
        return new(start, plan.Duration, plan.Shutter, Fetch(observer, stray: false, abort));
    }
}
