using System.Diagnostics;
using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport;
using SonyAlpha.Transport.Usb;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>What stands in the list of cameras for what is on the bus.</summary>
[NonParallelizable]
[Category("Bus")]
public sealed class UsbListTests
{
    [Test]
    public void Bodies_on_the_bus_are_in_the_list_within_two_seconds()
    {
        using var first = new UsbBody("ILCE-6300");
        using var second = new UsbBody("ILCE-7M4");
        var watch = Stopwatch.StartNew();
        // without the search of the network: SearchTests is about that
        var found = Buses.All(() => new(Guid.NewGuid())).SelectMany(bus => bus.Find(default)).ToList();
        TestContext.Out.WriteLine($"{watch.ElapsedMilliseconds} ms: {string.Join("; ", found)}");
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
        Assert.That(found.Single(camera => camera.Id == $"usb:{first.Port}"),
            Has.Property(nameof(FoundCamera.Model)).EqualTo("ILCE-6300").And.Property(nameof(FoundCamera.Trouble)).Null);
        Assert.That(found.Single(camera => camera.Id == $"usb:{second.Port}").Model, Is.EqualTo("ILCE-7M4"));
    }

    [TestCase(true, "MTP mode")]
    [TestCase(false, "charging or offers itself as a disk")]
    public void A_body_in_the_wrong_mode_is_listed_with_what_to_set(bool mtp, string trouble)
    {
        var model = CameraModel.All.First(body => (mtp ? body.Mtp : body.Other) is { Length: > 0 });
        using var peer = new UsbIpPeer(new TestCamera(), () => Misdeed.None, sendsEmptyPackets: false)
        {
            Product = (mtp ? model.Mtp : model.Other)![0], InterfaceClass = mtp ? (byte)6 : (byte)8,
        };
        var port = UsbBridge.Plug(peer.Port);
        var found = new UsbBus().Find(default).Single(camera => camera.Id == $"usb:{port}");
        Assert.That(found.Trouble, Does.Contain(trouble).And.Contains("PC Remote"));
        var error = Assert.Throws<TransportException>(() => new UsbBus().Open(found.Id, Clock.Real, default))!;
        Assert.That(error.Message, Does.Contain("PC Remote"));
    }

    [Test]
    public void A_body_that_another_program_holds_is_named_so()
    {
        using var cable = new UsbBody("ILCE-6300");
        UsbBridge.Hold(cable.Port);
        var error = Assert.Throws<TransportException>(() => new UsbBus().Open($"usb:{cable.Port}", Clock.Real, default))!;
        Assert.That(error.Fault, Is.EqualTo(TransportFault.InUse));
        Assert.That(error.Message, Does.Contain("holds the camera").And.Contains("end it"));
        var listed = new UsbBus().Find(default).Single(camera => camera.Id == $"usb:{cable.Port}");
        Assert.That(listed.Trouble, Does.Contain("another program").And.Contains("holds it"));
    }

    [Test]
    public void A_port_where_nothing_is_plugged_in_is_named()
    {
        var error = Assert.Throws<TransportException>(() => new UsbBus().Open("usb:9-9", Clock.Real, default))!;
        Assert.That(error.Message, Does.Contain("usb:9-9"));
    }
}
