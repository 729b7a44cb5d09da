using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// Which shutter takes an exposure: a speed that the body times itself wherever one fits, bulb where it must be. Bulb filters stars away
/// on some bodies at any length, and brings 12 bits on others (Mark Shelley's measurements; Sony article 00229990). The user may prefer
/// one of the two beyond that.
/// </summary>
internal sealed class ExposurePolicy(IReadOnlyList<ShutterSpeed> offered, ShutterPreference preference = ShutterPreference.Fitting)
{
    /// <summary>A speed this near is taken for what was asked: ConformU allows 2 %, and flats are steadier than that.</summary>
    private const double Tolerance = 0.01;

    /// <summary>Shorter than this the host cannot time the shutter to a percent: the nearest speed is nearer.</summary>
    private static readonly TimeSpan ShortestBulb = TimeSpan.FromSeconds(1);

    /// <summary>Nobody has tried for longer; batteries do not.</summary>
    private static readonly TimeSpan LongestBulb = TimeSpan.FromHours(4);

    private readonly ShutterSpeed[] timed = [.. offered.Where(s => s.IsTimed).OrderBy(s => s.Duration)];

    /// <summary>Whether the body can be held open.</summary>
    public bool HasBulb => offered.Any(s => s.IsBulb);

    public TimeSpan Shortest => timed.Length > 0 ? timed[0].Duration : ShortestBulb;

    public TimeSpan Longest => HasBulb ? LongestBulb : timed.Length > 0 ? timed[^1].Duration : TimeSpan.Zero;

    /// <summary>Whether an exposure of that duration is taken in bulb.</summary>
    public bool IsInBulb(TimeSpan duration) => HasBulb && Plan(duration, null).Shutter.IsBulb;

    /// <summary>The plan for a duration between <see cref="Shortest"/> (0 for darks) and <see cref="Longest"/>.</summary>
    /// <exception cref="AscomException">The body has no speed near it and no bulb now.</exception>
    public ExposurePlan Plan(TimeSpan duration, Iso? iso)
    {
        var nearest = timed.OrderBy(s => Math.Abs((s.Duration - duration).TotalSeconds)).Cast<ShutterSpeed?>().FirstOrDefault();
        if (nearest is { } speed && (duration < ShortestBulb || IsTimed(speed, duration)))
            return new(speed, speed.Duration, iso);
        if (HasBulb)
            return new(ShutterSpeed.Bulb, duration, iso);
        throw AscomErrors.InvalidOperation(
            $"The camera offers no shutter speed near {duration.TotalSeconds:0.###} s and no bulb now"
            + (nearest is { } other ? $" (nearest: {other})" : "")
            + ". Turn the mode dial to M, and the shutter to mechanical: a silent shutter has no bulb");
    }

    /// <summary>What bulb does to a body's frames; null if nothing is known.</summary>
    public static string? BulbAdvice(CameraModel model) =>
        model.StarEaterInBulb
            ? $"The {model.Name} filters small stars away in bulb: exposures that a shutter speed fits, 30 s at most, are free of that"
        : model.TwelveBitInBulb ? $"The {model.Name} delivers 12 bits in bulb: exposures that a shutter speed fits, 30 s at most, have 14"
        : null;

    /// <param name="nearest">The speed nearest to the duration.</param>
    private bool IsTimed(ShutterSpeed nearest, TimeSpan duration) => preference switch
    {
        ShutterPreference.Speeds            => Fits(nearest, duration) || duration < timed[^1].Duration,
        ShutterPreference.Bulb when HasBulb => false,
        _                                   => Fits(nearest, duration),
    };

    private static bool Fits(ShutterSpeed speed, TimeSpan duration) =>
        Math.Abs((speed.Duration - duration).TotalSeconds) <= Tolerance * duration.TotalSeconds;
}
