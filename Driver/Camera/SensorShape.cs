using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>How a frame is read out, ASCOM's ReadoutMode.</summary>
public enum Readout : short
{
    /// <summary>The pixels that see light, as LibRaw shows them.</summary>
    ActiveArea = 0,

    /// <summary>Everything in the camera's file, borders and padding too.</summary>
    WholeArray = 1,

    /// <summary>The active area at half its size: four pixels of one colour in one, the Bayer pattern kept.</summary>
    Superpixel = 2,

    /// <summary>The body's live picture, grey, 8 bits.</summary>
    LiveView = 3,
}

/// <summary>The size of a body's frames.</summary>
/// <param name="Width">Of the coded array.</param>
/// <param name="Height">Of the coded array.</param>
/// <param name="Active">The picture within it.</param>
/// <param name="RedX">Column of the first red pixel of the coded array, 0 or 1.</param>
/// <param name="RedY">Row of the first red pixel of the coded array, 0 or 1.</param>
/// <param name="IsCertain">Whether a frame, or the table, said so; else it is the best guess.</param>
public sealed record SensorShape(int Width, int Height, Area Active, int RedX, int RedY, bool IsCertain = true)
{
    /// <summary>For a body that nobody has seen: the first frame corrects it.</summary>
    private static readonly SensorShape Guess = new(6048, 4024, new(0, 0, 6024, 4024), 0, 0, IsCertain: false);

    /// <summary>The shape of a body's frames: what was learned from them, else what a table says, else a guess.</summary>
    internal static SensorShape Find(CameraModel model, LearnedSensors learned) =>
        learned.Find(model.Name) ?? FromTable(model) ?? OfSimulated(model) ?? Guess;

    /// <summary>What the table of bodies says; null where it does not know.</summary>
    internal static SensorShape? FromTable(CameraModel model) =>
        model.ActiveArea is { } active ? new(model.RawWidth, model.RawHeight, active, 0, 0, !model.AssumedSize) : null;

    /// <summary>Whether it is the same picture with other borders, not a crop of the sensor.</summary>
    internal bool IsLike(SensorShape other) =>
        Math.Abs(Active.Width - other.Active.Width) <= Active.Width / 100
            && Math.Abs(Active.Height - other.Active.Height) <= Active.Height / 100;

    /// <summary>The shape of a frame that came.</summary>
    internal static SensorShape Of(ArwFile file)
    {
        var red = Math.Max(0, file.CfaPattern.IndexOf('R', StringComparison.Ordinal));
        return new(file.RawWidth, file.RawHeight, file.ActiveArea, red & 1, red >> 1);
    }

    /// <summary>The part of the coded array that a readout mode shows.</summary>
    internal Area Shown(Readout readout) => readout == Readout.WholeArray ? new(0, 0, Width, Height) : Active;

    /// <summary>Columns and rows as the client counts them, unbinned.</summary>
    internal (int Width, int Height) Size(Readout readout)
    {
        var (area, factor) = (Shown(readout), Factor(readout));
        return (area.Width / factor, area.Height / factor);
    }

    /// <summary>How many pixels of one colour in each direction a readout mode makes one of.</summary>
    internal static int Factor(Readout readout) => readout == Readout.Superpixel ? 2 : 1;

    /// <summary>Bodies that exist in the simulator only.</summary>
    private static SensorShape? OfSimulated(CameraModel model) => SimulatedBodies.Find(model.Name)?.Sensor is { } sensor
        ? new(sensor.Width, sensor.Height, new(0, 0, sensor.ActiveWidth, sensor.ActiveHeight), 0, 0)
        : null;
}
