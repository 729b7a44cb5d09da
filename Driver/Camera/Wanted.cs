using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>What clients want of the next exposure: noted, and applied when it starts.</summary>
/// <param name="Iso">Null: the body's own.</param>
internal sealed record Wanted(short Bin, Region Region, Readout? Readout, Iso? Iso)
{
    public static readonly Wanted Default = new(1, Region.Whole, null, null);
}

/// <summary>One exposure as the client asked for it, checked.</summary>
/// <param name="Duration">Seconds asked for.</param>
/// <param name="IsWhole">Whether the window is all there is, whatever size the picture turns out to have.</param>
/// <param name="Promised">The size that clients were told.</param>
internal sealed record ExposureRequest(
    TimeSpan Duration, FrameKind Kind, Readout Readout, int Bin, Window Window, bool IsWhole, SensorShape Promised, Iso? Iso)
{
    /// <summary>Whether light falls on the sensor.</summary>
    public bool Light => Kind.SeesLight();

    /// <summary>By how much the camera's values are multiplied.</summary>
    public int Scale { get; init; } = 1;
}

/// <summary>A rectangle in pixels as the client sees them: of the readout mode, binned.</summary>
internal readonly record struct Window(int X, int Y, int Width, int Height)
{
    public override string ToString() => $"{Width} x {Height} from ({X}, {Y}) on";
}
