using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>One gauge or switch of a body: a row of <see cref="Gauges.All"/>.</summary>
/// <param name="Name">As programs show it.</param>
/// <param name="Column">Of the night's table: one of a frame's own (<see cref="Telemetry.FrameRecord"/>), else one more behind
/// those.</param>
/// <param name="Description">What it is, with its unit.</param>
/// <param name="Most">The whole range from <see cref="Least"/> on is a whole number of steps.</param>
/// <param name="Read">The value now; null while nobody knows it.</param>
public sealed record Gauge(string Name, string Column, string Description, double Most, double Step, Func<CameraBody, double?> Read)
{
    /// <summary>Whether a body has it; all have what is not asked of the body.</summary>
    public Func<SonyCamera, bool> IsThere { get; init; } = _ => true;

    /// <summary>Switches it, for as long as a client of the switch is connected; null for what can only be read.</summary>
    public Action<CameraBody, bool>? Write { get; init; }

    /// <summary>Zero for nearly all.</summary>
    public double Least { get; init; }

    /// <summary>For people, after the number: "%", "GB"; empty for a count.</summary>
    public string Unit { get; init; } = "";

    /// <summary>A value as it is told: within the range, in whole steps.</summary>
    public double Fit(double value) => Math.Clamp(Math.Round(value / Step) * Step, Least, Most);
}

/// <summary>What a user has switched until the last client of the switch goes; null where the settings rule.</summary>
public sealed record SessionChoices(bool? KeepsFiles = null, bool? RepairsByItself = null)
{
    public CameraOptions Over(CameraOptions options) => options with
    {
        KeepsFiles = KeepsFiles ?? options.KeepsFiles,
        RepairsByItself = RepairsByItself ?? options.RepairsByItself,
    };
}
