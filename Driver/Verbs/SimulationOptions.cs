using System.CommandLine;
using SonyAlpha.Simulator;

namespace SonyAlpha.Driver.Verbs;

/// <summary>The options that say how simulated bodies behave.</summary>
internal sealed class SimulationOptions(Command command)
{
    private readonly Option<string?> clock =
        command.Option<string?>("--clock", "How fast simulated cameras are: real, or fast (50 times)", "real|fast");
    private readonly Option<string[]> faults =
        command.Option<string[]>("--fault", "What a simulated camera does wrong, at which step, and for how long if that can be said",
            "NAME[@STEP][/SECONDS]");
    private readonly Option<bool> small = command.Flag("--small", "Simulated pictures of 640 x 480, whatever the camera: quick to make");

    private readonly Option<bool> mask = command.Flag("--mask", "Simulated stars as a Bahtinov mask before the lens draws them");

    private readonly Option<string?> lens = command.Option<string?>("--lens",
        "The lens before simulated cameras, as `focus --lenses` names it or a part of that; none for a telescope", "NAME");

    /// <summary>One body of each model.</summary>
    public Simulation Read(ParseResult given) => Read(given, Simulation.Everything.Models);

    /// <exception cref="UsageException">There is no such model or fault.</exception>
    public Simulation Read(ParseResult given, IReadOnlyList<string> models)
    {
        var divisor = given.GetValue(clock)?.ToLowerInvariant() switch
        {
            null or "real" => 1,
            "fast"         => 50,
            var other      => throw new UsageException($"--clock {other} is not real or fast"),
        };
        var wrong = given.GetValue(faults) ?? [];
        try
        {
            _ = SimulatorBus.Offer(models, divisor, wrong);
            return new(models, divisor, wrong, given.GetValue(small), LensOf(given.GetValue(lens)), given.GetValue(mask));
        }
        catch (ArgumentException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private static SimulatedMount? LensOf(string? name) => name is null ? null
        : new(name.Equals("none", StringComparison.OrdinalIgnoreCase) ? null : SimulatedLenses.Named(name));
}
