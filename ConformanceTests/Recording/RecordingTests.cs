using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.ConformanceTests.Recording;

public sealed class RecordingTests
{
    private static readonly PtpRequest GetObject = new(0x1009, DataDirection.In, new uint[] { 0xFFFFC001 });
    private static readonly PtpRequest Press = new(0x9207, DataDirection.Out, new uint[] { 0xD2C1 }, new byte[] { 2, 0 });

    private string path = "";

    [SetUp]
    public void MakePath() => path = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(path);

    [Test]
    public void What_was_recorded_is_played_back()
    {
        var camera = new Scripted();
        using (var recorded = new RecordingTransport(camera, "usb:1-2", path, Clock.Real))
        {
            Assert.That(Fetch(recorded), Is.EqualTo(camera.Picture));
            Assert.That(recorded.Transact(Press, null, default).Code, Is.EqualTo(ResponseCode.DeviceBusy));
            recorded.NextEvent(TimeSpan.Zero);
            Assert.That(recorded.Transact(Press, null, default).Code, Is.EqualTo(ResponseCode.Ok));
        }

        using var replay = new ReplayTransport(path, Clock.Real);
        Assert.That(replay.Description, Is.EqualTo("recording of usb:1-2 (a script)"));
        Assert.That(Fetch(replay), Is.EqualTo(camera.Picture));
        Assert.That(replay.NextEvent(TimeSpan.Zero), Is.Null, "the event came later");
        Assert.That(replay.Transact(Press, null, default).Code, Is.EqualTo(ResponseCode.DeviceBusy));
        Assert.That(replay.NextEvent(TimeSpan.Zero)?.Code, Is.EqualTo(0xC201));
        Assert.That(replay.Transact(Press, null, default).Code, Is.EqualTo(ResponseCode.Ok));
        Assert.That(replay.NextEvent(TimeSpan.Zero), Is.Null, "and once");
        Assert.That(replay.Transact(Press, null, default).Code, Is.EqualTo(ResponseCode.Ok),
            "more often asked than then: the last answer again");
    }

    [Test]
    public void A_pulled_cable_is_pulled_again()
    {
        var camera = new Scripted { Gone = true };
        using (var recorded = new RecordingTransport(camera, "usb:1-2", path, Clock.Real))
            Assert.Throws<TransportException>(() => Fetch(recorded));
        using var replay = new ReplayTransport(path, Clock.Real);
        Assert.That(Assert.Throws<TransportException>(() => Fetch(replay))!.Fault, Is.EqualTo(TransportFault.Disconnected));
    }

    [Test]
    public void A_question_that_nobody_asked_then_is_named()
    {
        using (new RecordingTransport(new Scripted(), "usb:1-2", path, Clock.Real))
        {
        }

        using var replay = new ReplayTransport(path, Clock.Real);
        Assert.That(Assert.Throws<TransportException>(() => Fetch(replay))!.Message, Does.Contain("0x1009").And.Contain("0xFFFFC001"));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("{\"recording\":99}")]
    [TestCase("{\"recording\":1,\"camera\":\"x\",\"wire\":\"y\",\"needsSession\":true}\n{\"at\":1,\"operation\":\"zz\"}")]
    [TestCase("not JSON")]
    public void A_file_that_is_no_recording_is_an_error(string content)
    {
        File.WriteAllText(path, content);
        Assert.That(Assert.Throws<TransportException>(() => new ReplayTransport(path, Clock.Real).Dispose())!.Fault,
            Is.EqualTo(TransportFault.Malformed));
    }

    private static byte[] Fetch(ITransport transport)
    {
        var receiver = new BufferReceiver();
        transport.Transact(GetObject, receiver, default);
        return receiver.Data.ToArray();
    }

    /// <summary>A pipe with fixed answers.</summary>
    private sealed class Scripted : ITransport
    {
        private int presses;

        public byte[] Picture { get; } = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))];

        public bool Gone { get; init; }

        public string Description => "a script";

        public bool NeedsSession => true;

        public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
        {
            if (Gone)
                throw new TransportException(TransportFault.Disconnected, "The cable was pulled");
            if (request.Operation != 0x1009)
                return new(presses++ == 0 ? ResponseCode.DeviceBusy : ResponseCode.Ok);
            dataIn!.Begin((ulong)Picture.Length);
            for (var sent = 0; sent < Picture.Length;)
            {
                var place = dataIn.Next(4096);
                var count = Math.Min(place.Length, Picture.Length - sent);
                Picture.AsMemory(sent, count).CopyTo(place);
                dataIn.Received(count);
                sent += count;
            }

            return new(ResponseCode.Ok);
        }

        public PtpEvent? NextEvent(TimeSpan wait) => new(0xC201, 0xFFFFC001);

        public void Wake()
        {
        }

        public void Dispose()
        {
        }
    }
}
