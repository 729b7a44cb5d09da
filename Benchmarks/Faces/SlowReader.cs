using System.Diagnostics;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>A reader of 1 MB/s, of a body whose frames do not fit into any buffer between.</summary>
internal static class SlowReader
{
    private const double BytesASecond = 1e6;

    public static async Task Run(Verdict verdict)
    {
        using var server = ServerProcess.Serve("ILCE-7SM3");
        using var wire = await Wire.Connect(server.Url);
        await wire.Do(0, "connected", 1, "Connected=True");
        await wire.Expose(0, 1, 0.01);
        var expected = await Soak.Digest(wire, 0, 1);
        using var other = await Wire.Connect(server.Url, bufferSize: 1 << 14, window: 1 << 14);
        var begin = Stopwatch.GetTimestamp();
        var read = 0L;
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(20));
        var slow = Soak.Digest(other, 0, 1, async count =>
        {
            read += count;
            while (read > Stopwatch.GetElapsedTime(begin).TotalSeconds * BytesASecond)
                await tick.WaitForNextTickAsync();
        });
        HashSet<string> taken = [expected];
        for (var i = 0; i < 3; i++)
        {
            await wire.Expose(0, 1, 0.01);
            taken.Add(await Soak.Digest(wire, 0, 1));
        }

        var isOver = slow.IsCompleted;
        var got = await slow;
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        verdict.Demand(!isOver && taken.Count == 4 && got == expected,
            FormattableString.Invariant($"a reader of {read / seconds / 1e6:0.00} MB/s took {seconds:0.0} s over {read / 1e6:0.0} MB; ")
            + "three frames, all different, were taken meanwhile, and it got its own");
    }
}
