namespace SonyAlpha.Simulator;

/// <summary>An exposure as it truly was: what a picture that claims to be it is held against.</summary>
/// <param name="Counter">How many times this body's shutter has been released, this time included; coded in the picture's pixels.</param>
/// <param name="SettingsHash">Coded in the pixels too.</param>
/// <param name="Opened">When the shutter opened, UTC.</param>
/// <param name="Seconds">How long it was open.</param>
/// <param name="Iso">ISO value; 100 where the body was on AUTO.</param>
/// <param name="Shutter">The speed as the body reported it: 0 for bulb.</param>
/// <param name="Light">False with the cap on.</param>
/// <param name="Focus">Position of the focuser, 0 to 100.</param>
/// <param name="FileNumber">The number in its file's name.</param>
public sealed record TakenExposure(
    uint Counter, uint SettingsHash, DateTimeOffset Opened, double Seconds, int Iso, uint Shutter, bool Light, double Focus, int FileNumber)
{
    /// <summary>What the body's own clock said then: the time in its file.</summary>
    public DateTimeOffset Stamp { get; init; } = Opened;

    /// <summary>Whether the lens moved while the shutter was open.</summary>
    public bool LensMoved { get; init; }

    public FrameCode Code => new(Counter, SettingsHash);
}
