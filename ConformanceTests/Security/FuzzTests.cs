using System.Diagnostics;
using System.Text;
using System.Text.Json;
using SonyAlpha.ConformanceTests.Faces;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>
/// A thousand wrong requests of each kind. Each gets the status that Alpaca wants; none gets a stack trace; the server holds afterwards
/// what it held before, and the camera still takes pictures. SONYALPHA_SEED repeats a run.
/// </summary>
[NonParallelizable]
public sealed class FuzzTests
{
    private const int Requests = 1000;
    private const int WarmUp = 100;

    /// <summary>Of managed memory that is still in use after a collection.</summary>
    private const long MostBytes = 1 << 20;

    private SimulatedServer server = null!;

    private static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("SONYALPHA_SEED"), out var seed)
        ? seed : Random.Shared.Next();

    private static IEnumerable<string> Kinds => FuzzKinds.All.Keys;

    [OneTimeSetUp]
    public async Task Serve()
    {
        server = await SimulatedServer.Start("SIM-640");
        await server.Connect(1);
    }

    [OneTimeTearDown]
    public async Task End() => await server.DisposeAsync();

    [TestCaseSource(nameof(Kinds))]
    public async Task A_thousand_requests_of(string kind)
    {
        TestContext.Out.WriteLine($"{kind}: SONYALPHA_SEED={Seed}");
        Fuzz fuzz = new(Seed);
        using FuzzWire wire = new(server.Served.Port);
        for (var i = 0; i < WarmUp; i++)
            await Try(fuzz, wire, kind, i);
        var before = Held();
        for (var i = WarmUp; i < WarmUp + Requests; i++)
            await Try(fuzz, wire, kind, i);
        var after = Held();
        Assert.That(after.Bytes - before.Bytes, Is.LessThan(MostBytes), "Memory that is still in use");
        Assert.That(after.Handles - before.Handles, Is.LessThan(20), "Handles");
        Assert.That((await server.Ask(1, "connected")).Value.GetBoolean(), "The client that was there is not disturbed");
    }

    [Test]
    [Order(int.MaxValue)]
    public async Task After_all_of_it_the_camera_takes_a_picture() => await server.Expose(1);

    private static async Task Try(Fuzz fuzz, FuzzWire wire, string kind, int number)
    {
        var request = FuzzKinds.All[kind](fuzz);
        var answer = await wire.Send(request.Bytes, request.EndsInTheMiddle);
        string Told() =>
            $"seed {Seed}, request {number}: {Encoding.Latin1.GetString(request.Bytes.AsSpan(0, Math.Min(500, request.Bytes.Length)))}\n"
            + $"was answered by {answer.Head}\n{answer.Body}";
        if (!request.Statuses.Contains(answer.Status))
            Assert.Fail($"Status {answer.Status} is none of {string.Join(", ", request.Statuses)}. {Told()}");
        if (answer.Body.Contains("   at ", StringComparison.Ordinal)
            || answer.Body.Contains(AppContext.BaseDirectory, StringComparison.Ordinal))
            Assert.Fail($"The answer tells of the program's inside. {Told()}");
        if (answer.Status == 200 && !request.Errors.Contains(Error(answer)))
            Assert.Fail($"ErrorNumber {Error(answer):X} is none of {string.Join(", ", request.Errors.Select(e => $"{e:X}"))}. {Told()}");
    }

    private static int Error(FuzzAnswer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty("ErrorNumber").GetInt32();
    }

    private static (long Bytes, int Handles) Held()
    {
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.HandleCount);
    }
}
