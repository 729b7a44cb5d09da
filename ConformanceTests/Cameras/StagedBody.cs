using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>A simulated body between which and the driver a test stands: it rewrites what the body shows, and answers in its
/// place.</summary>
internal sealed class StagedBody : IExposureObserver, IDisposable
{
    private readonly ITransport inner;
    private readonly uint highest;
    private bool isVersion3;
    private long shookHands;

    /// <param name="model">What the body calls itself; one that nobody simulates is like an ILCE-6300.</param>
    /// <param name="highest">The highest protocol version that the body grants.</param>
    public StagedBody(string model, uint highest = ExtDeviceInfo.Version3, params string[] faults)
    {
        this.highest = highest;
        Body = new(SimulatedBodies.Find(model) ?? SimulatedBodies.Find("ILCE-6300")! with { Model = model }, Clock,
            new() { Faults = faults });
        var bus = new SimulatorBus(Body);
        inner = bus.Open($"sim:{model}", Clock, default);
    }

    public VirtualClock Clock { get; } = new();

    public SimulatedCamera Body { get; }

    /// <summary>Since the end of the handshake.</summary>
    public TimeSpan Age => Clock.Since(shookHands);

    /// <summary>What the body shows instead.</summary>
    public Func<PropertyTable, PropertyTable>? Shows { get; set; }

    /// <summary>Answers in the body's place; null for what the body is to answer itself.</summary>
    public Func<PtpRequest, PtpResponse?>? Answers { get; set; }

    /// <summary>Whether a question is never answered.</summary>
    public Func<PtpRequest, bool>? IsSilent { get; set; }

    /// <summary>How long a press of a button is under way, and its answer after it.</summary>
    public TimeSpan Way { get; set; }

    public List<(TimeSpan At, ushort Operation, uint First, byte[] Data)> Asked { get; } = [];

    public List<Transaction> Log { get; } = [];

    public List<string> Notes { get; } = [];

    public int Resets { get; private set; }

    public Func<bool> Reset { get; set; } = () => false;

    public SonyCamera Connect() => SonyCamera.Connect(new Wire(this), Clock, Log.Add, Notes.Add);

    public ExposureResult Expose(SonyCamera camera, ShutterSpeed shutter, double seconds, int? iso = null) =>
        camera.Expose(new(shutter, TimeSpan.FromSeconds(seconds), iso is { } value ? Iso.Of(value) : null), this, default, default);

    private PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
    {
        var first = request.Parameters.Length > 0 ? request.Parameters.Span[0] : 0;
        Asked.Add((TimeSpan.FromSeconds((double)Clock.GetTimestamp() / Clock.TimestampFrequency), request.Operation, first,
            request.DataOut.ToArray()));
        if (IsSilent?.Invoke(request) is true)
        {
            var patience = request.Patience ?? TimeSpan.FromSeconds(20);
            Clock.Sleep(patience, cancel);
            throw request.Patience is null ? new TransportException(TransportFault.TimedOut, "silent")
                : new OperationCanceledException("silent");
        }

        if (Answers?.Invoke(request) is { } answer)
            return answer;
        if (request.Operation == SonyOperation.SdioGetExtDeviceInfo.Code)
        {
            var told = new BufferReceiver();
            var granted = inner.Transact(request with { Parameters = new[] { Math.Min(first, highest) } }, told, cancel);
            isVersion3 = BitConverter.ToUInt16(told.Data.Span) >= ExtDeviceInfo.Version3;
            Hand(told.Data, dataIn!);
            return granted;
        }

        if (request.Operation == SonyOperation.SdioConnect.Code && first == 3)
            shookHands = Clock.GetTimestamp();
        if (request.Operation == SonyOperation.SdioControlDevice.Code && Way > TimeSpan.Zero)
        {
            Clock.Sleep(Way, cancel);
            var pressed = inner.Transact(request, dataIn, cancel);
            Clock.Sleep(Way, cancel);
            return pressed;
        }

        if (request.Operation != SonyOperation.SdioGetAllExtDevicePropInfo.Code || Shows is null)
            return inner.Transact(request, dataIn, cancel);
        var receiver = new BufferReceiver();
        var response = inner.Transact(request, receiver, cancel);
        var reader = new PtpReader(receiver.Data.Span);
        Hand(Shows(PropertyTable.Read(ref reader, isVersion3)).Write(isVersion3), dataIn!);
        return response;
    }

    private static void Hand(ReadOnlyMemory<byte> data, IDataReceiver receiver)
    {
        receiver.Begin((ulong)data.Length);
        data.CopyTo(receiver.Next(data.Length));
        receiver.Received(data.Length);
    }

    public void Enter(ExposurePhase phase, DateTimeOffset at)
    {
    }

    public IDataReceiver Receive(ObjectInfo info, bool stray) => new BufferReceiver(200_000_000);

    public void Dispose()
    {
        inner.Dispose();
        Clock.Dispose();
    }

    private sealed class Wire(StagedBody body) : ITransport
    {
        public string Description => "staged";

        public bool NeedsSession => true;

        public bool TryReset()
        {
            body.Resets++;
            return body.Reset();
        }

        public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel) =>
            body.Transact(request, dataIn, cancel);

        public PtpEvent? NextEvent(TimeSpan wait) => body.inner.NextEvent(wait);

        public void Wake() => body.inner.Wake();

        public void Dispose() => body.inner.Dispose();
    }

    /// <summary>A table in which one property stands otherwise.</summary>
    public static PropertyTable With(PropertyTable table, ushort code, Func<PropertyDescription, PropertyDescription> change) =>
        new([.. table.All.Select(p => p.Code == code ? change(p) : p)], null);

    public static PropertyTable With(PropertyTable table, ushort code, long value) =>
        With(table, code, p => p with { Current = PtpValue.Of(p.Type, value) });

    /// <summary>As an ILCE-6300 was dumped right after its handshake.</summary>
    public static PropertyTable Zeros(PropertyTable table) =>
        new([.. table.All.Select(p => p.Code is 0x5013 or 0x500A or 0xD20D or 0xD21E or 0x5007 or 0xD221
            ? p with { Current = PtpValue.Of(p.Type, 0) } : p)], null);
}
