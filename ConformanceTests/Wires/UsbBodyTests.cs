using System.Diagnostics;
using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.ConformanceTests.Judges;
using SonyAlpha.ConformanceTests.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Usb;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>A whole body over libusb: exposures, live view, events, and a cable that is pulled.</summary>
[NonParallelizable]
[Category("Bus")]
public sealed class UsbBodyTests
{
    [TestCase("ILCE-6300")]
    [TestCase("ILCE-7M4")]
    [TestCase("SIM-640V2")]
    public void It_takes_exposures(string model)
    {
        using var cable = new UsbBody(model);
        using var camera = cable.Connect();
        for (var i = 1; i <= 2; i++)
        {
            var picture = Bench.Expose(camera, new ShutterSpeed(1, 4), 0.25).Objects.Single();
            Assert.That(cable.Body.Exposures, Has.Count.EqualTo(i));
            WholeFiles.RequireWhole(Bench.Bytes(picture).ToArray(), cable.Body.Exposures[^1]);
        }
    }

    /// <summary>Where a stall is waited out, each refusal costs twenty seconds.</summary>
    [TestCase("SIM-640V2")]
    [TestCase("SIM-640")]
    public void A_body_that_stalls_where_it_refuses_has_refused_and_does_the_next_thing(string model)
    {
        const ushort unknown = 0x9FFF;
        using var cable = new UsbBody(model, "stalls-refusing");
        var watch = Stopwatch.StartNew();
        using (var wire = new UsbBus().Open($"usb:{cable.Port}", Clock.Real, default))
        {
            for (var i = 1; i <= 3; i++)
            {
                Assert.That(wire.Transact(new(unknown, DataDirection.In, default), new BufferReceiver(), default).Code,
                    Is.EqualTo(ResponseCode.GeneralError));
                TestContext.Out.WriteLine($"refused after {watch.ElapsedMilliseconds} ms");
                BufferReceiver told = new();
                Assert.That(wire.Transact(new(PtpOperation.GetDeviceInfo.Code, DataDirection.In, default), told, default).IsOk);
                Assert.That(told.Data.Length, Is.GreaterThan(100));
            }
        }

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
        using var camera = cable.Connect();
        var picture = Bench.Expose(camera, new ShutterSpeed(1, 4), 0.25).Objects.Single();
        WholeFiles.RequireWhole(Bench.Bytes(picture).ToArray(), cable.Body.Exposures[^1]);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public void It_shows_live_frames()
    {
        using var cable = new UsbBody("ILCE-7M4");
        using var camera = cable.Connect();
        var frames = new List<byte[]>();
        var watch = Stopwatch.StartNew();
        while (frames.Count < 50 && watch.Elapsed < TimeSpan.FromSeconds(15))
        {
            if (camera.LiveFrame(default) is { } frame)
                frames.Add(frame.Jpeg.ToArray());
        }

        TestContext.Out.WriteLine($"{frames.Count} frames in {watch.ElapsedMilliseconds} ms");
        Assert.That(frames, Has.Count.EqualTo(50));
        WholeFiles.RequireJpegs([.. frames.SelectMany(frame => frame)], least: 50);
    }

    [Test]
    public void It_is_heard_when_its_button_is_pressed()
    {
        using var cable = new UsbBody("ILCE-6300");
        using var camera = cable.Connect();
        while (camera.Listen(TimeSpan.FromMilliseconds(100)) is not null)
        {
        }

        cable.Body.PressButton();
        var heard = new List<ushort>();
        for (var watch = Stopwatch.StartNew(); !heard.Contains(SonyEvent.ObjectAdded) && watch.Elapsed < TimeSpan.FromSeconds(5);)
        {
            if (camera.Listen(TimeSpan.FromMilliseconds(200)) is { } news)
                heard.Add(news.Code);
        }

        Assert.That(heard, Does.Contain(SonyEvent.ObjectAdded));
    }

    [Test]
    public void A_cable_that_is_pulled_in_a_download_costs_two_seconds_at_most_and_the_next_one_works()
    {
        using var cable = new UsbBody("ILCE-7M3");
        using (var camera = cable.Connect())
        {
            var observer = new Pulling(cable.Body.PullCable);
            var error = Assert.Throws<TransportException>(() =>
                camera.Expose(new(new ShutterSpeed(1, 4), TimeSpan.FromSeconds(0.25)), observer, default, default))!;
            TestContext.Out.WriteLine($"{observer.SincePulled.ElapsedMilliseconds} ms after the cable was pulled: {error.Message}");
            Assert.That(observer.SincePulled.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
            Assert.That(error.Fault, Is.EqualTo(TransportFault.Disconnected));
            Assert.That(error.Message, Does.Contain("the cable was pulled"));
            Assert.That(observer.Size, Is.GreaterThan(24_000_000));
        }

        cable.Replug();
        using var again = cable.Connect();
        Assert.That(again.Discard(TimeSpan.FromSeconds(20), default), Is.EqualTo(1), "the picture is still in the body's memory");
        var picture = Bench.Expose(again, new ShutterSpeed(1, 4), 0.25).Objects.Single();
        WholeFiles.RequireWhole(Bench.Bytes(picture).ToArray(), cable.Body.Exposures[^1]);
    }

    /// <summary>Pulls the cable when four megabytes have come.</summary>
    private sealed class Pulling(Action pull) : IExposureObserver
    {
        public Stopwatch SincePulled { get; } = new();

        public ulong Size { get; private set; }

        public void Enter(ExposurePhase phase, DateTimeOffset at)
        {
        }

        public IDataReceiver Receive(ObjectInfo info, bool stray)
        {
            Size = info.CompressedSize;
            return new Collector { AfterBytes = (4 << 20, Pull) };
        }

        private void Pull()
        {
            SincePulled.Start();
            pull();
        }
    }
}
