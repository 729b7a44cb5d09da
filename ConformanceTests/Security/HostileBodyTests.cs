using System.Buffers.Binary;
using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Usb;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>A body, or what gives itself for one, that wants all memory; and one that is merely busy.</summary>
[NonParallelizable]
public sealed class HostileBodyTests
{
    private const int Megabyte = 1 << 20;
    private const ushort GetObject = 0x1009, GetObjectInfo = 0x1008, AllProperties = 0x9209;

    [Test]
    public void A_dataset_is_no_larger_than_a_megabyte()
    {
        BufferReceiver receiver = new();
        receiver.Begin(16 * Megabyte);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(() => Feed(receiver, 16 * Megabyte),
            Throws.TypeOf<TransportException>().With.Message.Contains("more than 1048576 bytes"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(4 * Megabyte));
    }

    [Test]
    public void A_megabyte_of_properties_is_read_as_far_as_a_body_has_them()
    {
        PtpWriter writer = new();
        writer.UInt32(80_000);
        writer.UInt32(0);
        for (var i = 0; i < 80_000; i++)
            new PropertyDescription((ushort)i, PtpType.UInt8, 1, PropertyState.Enabled, Number(0), Number(0), PropertyForm.None, [], [])
                .Write(writer, twoLists: true);
        var table = Read(writer.Written, out var allocated);
        Assert.That((table.All.Count, table.BrokenOff),
            Is.EqualTo((4096, "Record 4097 of 80000 at byte 36872: no body has more than 4096")));
        Assert.That(allocated, Is.LessThan(8 * Megabyte));
    }

    [Test]
    public void A_megabyte_of_choices_is_no_list_of_a_body()
    {
        PtpWriter writer = new();
        writer.UInt32(16);
        writer.UInt32(0);
        var choices = Enumerable.Repeat(Number(7), 60_000).ToArray();
        for (var i = 0; i < 16; i++)
            new PropertyDescription((ushort)i, PtpType.UInt8, 1, PropertyState.Enabled, Number(0), Number(0), PropertyForm.Enumeration,
                choices, []).Write(writer, twoLists: true);
        var table = Read(writer.Written, out var allocated);
        Assert.That((table.All.Count, table.BrokenOff), Is.EqualTo((2, table.BrokenOff)));
        Assert.That(table.BrokenOff, Does.Contain($"more than {PtpReader.MostElements} values"));
        Assert.That(allocated, Is.LessThan(8 * Megabyte));
    }

    [Test]
    public void An_array_of_a_megabyte_is_no_value()
    {
        PtpWriter writer = new();
        writer.UInt32(1);
        writer.UInt32(0);
        writer.UInt16(0xD200);
        writer.UInt16(0x4002); // an array of UINT8
        writer.Byte(1);
        writer.Byte(1);
        writer.UInt32(1_000_000);
        for (var i = 0; i < 1_000_000; i++)
            writer.Byte(1);
        var table = Read(writer.Written, out var allocated);
        Assert.That(table.BrokenOff, Does.Contain("values in its lists"));
        Assert.That(allocated, Is.LessThan(Megabyte));
    }

    [Test]
    public void A_picture_without_end_ends_soon_behind_what_was_announced()
    {
        using Stage stage = new(Misdeeds.Endless);
        var error = Assert.Throws<TransportException>(() => stage.Expose());
        Assert.That(error!.Message, Does.Match(@"announced .* with \d+ bytes, and has sent \d+"));
        Assert.That(stage.Received, Is.LessThanOrEqualTo(stage.Announced * 5 / 4));
    }

    [Test]
    public void A_picture_that_was_described_by_a_third_too_small_is_whole_where_its_data_phase_knew_better()
    {
        using Stage stage = new(Misdeeds.Modest);
        var picture = stage.Expose().Objects.Single(o => o.Info.Format == ObjectFormat.Raw);
        Assert.That(((FrameDownload)picture.Data).Count, Is.GreaterThan(stage.Announced * 4 / 3));
    }

    [Test]
    public void A_length_announced_far_too_long_takes_no_memory_before_the_bytes_come()
    {
        using Stage stage = new(Misdeeds.Boastful);
        stage.Expose();
        Assert.That(stage.Begun, Has.None.GreaterThan((ulong)(2 * stage.Announced)));
    }

    [Test]
    public void A_busy_body_that_sends_an_empty_data_phase_first_costs_no_picture()
    {
        using Stage stage = new(Misdeeds.BusyWithNothing);
        var picture = stage.Expose().Objects.Single(o => o.Info.Format == ObjectFormat.Raw);
        Assert.That(((FrameDownload)picture.Data).Count, Is.EqualTo(picture.Info.CompressedSize));
        Assert.That(stage.Refused, Is.EqualTo(2));
    }

    [Test]
    public void A_busy_body_that_breaks_off_is_asked_for_the_picture_again()
    {
        using Stage stage = new(Misdeeds.BusyInTheMiddle);
        var picture = stage.Expose().Objects.Single(o => o.Info.Format == ObjectFormat.Raw);
        using var frame = ArwDecoder.Decode(((FrameDownload)picture.Data).Bytes);
        Assert.That(frame.Width, Is.EqualTo(640));
    }

    [Test]
    public void Idle_buffers_of_pictures_are_few_and_are_given_back()
    {
        var held = Enumerable.Range(0, 12).Select(_ => PooledBytes.Rent(8 * Megabyte)).ToList();
        held.ForEach(buffer => buffer.Release());
        Assert.That(PooledBytes.IdleCount, Is.LessThanOrEqualTo(4));
        PictureMemory.GiveBack();
        Assert.That((PooledBytes.IdleCount, PooledBytes.IdleBytes), Is.EqualTo((0, 0)));
    }

    /// <summary>It does so again in a second: what the last attempt took must not lie there until the collector has a mind to
    /// look.</summary>
    [Test]
    public void What_a_body_that_sent_nonsense_took_in_memory_is_given_back()
    {
        using var night = new Observatory();
        Babbling babbling = new(night.Bus);
        using var client = night.Serve(babbling).Offered.Single().NewSession();
        client.Connected = true;
        Enumerable.Range(0, 3).Select(_ => PooledBytes.Rent(8 * Megabyte)).ToList().ForEach(buffer => buffer.Release());
        Assert.That(PooledBytes.IdleBytes, Is.GreaterThanOrEqualTo(24 * Megabyte));
        babbling.Babbles = true;
        night.Body.Turn(SonyProperty.Iso, 1600); // is told, and what it is now is asked
        night.Clock.Sleep(TimeSpan.FromSeconds(20));
        Assert.That(PooledBytes.IdleBytes, Is.LessThan(8 * Megabyte));
    }

    [Test]
    public unsafe void A_transfer_that_libusb_has_no_memory_for_is_an_error_and_no_crash() =>
        Assert.That(() => { UsbRequest.Checked(null); }, Throws.TypeOf<TransportException>().With.Message.Contains("no memory"));

    private static PtpValue Number(int number) => PtpValue.Of(PtpType.UInt8, number);

    private static PropertyTable Read(ReadOnlyMemory<byte> dataset, out long allocated)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reader = new PtpReader(dataset.Span);
        var table = PropertyTable.Read(ref reader, twoLists: true);
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return table;
    }

