using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>
/// ConformU's Alpaca protocol check against a camera that is connected and has a picture: each member is asked in every right and wrong
/// way, those that can be written are written what they are. Wrong paths and other methods: <see cref="AlpacaRequestTests"/>.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class AlpacaProtocolTests
{
    private const uint Client = 123456;

    private static readonly string[] Answered =
        ["Type", "Rank", "Value", "ClientTransactionID", "ServerTransactionID", "ErrorNumber", "ErrorMessage"];

    private SimulatedServer server = null!;

    private static IEnumerable<Member> Readable => CameraMembers.All.Where(m => m.Kind != MemberKind.Method);

    private static IEnumerable<Member> Writable => CameraMembers.All.Where(m => m.Kind == MemberKind.ReadWrite && m.Name != "Connected");

    [OneTimeSetUp]
    public async Task Serve()
    {
        server = await SimulatedServer.Start("SIM-640");
        await server.Connect(Client);
        await server.Expose(Client);
    }

    [OneTimeTearDown]
    public async Task End() => await server.DisposeAsync();

    [TestCaseSource(nameof(Readable))]
    [Order(1)]
    public async Task GET(Member member)
    {
        foreach (var check in ProtocolChecks.Get)
            await Check(HttpMethod.Get, member.Name, check);
    }

    [TestCaseSource(nameof(Writable))]
    [Order(2)]
    public async Task PUT_what_it_is(Member member)
    {
        var value = (await server.Ask(Client, member.Name.ToLowerInvariant())).Value;
        var written = value.ValueKind switch { JsonValueKind.True => "True", JsonValueKind.False => "False",
            JsonValueKind.Number => value.GetRawText(), _ => "1" };
        foreach (var check in ProtocolChecks.Put((member.Name, written)))
            await Check(HttpMethod.Put, member.Name, check);
    }

    [Test]
    [Order(3)]
    public async Task PUT_Disconnect_and_Connect_a_dozen_times_each()
    {
        foreach (var (method, connected) in new[] { ("Disconnect", false), ("Connect", true) })
        {
            foreach (var check in ProtocolChecks.PutWithoutParameters)
                await Check(HttpMethod.Put, method, check);
            await AwaitWhile("connecting", value => value.GetBoolean());
            Assert.That((await server.Ask(Client, "connected")).Value.GetBoolean(), Is.EqualTo(connected), method);
        }
    }

    [Test]
    [Order(4)]
    public async Task PUT_Connected()
    {
        foreach (var check in ProtocolChecks.Connected)
            await Check(HttpMethod.Put, "Connected", check);
        Assert.That((await server.Ask(Client, "connected")).Value.GetBoolean(), "the last good request wins");
    }

    [Test]
    [Order(5)]
    public async Task PUT_the_methods()
    {
        foreach (var check in ProtocolChecks.PutWithoutParameters)
            await Check(HttpMethod.Put, "AbortExposure", check);
        foreach (var check in ProtocolChecks.Put(("Direction", "0"), ("Duration", "1")))
            await Check(HttpMethod.Put, "PulseGuide", check);
        foreach (var check in ProtocolChecks.Put(("Duration", "0.1"), ("Light", "False")))
        {
            await Check(HttpMethod.Put, "StartExposure", check);
            await AwaitWhile("camerastate", value => value.GetInt32() == (int)CameraState.Exposing);
        }

        foreach (var check in ProtocolChecks.PutWithoutParameters)
        {
            await Check(HttpMethod.Put, "StopExposure", check);
            await AwaitWhile("camerastate", value => value.GetInt32() is not ((int)CameraState.Idle or (int)CameraState.Error));
        }
    }

    private async Task AwaitWhile(string member, Func<JsonElement, bool> lasts)
    {
        var begin = Clock.Real.GetTimestamp();
        while (lasts((await server.Ask(Client, member)).Value))
        {
            Assert.That(Clock.Real.Since(begin), Is.LessThan(ConformRun.WaitTimeout), member);
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
        }
    }

    private async Task Check(HttpMethod method, string member, ProtocolCheck check)
    {
        var path = $"/api/v1/camera/0/{member.ToLowerInvariant()}";
        using HttpRequestMessage request = new(method, method == HttpMethod.Get ? $"{path}?{check.Parameters}" : path);
        if (method == HttpMethod.Put)
            request.Content = new StringContent(check.Parameters, Encoding.ASCII, "application/x-www-form-urlencoded");
        if (member.StartsWith("ImageArray", StringComparison.Ordinal))
        {
            request.Headers.Accept.ParseAdd("application/json, application/imagebytes");
            request.Headers.Add("base64handoff", "true");
        }

        using var response = await server.Served.Http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        var told = $"{method} {member}: {check.Name}";
        Assert.That((int)response.StatusCode, Is.EqualTo(check.Status), () => $"{told}: {Encoding.UTF8.GetString(body)}");
        if (check.Status == 200 && response.Content.Headers.ContentType?.MediaType == "application/imagebytes")
            CheckBytes(told, body, check);
        else if (check.Status == 200)
            CheckJson(told, JsonDocument.Parse(body).RootElement, method, check);
    }

    private static void CheckJson(string told, JsonElement answer, HttpMethod method, ProtocolCheck check)
    {
        Assert.That(answer.EnumerateObject().Select(p => p.Name), Is.SubsetOf(Answered), $"{told}: names are cased as ASCOM's");
        Assert.That(answer.GetProperty("ClientTransactionID").GetUInt32(), Is.EqualTo(check.Echo), told);
        Assert.That(answer.GetProperty("ServerTransactionID").GetUInt32(), Is.Positive, told);
        Assert.That(method != HttpMethod.Get || answer.TryGetProperty("Value", out _), $"{told}: a GET has a Value");
        Assert.That(answer.GetProperty("ErrorNumber").GetInt32(),
            Is.AnyOf(0, AscomErrors.NotImplementedNumber, AscomErrors.InvalidOperationNumber), told);
    }

    /// <summary>Metadata version 1: version, error number, the client's and the server's transaction number, 32 bits each.</summary>
    private static void CheckBytes(string told, ReadOnlySpan<byte> body, ProtocolCheck check)
    {
        int[] head = [.. Enumerable.Range(0, 4)];
        for (var i = 0; i < head.Length; i++)
            head[i] = BinaryPrimitives.ReadInt32LittleEndian(body[(4 * i)..]);
        Assert.That((head[0], head[1], head[2]), Is.EqualTo((1, 0, (int)check.Echo)), told);
        Assert.That(head[3], Is.Positive, told);
    }
}
