using System.Diagnostics;
using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.ConformanceTests.Wires;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Wpd;

namespace SonyAlpha.ConformanceTests.Windows;

/// <summary>What only Windows' driver does: its list, its refusals, its numbers.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WpdDriverTests : IDisposable
{
    private const string Id = "wpd:C9DCE06F91A7";

    private readonly PlannedDevices devices = new();
    private readonly PtpIpPeer peer = new(new TestCamera(), () => Misdeed.None);
    private readonly WpdBus bus = new(Wire.Patience);

    public WpdDriverTests() => Plan();

    public void Dispose()
    {
        peer.Dispose();
        devices.Dispose();
    }

    private void Plan(params string[] more) => devices.Write([PlannedDevices.Device(peer.Port), .. more]);

    private ITransport Open() => bus.Open(Id, Clock.Real, default);

    private static PtpResponse Echo(ITransport transport) => transport.Transact(TestCamera.EchoOf(42), null, default);

    private static TransportException Fails(Action step)
    {
        var error = Assert.Throws<TransportException>(() => step())!;
        TestContext.Out.WriteLine($"{error.Fault}: {error.Message}");
        return error;
    }

    [Test]
    public void Cameras_are_listed_and_other_things_are_not()
    {
        devices.Write(
            PlannedDevices.Device(peer.Port),
            PlannedDevices.Device(peer.Port, "5&1a2b&0&3", 0x0DA7, "ILCE-7M4"),
            PlannedDevices.Device(peer.Port, "1", 0xFFFE, "WALKMAN"),
            PlannedDevices.Device(peer.Port, "2", 0x094E, "ILCE-6000", vendor: 0x04A9),
            @"device \\?\SWD#WPDBUSENUM#_??_USBSTOR#disk&ven_sony&prod_dsc#{6ac27878-a6fa-4155-ba85-f98f491d4f33} | Stick | Stick | 127.0.0.1:1");
        Assert.That(bus.Find(default).Select(camera => (camera.Id, camera.Model, camera.Serial, camera.Trouble)), Is.EqualTo(new[]
        {
            ("wpd:C9DCE06F91A7", "ILCE-6000", "C9DCE06F91A7", (string?)null),
            ("wpd:5&1A2B&0&3", "ILCE-7M4", "", null),
        }));
    }

    [Test]
    public void Looking_for_cameras_does_not_disturb_them()
    {
        using var transport = Open();
        for (var i = 0; i < 20; i++)
            Assert.That(bus.Find(default).Single().Trouble, Is.Null);
        Assert.That(Echo(transport).IsOk);
    }

    [Test]
    public void A_camera_in_MTP_mode_is_listed_with_its_cure()
    {
        devices.Write(PlannedDevices.Device(peer.Port, product: 0x08B7));
        Assert.That(bus.Find(default).Single().Trouble, Does.Contain("PC Remote"));
    }

    [TestCase("open 802A0001", TransportFault.InUse, "open already")]
    [TestCase("open 80070005", TransportFault.AccessDenied, "denies access")]
    [TestCase("open-write 80070005", TransportFault.InUse, "another program holds it")]
    [TestCase("open 800700AA", TransportFault.InUse, "busy")]
    [TestCase("open 802A0006", TransportFault.TimedOut, "hangs")]
    public void A_camera_that_cannot_be_opened_is_listed_with_the_reason_and_its_cure(string line, TransportFault fault, string words)
    {
        Plan(line);
        Assert.That(bus.Find(default).Single().Trouble, Does.Contain(words));
        var error = Fails(() => Open().Dispose());
        Assert.That(error.Fault, Is.EqualTo(fault));
        Assert.That(error.Message, Does.Contain(words));
    }

    [Test]
    public void A_camera_that_is_not_there_is_missed_by_name() =>
        Assert.That(Fails(() => bus.Open("wpd:1234", Clock.Real, default)).Message, Does.Contain("wpd:1234").And.Contain("unplugged"));

    [TestCase(0x80070005, TransportFault.AccessDenied)]
    [TestCase(0x800700AA, TransportFault.InUse)]
    [TestCase(0x8007001F, TransportFault.Disconnected)]
    [TestCase(0x80070016, TransportFault.Disconnected)]
    [TestCase(0x80070079, TransportFault.TimedOut)]
    [TestCase(0x8007048F, TransportFault.Disconnected)]
    [TestCase(0x80070490, TransportFault.Malformed)]
    [TestCase(0x8007138E, TransportFault.InUse)]
    [TestCase(0x802A0001, TransportFault.InUse)]
    [TestCase(0x802A0002, TransportFault.Disconnected)]
    [TestCase(0x802A0003, TransportFault.InUse)]
    [TestCase(0x802A0004, TransportFault.Disconnected)]
    [TestCase(0x802A0005, TransportFault.Malformed)]
    [TestCase(0x802A0006, TransportFault.TimedOut)]
    [TestCase(0x80010108, TransportFault.Disconnected)]
    public void Each_number_of_the_driver_is_told_for_what_it_is_however_the_driver_says_it(uint code, TransportFault fault)
    {
        foreach (var way in new[] { "fail", "result" })
        {
            Plan($"{way} 9381 {code:X8}");
            using var transport = Open();
            var watch = Stopwatch.StartNew();
            var error = Fails(() => Echo(transport));
            Assert.That((error.Fault, error.OsCode), Is.EqualTo((fault, (int?)code)), way);
            Assert.That(watch.Elapsed, Is.LessThan(Wire.Patience + TimeSpan.FromSeconds(1)));
            Assert.That(Fails(() => Echo(transport)).Fault, Is.EqualTo(TransportFault.Disconnected), "the connection is given up");
        }
    }

    /// <summary>Whichever HRESULT it chooses for that, and in whichever of its two ways it says it (WpdErrors has why these).</summary>
    [TestCase(0x80070032, ResponseCode.OperationNotSupported)]
    [TestCase(0x80004001, ResponseCode.OperationNotSupported)]
    [TestCase(0x80070001, ResponseCode.OperationNotSupported)]
    [TestCase(0x80070057, ResponseCode.InvalidParameter)]
    [TestCase(0x8007000D, ResponseCode.GeneralError)]
    [TestCase(0x80004005, ResponseCode.GeneralError)]
    [TestCase(0x80042009, ResponseCode.InvalidObjectHandle)]
    [TestCase(0x8004A105, ResponseCode.TemporaryStorageFull)]
    public void An_operation_that_the_camera_refuses_is_a_response_and_nothing_else_happens(uint code, ushort response)
    {
        foreach (var way in new[] { "fail", "result" })
        {
            PtpRequest[] requests =
            [
                TestCamera.RefuseWith(ResponseCode.Ok), TestCamera.GiveOf(1_000), TestCamera.TakeOf(new byte[1_000]),
            ];
            Plan([.. requests.Select(request => $"{way} {request.Operation:X4} {code:X8}")]);
            using var transport = Open();
            foreach (var request in requests)
            {
                BufferReceiver? data = request.Direction == DataDirection.In ? new() : null;
                Assert.That(transport.Transact(request, data, default).Code, Is.EqualTo(response),
                    $"{way}, operation 0x{request.Operation:X4}");
                Assert.That(Echo(transport).IsOk, $"{way}: the next one");
            }
        }
    }

    [Test]
    public void GetStorageIDs_may_fail_as_it_likes()
    {
        Plan($"fail {PtpOperation.GetStorageIDs.Code:X4} 8007001F");
        using var transport = Open();
        Assert.That(transport.Transact(new(PtpOperation.GetStorageIDs.Code, DataDirection.In, Array.Empty<uint>()), new BufferReceiver(),
            default).IsOk, Is.False);
        Assert.That(Echo(transport).IsOk);
    }

    /// <summary>The stand-in fails the eighth read of the same data.</summary>
    [TestCase(24_000_000)]
    [TestCase(24_000_001)]
    [TestCase(7 * (4 << 20))]
    public void A_picture_of_24_MB_comes_in_at_most_seven_reads(int bytes)
    {
        Plan("few-reads");
        using var transport = Open();
        BufferReceiver picture = new(cap: 1 << 25);
        Assert.That(transport.Transact(TestCamera.GiveOf(bytes), picture, default).IsOk);
        Assert.That(picture.Data.Length, Is.EqualTo(bytes));
        Assert.That(Echo(transport).IsOk);
    }

    [Test]
    public void A_driver_that_is_busy_for_a_moment_is_asked_again()
    {
        Plan("fail 9381 800700AA 3");
        using var transport = Open();
        Assert.That(Echo(transport).Parameters.ToArray(), Is.EqualTo(new uint[] { 42 }));
    }

    [Test]
    public void A_transfer_that_fails_in_the_middle_is_ended_and_the_camera_can_be_opened_again()
    {
        Plan("read 8007001F");
        using (var transport = Open())
            Assert.That(Fails(() => transport.Transact(TestCamera.GiveOf(1_000_000), new BufferReceiver(), default)).OsCode,
                Is.EqualTo(unchecked((int)0x8007001F)));
        Plan();
        using var again = Open();
        Assert.That(Echo(again).IsOk);
    }

    [Test]
    public void It_can_be_opened_and_closed_a_hundred_times_and_leaves_no_thread_behind()
    {
        var threads = Rounds(10);
        Assert.That(Rounds(100), Is.LessThan(threads + 10));
    }

    /// <returns>This process's threads after so many connections.</returns>
    private int Rounds(int count)
    {
        using PtpIpPeer camera = new(new TestCamera(), () => Misdeed.None);
        devices.Write(PlannedDevices.Device(camera.Port));
        for (var i = 0; i < count; i++)
        {
            using var transport = Open();
            Assert.That(transport.Transact(TestCamera.GiveOf(300_000), new BufferReceiver(), default).IsOk);
        }

        camera.Dispose();
        Clock.Real.Sleep(TimeSpan.FromSeconds(1)); // the last threads end
        using var self = Process.GetCurrentProcess();
        return self.Threads.Count;
    }
}
