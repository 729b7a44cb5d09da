using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>What became of a light, held against what the body did.</summary>
internal enum Outcome
{
    /// <summary>Its own picture, of an exposure that began when it was asked for.</summary>
    InTime,

    /// <summary>Its own picture, of an exposure that began later: the driver says so.</summary>
    Late,

    /// <summary>The program showed a sentence.</summary>
    Error,

    /// <summary>The program waited for as long as it does.</summary>
    TimeOut,

    /// <summary>The program died.</summary>
    Died,

    /// <summary>Its user gave it up.</summary>
    Cancelled,

    /// <summary>The program believes that there is no camera.</summary>
    NotTried,

    /// <summary>What must never be: <see cref="Truth.Wrongs"/> says what.</summary>
    Wrong,
}

/// <summary>Knows what each body truly exposed, and judges what a program was given for it.</summary>
/// <param name="clockWasSet">Whether the computer's date jumps in this story: then the body's own clock tells when a shutter
/// opened.</param>
internal sealed class Truth(SimulatedCamera body, bool clockWasSet)
{
    /// <summary>What an exposure takes to begin on a body whose values are reached by steps.</summary>
    private static readonly TimeSpan Preparation = TimeSpan.FromSeconds(6);

    /// <summary>A shutter that was released when its exposure was given up opens all the same, so much later at most.</summary>
    private static readonly TimeSpan ShutterLag = TimeSpan.FromMilliseconds(100);

    private static readonly DateTimeOffset Evening = new VirtualClock().GetUtcNow();

    private readonly HashSet<uint> delivered = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> givenUp = [];
    private readonly List<string> wrongs = [];

    /// <summary>Everything that must not be, a sentence each.</summary>
    public IReadOnlyList<string> Wrongs => wrongs;

    /// <summary>How many lights never ended.</summary>
    public int Hung { get; private set; }

    public void Blame(string sentence) => wrongs.Add(sentence);

    public Outcome Judge(Taken taken)
    {
        if (taken.Ending != Ending.Picture)
            return taken.Ending switch
            {
                Ending.Error     => Outcome.Error,
                Ending.TimeOut   => Outcome.TimeOut,
                Ending.Died      => Outcome.Died,
                Ending.Cancelled => GaveUp(taken),
                Ending.NotTried  => Outcome.NotTried,
                _                => Hangs(taken),
            };
        if (taken.Seen?.Code is not { } code || body.Exposures.FirstOrDefault(e => e.Code == code) is not { } exposure)
            return Wrong("A picture of no exposure of this body");
        var begun = Opened(exposure) - Evening - TimeSpan.FromTicks(taken.Asked);
        if (begun < TimeSpan.Zero)
            return Wrong($"A picture that was begun {-begun.TotalSeconds:0.0} s before it was asked for: {exposure}");
        if (!delivered.Add(code.Counter))
            return Wrong($"The same picture twice: {exposure}");
        if (!IsOf(exposure, taken.Light))
            return Wrong($"A picture of other settings: {exposure}, wanted {taken.Light}");
        if ((taken.Seen.Width, taken.Seen.Height) != (body.Body.Sensor.ActiveWidth, body.Body.Sensor.ActiveHeight))
            return Wrong($"A picture of {taken.Seen.Width} x {taken.Seen.Height} pixels");
        return begun > Preparation ? Outcome.Late : Outcome.InTime;
    }

    /// <summary>
    /// Whole exposures that somebody wanted and nobody has: neither a program nor the rescue folder. Not among them what the body itself
    /// lost, or has still, and what somebody gave up.
    /// </summary>
    public IEnumerable<TakenExposure> Lost(IReadOnlyList<Light> wanted, IEnumerable<string> rescued)
    {
        var missing = body.Exposures.Where(e => wanted.Any(light => IsOf(e, light)) && !delivered.Contains(e.Counter)
            && body.FateOf(e) is { WasMade: true, IsHeld: false } && !givenUp.Any(time => e.Opened >= time.From && e.Opened <= time.To))
                .ToList();
        if (missing.Count == 0)
            return [];
        var kept = rescued.Where(path => path.EndsWith(".arw", StringComparison.OrdinalIgnoreCase)).Select(CodeOf).ToHashSet();
        return missing.Where(e => !kept.Contains(e.Code));
    }

    private DateTimeOffset Opened(TakenExposure exposure) => clockWasSet ? exposure.Stamp : exposure.Opened;

    private static bool IsOf(TakenExposure exposure, Light light) => exposure.Light == light.IsLight
        && Math.Abs(exposure.Seconds - light.Seconds) <= Math.Max(1.2, 0.03 * light.Seconds) && exposure.Seconds > light.Seconds / 2
        && (light.Gain is not { } gain || exposure.Iso == gain);

    private Outcome GaveUp(Taken taken)
    {
        givenUp.Add((Evening.AddTicks(taken.Asked), Evening.AddTicks(taken.Done) + ShutterLag));
        return Outcome.Cancelled;
    }

    private Outcome Hangs(Taken taken)
    {
        Hung++;
        return Wrong($"A light of {taken.Light.Seconds} s hangs");
    }

    private Outcome Wrong(string sentence)
    {
        wrongs.Add(sentence);
        return Outcome.Wrong;
    }

    private static FrameCode? CodeOf(string path)
    {
        using var frame = ArwDecoder.Decode(File.ReadAllBytes(path));
        return FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var code) ? code : null;
    }
}
