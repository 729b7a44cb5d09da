using System.Globalization;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Night;

/// <summary>What goes wrong in a night: every few minutes something of the simulator's whole list, and somebody who sees to it
/// later.</summary>
internal sealed class Gremlin(VirtualClock clock, Random chance, Action<string> tell)
{
    /// <summary>Names drawn since all were drawn: in a night none is left out by chance.</summary>
    private readonly List<Fault> drawn = [];

    /// <summary>How often something was made to go wrong.</summary>
    public int Strikes { get; private set; }

    public void Haunt(IReadOnlyList<SimulatedCamera> bodies, Func<bool> isOver)
    {
        while (!isOver())
        {
            clock.Sleep(TimeSpan.FromSeconds(chance.Next(60, 420)));
            var body = bodies[chance.Next(bodies.Count)];
            var fault = Draw();
            var order = string.Create(CultureInfo.InvariantCulture,
                $"{fault.Name}@{chance.Next(1, fault.Unit == FaultUnit.Transaction ? 40 : 3)}");
            tell($"{body.Body.Model}: {order}");
            Strikes++;
            body.Misbehave(order);
            clock.Sleep(TimeSpan.FromSeconds(chance.Next(60, 280))); // within a session's patience
            body.Repair();
        }
    }

    private Fault Draw()
    {
        if (drawn.Count == 0)
            drawn.AddRange(Faults.All);
        var index = chance.Next(drawn.Count);
        var fault = drawn[index];
        drawn.RemoveAt(index);
        return fault;
    }
}
