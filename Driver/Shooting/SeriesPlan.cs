namespace SonyAlpha.Driver.Shooting;

/// <summary>What becomes a file of each frame of a series.</summary>
public enum SeriesFormat
{
    /// <summary>The camera's own file.</summary>
    Arw,

    Fits,
}

/// <summary>A series of frames as somebody wants it. Times in seconds.</summary>
/// <param name="Count">Frames that there shall be in the end: one that failed is taken again.</param>
/// <param name="Seconds">Of each; a bias has the shortest time that there is.</param>
/// <param name="Pause">Between a picture and the next opening of the shutter.</param>
/// <param name="Gain">As the camera's Gain takes it; null for what it stands on.</param>
/// <param name="DitherEvery">After so many frames the mount is given time to dither; 0 for never.</param>
/// <param name="DitherPause">How long that takes, beside the pause.</param>
public sealed record SeriesPlan(
    int Count, double Seconds, double Pause = 0, short? Gain = null, FrameKind Kind = FrameKind.Light, int DitherEvery = 0,
    double DitherPause = 0)
{
    public const int MostFrames = 9999;

    private const double Day = 86400;

    public SeriesFormat Format { get; init; }

    /// <summary>Where the files go; null for the folder of kept files.</summary>
    public string? Folder { get; init; }

    /// <summary>How long the shutter is asked to be open.</summary>
    public double Duration => Kind == FrameKind.Bias ? 0 : Seconds;

    /// <summary>What cannot be meant so, in a sentence; null if nothing.</summary>
    public string? Trouble =>
        Count is < 1 or > MostFrames ? $"A series has 1 to {MostFrames} frames, and not {Count}"
        : !(Seconds is >= 0 and <= Day) ? $"Seconds must be 0 to {Day}, and are {Seconds}"
        : !(Pause is >= 0 and <= Day) ? $"The pause must be 0 to {Day} s, and is {Pause} s"
        : DitherEvery is < 0 or > MostFrames ? $"Dithering is after 1 to {MostFrames} frames, or 0 for never, and not {DitherEvery}"
        : !(DitherPause is >= 0 and <= Day) ? $"The pause for dithering must be 0 to {Day} s, and is {DitherPause} s"
        : null;

    /// <summary>How long it is paused when so many frames are done; zero after the last.</summary>
    public TimeSpan PauseAfter(int done) =>
        done >= Count ? TimeSpan.Zero : TimeSpan.FromSeconds(Pause + (DithersAfter(done) ? DitherPause : 0));

    /// <summary>Whether the mount dithers when so many frames are done.</summary>
    public bool DithersAfter(int done) => DitherEvery > 0 && DitherPause > 0 && done > 0 && done < Count && done % DitherEvery == 0;

    /// <summary>The pauses that are still to come when so many frames are done, without the one that follows them at once.</summary>
    public TimeSpan PausesFrom(int done)
    {
        var pauses = Math.Max(0, Count - 1 - done);
        var dithers = DitherEvery > 0 ? ((Count - 1) / DitherEvery) - (Math.Min(done, Count - 1) / DitherEvery) : 0;
        return TimeSpan.FromSeconds((pauses * Pause) + (dithers * DitherPause));
    }
}
