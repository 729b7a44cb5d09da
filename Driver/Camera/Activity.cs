namespace SonyAlpha.Driver;

/// <summary>
/// What a client's own exposure is, as one value: published by one write, read by anybody. Whoever sees <see cref="Ready"/> sees the
/// picture.
/// </summary>
internal abstract record Activity
{
    /// <summary>There is none, and no picture: freshly connected, or aborted.</summary>
    internal sealed record Idle : Activity;

    /// <summary>From StartExposure on until the picture is there; how far, the order says.</summary>
    internal sealed record Exposing(ExposureOrder Order) : Activity;

    /// <summary>The picture can be had.</summary>
    internal sealed record Ready(Picture Picture) : Activity;

    /// <summary>The exposure failed; said where ASCOM wants it, at ImageReady and ImageArray.</summary>
    internal sealed record Failed(AscomException Reason) : Activity;

    public static readonly Activity Nothing = new Idle();
}
