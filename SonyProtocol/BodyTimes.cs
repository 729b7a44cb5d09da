namespace SonyAlpha.SonyProtocol;

/// <summary>What was measured of one body before. It makes waits for it longer, and never shorter than what holds for every body.</summary>
/// <param name="Ready">From the handshake until everything could be told to it.</param>
/// <param name="Setting">From a written setting until the body shows it.</param>
/// <param name="Process">From the end of an exposure to its picture in memory.</param>
/// <param name="BulbError">How much longer its shutter is open in bulb than the button is held; less than zero for shorter.</param>
public sealed record BodyTimes(TimeSpan Ready = default, TimeSpan Setting = default, TimeSpan Process = default,
    TimeSpan BulbError = default)
{
    /// <summary>Of a body that nobody has measured.</summary>
    public static readonly BodyTimes Unknown = new();

    /// <summary>A body that needs longer than this is not well.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The usual patience, or twice what was measured if that is more.</summary>
    public static TimeSpan Patience(TimeSpan usual, TimeSpan measured) =>
        2 * measured > Longest ? Longest : 2 * measured > usual ? 2 * measured : usual;
}
