using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>A light that somebody wants.</summary>
/// <param name="Seconds">0 for a bias frame.</param>
/// <param name="Gain">Null for a program that never sets it.</param>
/// <param name="IsLight">False with the cap on: a dark.</param>
/// <param name="CancelAfter">The share of its time after which its user gives it up; null if nobody does.</param>
internal sealed record Light(double Seconds, short? Gain, bool IsLight = true, double? CancelAfter = null);

/// <summary>How a light ended for the program that wanted it.</summary>
internal enum Ending
{
    /// <summary>A picture, whosever.</summary>
    Picture,

    /// <summary>The program showed the driver's sentence.</summary>
    Error,

    /// <summary>The program waited for as long as it does, and went on without.</summary>
    TimeOut,

    /// <summary>It did not even begin: it believes that there is no camera.</summary>
    NotTried,

    /// <summary>It died.</summary>
    Died,

    /// <summary>Its user gave it up.</summary>
    Cancelled,

    /// <summary>It waits still.</summary>
    Hangs,
}

/// <summary>What became of a light.</summary>
/// <param name="Asked">Time stamp of StartExposure.</param>
/// <param name="Done">Time stamp of the end.</param>
/// <param name="Said">What the program showed its user.</param>
internal sealed record Taken(Light Light, long Asked, long Done, Ending Ending, Seen? Seen, string Said);

/// <summary>A program that takes lights: what it calls, in which order, and what it makes of the answers.</summary>
/// <param name="haste">
/// Looks for the picture happen so many times less often than the real program has them, 1 for as it is; four times less than that in
/// lights of two minutes and more. Whatever else the program does keeps its time.
/// </param>
internal abstract class ImagingProgram(IFace face, Clock clock, int haste)
{
    /// <summary>Longer than anything that a driver may wait for beyond a light and a dark frame of the same time.</summary>
    private static readonly TimeSpan Eternity = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    private readonly List<Taken> taken = [];
    private readonly List<string> shown = [];
    private long asked;
    private TimeSpan? cancels;
    private TimeSpan lasts;

    public abstract string Name { get; }

    /// <summary>How long beyond an exposure's time it waits for the picture; null for ever.</summary>
    public abstract TimeSpan? Patience { get; }

    /// <summary>Whether the sentence of a failed exposure reaches its user.</summary>
    public abstract bool ShowsFailures { get; }

    /// <summary>Whether it sets a gain before a light.</summary>
    public virtual bool SetsGain => true;

    /// <summary>What became of each light.</summary>
    public IReadOnlyList<Taken> Taken => taken;

    /// <summary>What its user read.</summary>
    public IReadOnlyList<string> Shown => shown;

    /// <summary>Whether it will not touch this camera again until somebody connects it by hand.</summary>
    public bool HasGivenUp { get; protected set; }

    /// <summary>Called when its settings are made, just before StartExposure.</summary>
    public Action? Starting { get; set; }

    /// <summary>Called when StartExposure has returned.</summary>
    public Action? Started { get; set; }

    /// <summary>Called between the news that the picture is ready and its fetching.</summary>
    public Action? Fetching { get; set; }

    /// <summary>The time after StartExposure at which it dies; null to live.</summary>
    public TimeSpan? Dies { get; set; }

    protected IFace Face => face;

    protected Clock Clock => clock;

    protected TimeSpan SinceAsked => clock.Since(asked);

    /// <summary>Connects as it does when its user presses the button.</summary>
    /// <returns>Whether it believes to be connected.</returns>
    public abstract bool Connect();

    public Taken Take(Light light)
    {
        var before = shown.Count;
        lasts = TimeSpan.FromSeconds(light.Seconds);
        cancels = light.CancelAfter * lasts;
        asked = clock.GetTimestamp();
        var (ending, seen) = TryExpose(light);
        taken.Add(new(light, asked, clock.GetTimestamp(), ending, seen, string.Join(" | ", shown.Skip(before))));
        return taken[^1];
    }

    /// <summary>Does what it does when nothing is asked of it.</summary>
    public void Rest(TimeSpan time)
    {
        var begin = clock.GetTimestamp();
        while (time - clock.Since(begin) is { Ticks: > 0 } left)
        {
            LookAround();
            clock.Sleep(left < IdlePause ? left : IdlePause);
        }
    }

    /// <summary>Between two looks at a camera that does nothing.</summary>
    protected abstract TimeSpan IdlePause { get; }

    /// <summary>Its status display, which is kept up to date beside everything else: called often, calls as often as the program
    /// does.</summary>
    protected abstract void LookAround();

    protected abstract (Ending Ending, Seen? Seen) Expose(Light light);

    /// <summary>What it does when its user gives a light up.</summary>
    protected abstract void Abort();

    protected void Show(string sentence) => shown.Add(sentence);

    /// <summary>StartExposure itself.</summary>
    protected void Start(Light light)
    {
        Starting?.Invoke();
        asked = clock.GetTimestamp();
        face.Call("StartExposure", light.Seconds, light.IsLight);
        Started?.Invoke();
    }

    /// <summary>The pause between two looks for the picture.</summary>
    protected void Pause(TimeSpan pause)
    {
        var due = pause * (haste > 1 && lasts >= Long ? haste * 4 : haste);
        if (Dies is { } death && SinceAsked + due >= death)
        {
            clock.Sleep(death - SinceAsked);
            throw new DiedException();
        }

        if (cancels is { } wish && SinceAsked + due >= wish)
        {
            clock.Sleep(wish - SinceAsked);
            throw new CancelledException();
        }

        clock.Sleep(due);
        if (SinceAsked > lasts + lasts + Eternity)
            throw new HangsException();
        LookAround();
    }

    /// <returns>The error; null if there was none.</returns>
    protected static AscomException? Try(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (AscomException error)
        {
            return error;
        }
    }

    private (Ending Ending, Seen? Seen) TryExpose(Light light)
    {
        try
        {
            return Expose(light);
        }
        catch (DiedException)
        {
            return (Ending.Died, null);
        }
        catch (CancelledException)
        {
            Abort();
            return (Ending.Cancelled, null);
        }
        catch (HangsException)
        {
            return (Ending.Hangs, null);
        }
    }

    private sealed class DiedException : Exception;

    private sealed class CancelledException : Exception;

    private sealed class HangsException : Exception;
}
