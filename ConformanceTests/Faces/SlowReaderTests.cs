namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>Readers that are slower than the camera: of a body whose frames do not fit into any buffer between.</summary>
public sealed class SlowReaderTests
{
    private SimulatedServer server = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        server = await SimulatedServer.Start("ILCE-7SM3");
        await server.Connect(1);
    }

    [OneTimeTearDown]
    public async Task End() => await server.DisposeAsync();

    [Test]
    public async Task A_slow_reader_gets_its_own_frame_whatever_is_exposed_meanwhile()
    {
        await server.Expose(1);
        var expected = server.Pixels();
        await using var slow = await server.Ask44(1);
        for (var i = 0; i < 3; i++)
            await server.Expose(1);
        Assert.That(server.Pixels().AsSpan().SequenceEqual(expected), Is.False, "The frames do not differ: this shows nothing");
        var got = new byte[expected.Length];
        await slow.ReadExactlyAsync(got);
        Assert.That(got.AsSpan().SequenceEqual(expected));
    }

    [Test]
    public async Task Who_holds_the_oldest_of_three_pictures_is_cut_off_and_the_others_are_not()
    {
        await server.Expose(1);
        await using var first = await server.Ask44(1);
        await server.Expose(1);
        var expected = server.Pixels();
        await using var second = await server.Ask44(1);
        await server.Expose(1);
        await using var third = await server.Ask44(1);
        Assert.That(async () => await first.ReadExactlyAsync(new byte[expected.Length]), Throws.InstanceOf<IOException>());
        var got = new byte[expected.Length];
        await second.ReadExactlyAsync(got);
        Assert.That(got.AsSpan().SequenceEqual(expected));
        await third.ReadExactlyAsync(got);
        Assert.That(got.AsSpan().SequenceEqual(server.Pixels()));
    }
}
