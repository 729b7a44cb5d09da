using System.Net;
using System.Text;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>Slow loris: many connections, each with a request that never comes to its end.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SlowTests
{
    private const int Many = 200;

    [TestCase("GET /api/v1/camera/0/name HTTP/1.1\r\nHost: localhost\r\nX-", "a", TestName = "Slow_loris_in_the_headers")]
    [TestCase("PUT /api/v1/camera/0/connected HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        + "application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n", "a",
        TestName = "Slow_loris_in_the_body")]
    public async Task Slow_loris(string beginning, string drop)
    {
        await using var served = await Served.NoCamera();
        List<Stream> lorises = [];
        try
        {
            for (var i = 0; i < Many; i++)
            {
                lorises.Add(await Stranger.Connect(IPAddress.Loopback, served.Port));
                await lorises[^1].WriteAsync(Encoding.ASCII.GetBytes(beginning));
            }

            var begin = Clock.Real.GetTimestamp();
            Assert.That((await served.Get("/api/v1/camera/0/name")).Status, Is.EqualTo(200));
            Assert.That(Clock.Real.Since(begin), Is.LessThan(TimeSpan.FromSeconds(2)), "Others are served meanwhile");
            var ends = lorises.Select(loris => Feed(loris, drop, TimeSpan.FromSeconds(20)));
            Assert.That(await Task.WhenAll(ends), Has.All.True, "Each is shown the door");
        }
        finally
        {
            lorises.ForEach(loris => loris.Dispose());
        }
    }

    /// <summary>A byte each half second, as loris does, until the server ends the connection.</summary>
    private static async Task<bool> Feed(Stream loris, string drop, TimeSpan patience)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(0.5));
        var begin = Clock.Real.GetTimestamp();
        var end = loris.CopyToAsync(Stream.Null);
        while (!end.IsCompleted && Clock.Real.Since(begin) < patience)
        {
            await timer.WaitForNextTickAsync();
            try
            {
                await loris.WriteAsync(Encoding.ASCII.GetBytes(drop));
            }
            catch (IOException)
            {
                return true;
            }
        }

        return end.IsCompleted;
    }
}
