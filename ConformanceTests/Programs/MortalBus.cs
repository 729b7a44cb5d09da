using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>The wires of a process that can be killed: from then on it says nothing to a body any more, not even a goodbye.</summary>
internal sealed class MortalBus(IBus bus) : IBus
{
    private readonly List<ITransport> open = [];
    private volatile bool isDead;

    public string Scheme => bus.Scheme;

    public void Die()
    {
        isDead = true;
        open.ForEach(wire => wire.Dispose());
    }

    public IReadOnlyList<FoundCamera> Find(CancellationToken cancel) => isDead ? [] : bus.Find(cancel);

    public ITransport Open(string id, Clock clock, CancellationToken cancel)
    {
        if (isDead)
            throw Dead();
        var wire = bus.Open(id, clock, cancel);
        open.Add(wire);
        return new Wire(wire, this);
    }

    private static TransportException Dead() => new(TransportFault.Disconnected, "This process is dead");

    private sealed class Wire(ITransport wire, MortalBus bus) : ITransport
    {
        public string Description => wire.Description;

        public bool NeedsSession => wire.NeedsSession;

        public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel) =>
            bus.isDead ? throw Dead() : wire.Transact(request, dataIn, cancel);

        public PtpEvent? NextEvent(TimeSpan wait) => bus.isDead ? throw Dead() : wire.NextEvent(wait);

        public void Wake()
        {
            if (!bus.isDead)
                wire.Wake();
        }

        public void Dispose() => wire.Dispose();
    }
}
