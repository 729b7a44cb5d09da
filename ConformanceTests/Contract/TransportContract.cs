using System.Diagnostics;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Contract;

/// <summary>What every transport promises. One suite, sat by each.</summary>
[NonParallelizable]
public abstract partial class TransportContract
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    /// <summary>Runs the test with a wire of the kind in question, once or several times.</summary>
    private protected abstract void Sit(Action<Wire> test);

    private protected void SitOpen(Action<Wire, ITransport> test) => Sit(wire =>
    {
        using var transport = wire.Open();
        Assert.That(Run(transport, TestCamera.OpenSession).IsOk);
        test(wire, transport);
    });

    private protected static PtpResponse Run(ITransport transport, PtpRequest request, IDataReceiver? receiver = null,
        CancellationToken cancel = default) =>
        transport.Transact(request, receiver, cancel);

    private protected static void RequireAlive(ITransport transport) =>
        Assert.That(Run(transport, TestCamera.EchoOf(42)).Parameters.ToArray(), Is.EqualTo(new uint[] { 42 }), "the next transaction");

    private static TransportException Fails(Action step, params TransportFault[] faults)
    {
        var watch = Stopwatch.StartNew();
        var error = Assert.Throws<TransportException>(() => step())!;
        TestContext.Out.WriteLine($"{watch.ElapsedMilliseconds} ms: {error.Fault}: {error.Message}");
        Assert.That(faults, Does.Contain(error.Fault), error.Message);
        Assert.That(watch.Elapsed, Is.LessThan(Wire.Patience + Soon));
        return error;
    }

    [Test]
    public void A_request_gets_its_answer() => SitOpen((_, transport) =>
    {
        for (uint i = 0; i <= 5; i++)
        {
            var parameters = Enumerable.Range(0, (int)i).Select(n => 0xFFFFFFFFu - (uint)n).ToArray();
            var response = Run(transport, TestCamera.EchoOf(parameters));
            Assert.That(response.Code, Is.EqualTo(ResponseCode.Ok));
            Assert.That(response.Parameters.ToArray(), Is.EqualTo(parameters));
        }
    });

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(499)]
    [TestCase(500)] // with the container's header of USB: one packet of 512
    [TestCase(501)]
    [TestCase(1011)]
    [TestCase(1012)]
    [TestCase(1013)]
    [TestCase(65_524)] // 64 KiB with the header
    [TestCase(65_536)]
    [TestCase(1 << 20)]
    [TestCase((1 << 20) - 12)]
    [TestCase(24_000_001)]
    public void Data_arrives_as_it_was_sent(int length) => SitOpen((_, transport) =>
    {
        var receiver = new Collector();
        for (var i = 0; i < 2; i++)
            Assert.That(Run(transport, TestCamera.GiveOf(length), receiver).IsOk);
        Assert.That(receiver.Begun, Is.EqualTo(2));
        Assert.That(receiver.Announced, Is.EqualTo((ulong)length).Or.Null);
        Assert.That(receiver.Bytes.AsSpan().SequenceEqual(TestCamera.Pattern(length)),
            $"{receiver.Bytes.Length} of {length} bytes, or other ones");
        RequireAlive(transport);
    });

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(600)]
    public void A_receiver_may_take_small_bites(int bite) => SitOpen((_, transport) =>
    {
        var receiver = new Collector(bite);
        Assert.That(Run(transport, TestCamera.GiveOf(40_000), receiver).IsOk);
        Assert.That(receiver.Bytes.AsSpan().SequenceEqual(TestCamera.Pattern(40_000)));
        RequireAlive(transport);
    });

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(500)]
    [TestCase(1012)]
    [TestCase(65_524)]
    [TestCase(65_536)]
    [TestCase(200_000)]
    public void Data_reaches_the_camera_as_it_was_given(int length) => SitOpen((_, transport) =>
    {
        var data = TestCamera.Pattern(length);
        for (var i = 0; i < 2; i++)
        {
            var response = Run(transport, TestCamera.TakeOf(data));
            Assert.That(response.Parameters.ToArray(), Is.EqualTo(new[] { (uint)length, TestCamera.SumOf(data) }));
        }

        RequireAlive(transport);
    });

    [Test]
    public void A_refusal_is_an_answer_not_an_error() => SitOpen((_, transport) =>
    {
        var receiver = new Collector();
        var response = Run(transport, TestCamera.RefuseWith(ResponseCode.InvalidObjectHandle), receiver);
        Assert.That(response.Code, Is.EqualTo(ResponseCode.InvalidObjectHandle));
        Assert.That(receiver.Bytes, Is.Empty);
        RequireAlive(transport);
    });

    [Test]
    public void Data_that_nobody_wants_is_dropped() => SitOpen((_, transport) =>
    {
        Assert.That(Run(transport, TestCamera.GiveOf(100_000)).IsOk);
        RequireAlive(transport);
    });

    [Test]
    public void A_receiver_that_has_had_enough_ends_the_connection() => SitOpen((_, transport) =>
    {
        Fails(() => Run(transport, TestCamera.GiveOf(100_000), new BufferReceiver(cap: 5_000)), TransportFault.Malformed);
        Fails(() => Run(transport, TestCamera.EchoOf()), TransportFault.Disconnected);
    });

    [Test]
    public void A_cancelled_transaction_is_not_begun() => SitOpen((wire, transport) =>
    {
        var before = wire.Camera.Asked.Count;
        Assert.That(() => Run(transport, TestCamera.EchoOf(), null, new(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(wire.Camera.Asked, Has.Count.EqualTo(before));
        RequireAlive(transport);
    });

    [Test]
    public void A_download_that_is_cancelled_leaves_a_usable_wire() => SitOpen((_, transport) =>
    {
        using var cancel = new CancellationTokenSource();
        var receiver = new Collector { AfterBytes = (100_000, cancel.Cancel) };
        Assert.That(() => Run(transport, TestCamera.GiveOf(20_000_000), receiver, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(receiver.Bytes, Has.Length.LessThan(20_000_000));
        RequireAlive(transport);
    });

    [Test]
    public void It_can_be_closed_twice() => SitOpen((_, transport) =>
    {
        Assert.That(transport.Description, Is.Not.Empty);
        var watch = Stopwatch.StartNew();
        transport.Dispose();
        transport.Dispose();
        Assert.That(watch.Elapsed, Is.LessThan(Soon));
    });
}
