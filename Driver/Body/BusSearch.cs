using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>A look at one bus, on a thread of its own: a bus may hang, and then nothing else does.</summary>
internal sealed class BusSearch
{
    private readonly Worker worker;
    private volatile IReadOnlyList<FoundCamera>? found;

    public BusSearch(IBus bus, CancellationToken cancel)
    {
        Bus = bus;
        worker = Clock.Real.Start($"search of {bus.Scheme}", () => found = Search(bus, cancel));
    }

    public IBus Bus { get; }

    public bool IsOver => found is not null;

    /// <summary>What was found; until it is over, that it is not.</summary>
    public IReadOnlyList<FoundCamera> Found =>
        found ?? [Failed(Bus, "it takes too long. Something hangs in this computer: unplug the cameras, or restart it")];

    public void Await(TimeSpan atMost) => worker.Join(atMost > TimeSpan.Zero ? atMost : TimeSpan.Zero);

    private static IReadOnlyList<FoundCamera> Search(IBus bus, CancellationToken cancel)
    {
        try
        {
            return bus.Find(cancel);
        }
        catch (OperationCanceledException)
        {
            return []; // told by whoever waits for all of them
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return [Failed(bus, error.Message)];
        }
    }

    private static FoundCamera Failed(IBus bus, string reason) =>
        new($"{bus.Scheme}:", "", "", bus.Scheme, $"Looking for cameras failed: {reason}");
}
