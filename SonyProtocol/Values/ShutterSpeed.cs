using System.Globalization;

namespace SonyAlpha.SonyProtocol;

/// <summary>
/// A shutter speed: a fraction of a second, numerator in the high half, denominator in the low one. 30 s is written 300/10 and read as
/// 300/10 or 30/1 (libgphoto2 commit dcd685287). Zero is bulb: open until told otherwise.
/// </summary>
public readonly record struct ShutterSpeed(uint Raw)
{
    public static readonly ShutterSpeed Bulb;

    /// <summary>The body has nothing to display.</summary>
    public static readonly ShutterSpeed Nothing = new(0xFFFFFFFF);

    public ShutterSpeed(int numerator, int denominator)
        : this((uint)((numerator << 16) | denominator))
    {
    }

    public bool IsBulb => Raw == 0;

    /// <summary>Whether it is a time at all: neither bulb nor nothing nor a division by zero.</summary>
    public bool IsTimed => this != Nothing && Numerator > 0 && Denominator > 0;

    public int Numerator => (int)(Raw >> 16);

    public int Denominator => (int)(Raw & 0xFFFF);

    /// <summary>Seconds; 0 for bulb and nothing.</summary>
    public double Seconds => IsTimed ? (double)Numerator / Denominator : 0;

    /// <summary>The time to 100 ns; zero for bulb and nothing.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(Seconds);

    /// <summary>Whether it is the same time, however the fraction is written: 30/1 is 300/10. Bulb is bulb only.</summary>
    public bool IsSameTimeAs(ShutterSpeed other) => IsTimed && other.IsTimed
        ? (long)Numerator * other.Denominator == (long)other.Numerator * Denominator
        : Raw == other.Raw;

    /// <summary>The choice nearest to a time, in stops: 1/4 s is as far from 1/2 s as 2 s from 1 s. Null where nothing is timed.</summary>
    public static ShutterSpeed? Nearest(TimeSpan time, IEnumerable<ShutterSpeed> choices)
    {
        var seconds = Math.Max(time.TotalSeconds, 1e-6);
        var timed = choices.Where(c => c.IsTimed).ToList();
        return timed.Count == 0 ? null : timed.MinBy(c => Math.Abs(Math.Log(c.Seconds / seconds)));
    }

    /// <summary>As on the camera's screen: Bulb, 30", 0.4", 1/250 s.</summary>
    public override string ToString() =>
        IsBulb ? "Bulb"
        : !IsTimed ? "--"
        : Numerator == 1 && Denominator > 2 ? string.Create(CultureInfo.InvariantCulture, $"1/{Denominator} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Seconds:0.###}\"");
}