    internal static void Feed(IDataReceiver receiver, long count)
    {
        while (count > 0)
        {
            var place = receiver.Next((int)Math.Min(count, 1 << 16));
            var filled = (int)Math.Min(place.Length, count);
            receiver.Received(filled);
            count -= filled;
        }
    }

    private sealed class Babbling(SimulatorBus bodies) : IBus
    {
        public bool Babbles { get; set; }

        public string Scheme => bodies.Scheme;

        public IReadOnlyList<FoundCamera> Find(CancellationToken cancel) => bodies.Find(cancel);

        public ITransport Open(string id, Clock clock, CancellationToken cancel) => new Wire(bodies.Open(id, clock, cancel), this);

        private sealed class Wire(ITransport wire, Babbling bus) : ITransport
        {
            public string Description => wire.Description;

            public bool NeedsSession => wire.NeedsSession;

            public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel) =>
                bus.Babbles && request.Operation == AllProperties ? throw new TransportException(TransportFault.Malformed, "This is no PTP")
                : wire.Transact(request, dataIn, cancel);

            public PtpEvent? NextEvent(TimeSpan wait) => wire.NextEvent(wait);

            public void Wake() => wire.Wake();

            public void Dispose() => wire.Dispose();
        }
    }

    private enum Misdeeds
    {
        Endless,
        Boastful,
        Modest,
        BusyWithNothing,
        BusyInTheMiddle,
    }

    /// <summary>A simulated body with something else on its wire.</summary>
    private sealed class Stage : IExposureObserver, ITransport
    {
        private readonly SimulatorBus bus = SimulatorBus.Offer(["SIM-640"]);
        private readonly VirtualClock clock = new();
        private readonly ITransport wire;
        private readonly SonyCamera camera;
        private readonly Misdeeds misdeed;
        private bool disposed;

        public Stage(Misdeeds misdeed)
        {
            this.misdeed = misdeed;
            wire = bus.Open("sim:SIM-640", clock, default);
            camera = SonyCamera.Connect(this, clock);
        }

        public long Announced { get; private set; }

        public long Received { get; private set; }

        public int Refused { get; private set; }

        public List<ulong> Begun { get; } = [];

        public string Description => wire.Description;

        public bool NeedsSession => wire.NeedsSession;

        public ExposureResult Expose() => camera.Expose(new(new ShutterSpeed(1, 10), TimeSpan.FromSeconds(0.1)), this, default, default);

        public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
        {
            if (misdeed == Misdeeds.Modest && request.Operation == GetObjectInfo)
                return Belittle(request, dataIn!, cancel);
            if (request.Operation != GetObject || request.Parameters.Span[0] != ObjectHandle.Picture)
                return wire.Transact(request, dataIn, cancel);
            switch (misdeed)
            {
                case Misdeeds.Endless:
                    dataIn!.Begin(null);
                    Feed(dataIn, 4L << 30);
                    break;
                case Misdeeds.Boastful:
                    return wire.Transact(request, new Boastful(dataIn!), cancel);
                case Misdeeds.BusyWithNothing when Refused < 2:
                    Refused++;
                    dataIn!.Begin(0);
                    return new(ResponseCode.DeviceBusy, default);
                case Misdeeds.BusyInTheMiddle when Refused < 1:
                    Refused++;
                    dataIn!.Begin((ulong)Announced);
                    Feed(dataIn, 1000);
                    return new(ResponseCode.DeviceBusy, default);
            }

            return wire.Transact(request, dataIn, cancel);
        }

        /// <summary>An ObjectInfo dataset whose ObjectCompressedSize (ISO 15740, 5.3.1: at byte 8) is a third too small.</summary>
        private PtpResponse Belittle(in PtpRequest request, IDataReceiver dataIn, CancellationToken cancel)
        {
            BufferReceiver dataset = new(1 << 16);
            var response = wire.Transact(request, dataset, cancel);
            byte[] bytes = [.. dataset.Data.Span];
            if (bytes.Length > 12)
            {
                var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8));
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), size / 3 * 2);
            }

            dataIn.Begin((ulong)bytes.Length);
            for (var rest = bytes.AsSpan(); rest.Length > 0;)
            {
                var place = dataIn.Next(rest.Length).Span;
                var count = Math.Min(place.Length, rest.Length);
                rest[..count].CopyTo(place);
                dataIn.Received(count);
                rest = rest[count..];
            }

            return response;
        }

        public PtpEvent? NextEvent(TimeSpan wait) => wire.NextEvent(wait);

        public void Wake() => wire.Wake();

        public void Enter(ExposurePhase phase, DateTimeOffset at)
        {
        }

        public IDataReceiver Receive(ObjectInfo info, bool stray)
        {
            Announced = info.CompressedSize;
            return misdeed is Misdeeds.Endless or Misdeeds.Boastful ? new Watched(this) : new FrameDownload(clock);
        }

        public void Dispose()
        {
            if (disposed)
                return; // the camera disposes of its wire
            disposed = true;
            camera.Dispose();
            wire.Dispose();
            clock.Dispose();
        }

        private sealed class Watched(Stage stage) : IDataReceiver
        {
            private readonly byte[] sink = new byte[1 << 16];

            public void Begin(ulong? length) => stage.Begun.Add(length ?? 0);

            public Memory<byte> Next(int hint) => sink;

            public void Received(int count) => stage.Received += count;
        }

        private sealed class Boastful(IDataReceiver inner) : IDataReceiver
        {
            public void Begin(ulong? length) => inner.Begin(499_000_000);

            public Memory<byte> Next(int hint) => inner.Next(hint);

            public void Received(int count) => inner.Received(count);
        }
    }
}
