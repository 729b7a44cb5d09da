using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>A camera through HTTP: pictures, clients, states.</summary>
public sealed class AlpacaCameraTests
{
    private SimulatedServer server = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        server = await SimulatedServer.Start("SIM-640", "SIM-640V2");
        await server.Connect(1);
    }

    [OneTimeTearDown]
    public async Task End() => await server.DisposeAsync();

    [Test]
    public async Task ImageBytes_and_JSON_are_the_frame_pixel_by_pixel()
    {
        await server.Expose(1);
        var expected = server.Pixels();
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/camera/0/imagearray?ClientID=1");
        request.Headers.Accept.ParseAdd("application/imagebytes, application/json");
        using var response = await server.Served.Http.SendAsync(request);
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/imagebytes"));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.That(bytes.AsSpan(44).SequenceEqual(expected));

        foreach (var member in new[] { "imagearray", "imagearrayvariant" })
        {
            var json = await server.Ask(1, member);
            var pixels = json.Value.EnumerateArray().SelectMany(c => c.EnumerateArray().Select(p => p.GetUInt16())).ToArray();
            Assert.That(System.Runtime.InteropServices.MemoryMarshal.AsBytes(pixels.AsSpan()).SequenceEqual(expected), member);
        }

        Assert.That((await server.Ask(1, "imageready")).Value.GetBoolean(), "It can be read again");
    }

    [Test]
    public async Task A_subframe_has_the_size_that_was_asked_for()
    {
        foreach (var (name, value) in new[] { ("StartX", 100), ("StartY", 50), ("NumX", 201), ("NumY", 99) })
            Assert.That((await server.Do(1, name.ToLowerInvariant(), $"{name}={value}")).Message, Is.Empty);
        await server.Expose(1);
        var columns = (await server.Ask(1, "imagearray")).Value.EnumerateArray().ToList();
        foreach (var (name, value) in new[] { ("StartX", 0), ("StartY", 0), ("NumX", 640), ("NumY", 480) })
            Assert.That((await server.Do(1, name.ToLowerInvariant(), $"{name}={value}")).Message, Is.Empty);
        Assert.That((columns.Count, columns[0].GetArrayLength()), Is.EqualTo((201, 99)));
    }

    [Test]
    public async Task Each_client_has_its_own_connection()
    {
        Assert.That((await server.Ask(2, "connected")).Value.GetBoolean(), Is.False, "Another client's connection is not mine");
        Assert.That((await server.Ask(2, "camerastate")).Error, Is.EqualTo(AscomErrors.NotConnectedNumber));
        await server.Connect(2);
        await server.Do(2, "connected", "Connected=False");
        Assert.That((await server.Ask(2, "connected")).Value.GetBoolean(), Is.False);
        Assert.That((await server.Ask(1, "connected")).Value.GetBoolean(), "Another's Disconnect never takes my camera");
        Assert.That((await server.Ask(1, "camerastate")).Error, Is.Zero);
    }

    [Test]
    public async Task A_wrongly_spelt_clientid_is_the_same_client_all_the_same()
    {
        await server.Served.Put("/api/v1/camera/0/connect", "clientid=77");
        await Settled(77);
        Assert.That((await server.Ask(77, "connected")).Value.GetBoolean());
        await server.Do(77, "disconnect");
        Assert.That((await server.Ask(0, "connected")).Value.GetBoolean(), Is.False, "Nobody else was connected by it");
    }

    [Test]
    public async Task Of_a_burst_of_Connect_and_Disconnect_the_last_one_wins()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 12; i++)
                await server.Do(3, i % 2 == 0 ? "disconnect" : "connect");
            await Settled(3);
            Assert.That((await server.Ask(3, "connected")).Value.GetBoolean());
            await server.Do(3, "disconnect");
            await Settled(3);
            Assert.That((await server.Ask(3, "connected")).Value.GetBoolean(), Is.False);
        }
    }

    [Test]
    public async Task Cameras_of_one_server_do_not_know_of_each_other()
    {
        Assert.That((await server.Ask(1, "connected", camera: 1)).Value.GetBoolean(), Is.False);
        await server.Do(1, "connected", "Connected=True", camera: 1);
        Assert.That((await server.Ask(1, "name", camera: 1)).Value.GetString(), Does.Contain("SIM-640V2"));
        await server.Do(1, "connected", "Connected=False", camera: 1);
        Assert.That((await server.Ask(1, "connected")).Value.GetBoolean());
    }

    [Test]
    public async Task A_value_out_of_range_is_the_device_s_error_with_its_reason()
    {
        var answer = await server.Do(1, "binx", "BinX=17");
        Assert.That((answer.Status, answer.Error), Is.EqualTo((200, AscomErrors.InvalidValueNumber)));
        Assert.That(answer.Message, Does.Contain("17"));
        Assert.That((await server.Do(1, "action", "Action=NoSuchThing&Parameters=")).Error,
            Is.EqualTo(AscomErrors.ActionNotImplementedNumber));
    }

    [Test]
    public async Task Device_state_has_the_names_that_ASCOM_defines()
    {
        var states = (await server.Ask(1, "devicestate")).Value.EnumerateArray().ToList();
        Assert.That(states.Select(s => string.Join(',', s.EnumerateObject().Select(p => p.Name))), Has.All.EqualTo("Name,Value"));
        Assert.That(states.Select(s => s.GetProperty("Name").GetString()),
            Is.SupersetOf(new[] { "CameraState", "ImageReady", "PercentCompleted", "TimeStamp" }));
    }

    [Test]
    public async Task The_live_picture_is_whole_JPEGs_and_needs_nobody_to_be_connected()
    {
        using var one = await server.Served.Http.GetAsync(new Uri("/live/1.jpg", UriKind.Relative));
        var jpeg = await one.Content.ReadAsByteArrayAsync();
        Assert.That(jpeg[..2].Concat(jpeg[^2..]), Is.EqualTo(new byte[] { 0xFF, 0xD8, 0xFF, 0xD9 }));

        await using var stream = await server.Served.Http.GetStreamAsync(new Uri("/live/0.mjpeg", UriKind.Relative));
        for (var i = 0; i < 5; i++)
        {
            var head = Lines(stream);
            Assert.That((head[0], head[1]), Is.EqualTo(("--frame", "Content-Type: image/jpeg")));
            var frame = new byte[int.Parse(head.Single(h => h.StartsWith("Content-Length: ", StringComparison.Ordinal))[16..])];
            await stream.ReadExactlyAsync(frame);
            Assert.That(frame[..2].Concat(frame[^2..]), Is.EqualTo(new byte[] { 0xFF, 0xD8, 0xFF, 0xD9 }));
            await stream.ReadExactlyAsync(new byte[2]);
        }

        Assert.That((await server.Served.Get("/live/9.mjpeg")).Status, Is.EqualTo(404));
    }

    /// <summary>The lines up to an empty one.</summary>
    private static List<string> Lines(Stream stream)
    {
        List<string> lines = [];
        System.Text.StringBuilder line = new();
        while (true)
        {
            var next = stream.ReadByte();
            if (next is '\r' or -1)
                continue;
            if (next != '\n')
            {
                line.Append((char)next);
                continue;
            }

            if (line.Length == 0)
                return lines;
            lines.Add(line.ToString());
            line.Clear();
        }
    }

    private async Task Settled(uint client)
    {
        var begin = Clock.Real.GetTimestamp();
        while ((await server.Ask(client, "connecting")).Value.GetBoolean())
        {
            Assert.That(Clock.Real.Since(begin), Is.LessThan(TimeSpan.FromSeconds(5)), "Connecting does not end");
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
        }
    }
}
