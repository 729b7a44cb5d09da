using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// What the camera is doing, as one value: published by one write, read by anybody. Whoever sees <see cref="Ready"/> sees the picture.
/// </summary>
internal abstract record Activity
{
    /// <summary>Nothing, and there is no picture: freshly connected, or aborted.</summary>
    internal sealed record Idle : Activity;

    /// <summary>From StartExposure on until the picture is there.</summary>
    internal sealed record Exposing(Exposure Exposure, ExposurePhase Phase) : Activity;

    /// <summary>The picture can be had.</summary>
    internal sealed record Ready(Picture Picture) : Activity;

    /// <summary>The exposure failed; said where ASCOM wants it, at ImageReady and ImageArray.</summary>
    internal sealed record Failed(AscomException Reason) : Activity;

    public static readonly Activity Nothing = new Idle();
}
