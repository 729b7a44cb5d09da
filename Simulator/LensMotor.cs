namespace SonyAlpha.Simulator;

/// <summary>The drive in a lens, and the glass behind it, which follows with backlash. Ways are in moves of speed 1.</summary>
/// <remarks>Threads: under the body's lock.</remarks>
internal sealed class LensMotor(SimulatedLens lens, int seed)
{
    private readonly Random chance = new(seed);
    private double drive = lens.SharpAt + lens.Backlash;
    private double rest;

    public SimulatedLens Lens => lens;

    /// <summary>Where the glass is.</summary>
    public double Place { get; private set; } = lens.SharpAt;

    /// <summary>The place as 0xD24C tells it: percent of the way.</summary>
    public int Percent => (int)Math.Round(100 * Place / lens.Travel);

    /// <summary>What a picture shows of it: 0 to 100, sharpest in the middle, a move of speed 1 for each step.</summary>
    public double Blur => Math.Clamp(Sky.BestFocus + Place + rest - lens.SharpAt, 0, 100);

    /// <summary>Turns the drive; at an end it just stops.</summary>
    public void Turn(double way)
    {
        drive = Math.Clamp(drive + way, 0, lens.Travel);
        Place = Math.Clamp(Place, drive - lens.Backlash, drive);
        rest = lens.Settling * (chance.NextDouble() - 0.5);
    }

    /// <summary>Goes to a place by the shortest way, as the body's own autofocus does.</summary>
    public void GoTo(double place)
    {
        Turn(place - Place + (place > Place ? lens.Backlash : 0));
        Place = Math.Clamp(place, 0, lens.Travel);
    }

    /// <summary>Without power a lens forgets where it was; with it, it goes to its end at infinity.</summary>
    public void Park() => GoTo(lens.Travel);
}
