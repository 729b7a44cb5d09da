namespace SonyAlpha.Simulator;

/// <summary>A lens before a simulated body: how its focus answers to the seven speeds of 0xD2D1.</summary>
/// <param name="Name">As 0xD07B says it.</param>
/// <param name="Moves">How many moves of each speed, from 1 to 7, go from the near end to the far one: no speed is a multiple of
/// another.</param>
public sealed record SimulatedLens(string Name, params IReadOnlyList<double> Moves)
{
    /// <summary>The whole way, in moves of speed 1: the unit of all ways here.</summary>
    public double Travel => Moves[0];

    /// <summary>How far the drive turns back before the glass follows.</summary>
    public double Backlash { get; init; } = 3;

    /// <summary>Where distant stars are sharpest. The last part of the way lies beyond infinity, as on all lenses that focus by
    /// wire.</summary>
    public double SharpAt => Math.Round(0.72 * Travel);

    /// <summary>A move takes so long for each step of its speed; a command that comes sooner is lost (SonyCamera "Sleeps": 50 to 200
    /// ms).</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Where the glass comes to rest is uncertain by so much; it does not add up.</summary>
    public double Settling { get; init; } = 0.2;

    /// <summary>Whether it tells its place, 0xD24C.</summary>
    public bool TellsPlace { get; init; } = true;

    /// <summary>The way of one move.</summary>
    /// <param name="speed">1 to 7.</param>
    public double Way(int speed) => Moves[0] / Moves[speed - 1];
}
