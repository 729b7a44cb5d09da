using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>A simulated body on a virtual clock, and this driver's protocol on the other end.</summary>
internal sealed class Bench : IDisposable
{
    public Bench(string model, params string[] faults)
        : this(model, new SimulatorOptions { Faults = faults })
    {
    }

    public Bench(string model, SimulatorOptions options)
    {
        Body = new SimulatedCamera(SimulatedBodies.Find(model)!, Clock, options);
        Bus = new SimulatorBus(Body);
    }

    public Bench(SimulatedBody body, params string[] faults)
    {
        Body = new SimulatedCamera(body, Clock, new SimulatorOptions { Faults = faults });
        Bus = new SimulatorBus(Body);
    }

    public VirtualClock Clock { get; } = new();

    public SimulatedCamera Body { get; }

    public SimulatorBus Bus { get; }

    public List<string> Notes { get; } = [];

    public List<Transaction> Log { get; } = [];

    public ITransport Open() => Bus.Open(Bus.Find(default)[0].Id, Clock, default);

    public SonyCamera Connect() => SonyCamera.Connect(Open(), Clock, Log.Add, Notes.Add);

    /// <summary>A transport with an open session and the handshake of a protocol version done, and the properties read once.</summary>
    public ITransport ShakeHands(uint version = SimulatedBody.Version3)
    {
        var transport = Open();
        transport.Say(0x1002, [1]);
        transport.Say(0x9201, [1, 0, 0]);
        transport.Say(0x9201, [2, 0, 0]);
        transport.Say(0x9202, [version]);
        transport.Say(0x9201, [3, 0, 0]);
        transport.Say(0x9209);
        return transport;
    }

    /// <summary>One exposure, and the objects that it brings.</summary>
    public static ExposureResult Expose(SonyCamera camera, ShutterSpeed shutter, double seconds, int iso = 100)
    {
        var observer = new Keeping();
        return camera.Expose(new(shutter, TimeSpan.FromSeconds(seconds), Iso.Of(iso)), observer, default, default);
    }

    /// <summary>The bytes of a fetched object.</summary>
    public static ReadOnlyMemory<byte> Bytes(CapturedObject picture) => ((BufferReceiver)picture.Data).Data;

    public void Dispose() => Clock.Dispose();

    private sealed class Keeping : IExposureObserver
    {
        public void Enter(ExposurePhase phase, DateTimeOffset at)
        {
        }

        public IDataReceiver Receive(ObjectInfo info, bool stray) => new BufferReceiver(500_000_000);
    }
}

/// <summary>Transactions without a session around them.</summary>
internal static class Talking
{
    public static (ushort Code, ReadOnlyMemory<byte> Data) Say(this ITransport transport, ushort operation, uint[]? parameters = null,
        byte[]? data = null)
    {
        var receiver = new BufferReceiver(500_000_000);
        var direction = data is null ? DataDirection.In : DataDirection.Out;
        var response = transport.Transact(new(operation, direction, parameters ?? [], data), receiver, default);
        return (response.Code, receiver.Data);
    }

    /// <summary>The current value of a property, read anew.</summary>
    public static PtpValue Value(this ITransport transport, ushort code, bool version3 = true)
    {
        var reader = new PtpReader(transport.Say(0x9209).Data.Span);
        return PropertyTable.Read(ref reader, version3)[code]!.Current;
    }
}
