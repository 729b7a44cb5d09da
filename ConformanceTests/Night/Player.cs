using SonyAlpha.ConformanceTests.Programs;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Night;

/// <summary>Somebody at one of the programs who works through a programme with a body, and what became of each light.</summary>
internal sealed class Player(ImagingProgram program, Truth truth, Clock clock, string name, Action<string> tell)
{
    /// <summary>A person, or a sequencer, before another attempt.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    private readonly List<Outcome> outcomes = [];

    /// <summary>How many lights ended so.</summary>
    public int Count(params Outcome[] which) => outcomes.Count(which.Contains);

    /// <summary>How often it gave the camera up, and somebody had to connect it again.</summary>
    public int GivenUp { get; private set; }

    /// <summary>Everything that it wanted.</summary>
    public List<Light> Wanted { get; } = [];

    public void Work(IEnumerable<Light> programme, Func<bool> isOver)
    {
        while (!program.Connect() && !isOver())
            Wait();
        foreach (var light in programme)
        {
            if (isOver())
                break;
            Take(light);
            if (program.HasGivenUp)
                GivenUp++;
            while ((program.HasGivenUp || outcomes[^1] == Outcome.NotTried) && !isOver() && !program.Connect())
                Wait();
        }
    }

    private void Wait()
    {
        tell($"{name}: no connection: {program.Shown[^1]}");
        clock.Sleep(Retry);
    }

    private void Take(Light light)
    {
        Wanted.Add(light);
        var taken = program.Take(light);
        outcomes.Add(truth.Judge(taken));
        tell($"{name}: {light.Seconds} s {(light.IsLight ? "light" : "dark")}: {outcomes[^1]} {taken.Said}");
        if (outcomes[^1] == Outcome.Error)
        {
            if (taken.Said.Length < 20)
                truth.Blame($"{name}: an error that says nothing: {taken.Said}");
            program.Rest(TimeSpan.FromSeconds(1));
        }
    }
}
