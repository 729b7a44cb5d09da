using System.Collections.Concurrent;
using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Night;

/// <summary>Eight hours with two bodies, one of each protocol, two clients and whatever can go wrong, on the virtual clock.</summary>
internal static class VirtualNight
{
    private static readonly TimeSpan FirstHour = TimeSpan.FromHours(1);

    /// <summary>After dawn the last exposures end; no wait of the driver is longer.</summary>
    private static readonly TimeSpan Dawn = TimeSpan.FromHours(1);

    /// <param name="seed">Of the programme and of what goes wrong.</param>
    /// <param name="length">Of the night.</param>
    public static NightReport Pass(int seed, TimeSpan length)
    {
        ConcurrentQueue<string> escaped = new();
        using Observatory night = new(["SIM-640", "SIM-640V2"]);
        night.Clock.Escaped = (thread, error) => escaped.Enqueue($"{thread} threw {error}");
        var (clock, cameras, log) = (night.Clock, night.Cameras.Offered, new List<string>());
        var begin = clock.GetTimestamp();
        void Tell(string sentence) => log.Add($"{clock.GetUtcNow():HH:mm:ss.fff} {sentence}");
        bool IsOver() => clock.Since(begin) >= length;
        bool IsDawn() => clock.Since(begin) >= length - TimeSpan.FromMinutes(5);

        Gremlin gremlin = new(clock, new(seed), Tell);
        Imager[] imagers = [.. cameras.Select((camera, i) => new Imager(night, camera, cameras[1 - i], $"client {i + 1}", Tell))];
        List<Worker> workers = [.. imagers.Select((imager, i) => clock.Start($"client {i + 1}", () => imager.Work(Programme.Of(new(seed + i + 1), IsDawn), IsOver)))];
        workers.Add(clock.Start("gremlin", () => gremlin.Haunt([.. cameras.Select(night.BodyOf)], IsOver)));

        clock.Sleep(FirstHour < length ? FirstHour : length);
        var early = GC.GetTotalMemory(forceFullCollection: true);
        List<string> broken = [.. workers.Where(worker => !worker.Join(length + Dawn)).Select(_ => "somebody never came home")];
        night.Keeper.Finish(TimeSpan.FromMinutes(5));
        var growth = GC.GetTotalMemory(forceFullCollection: true) - early;
        broken.AddRange([.. imagers.SelectMany(i => i.Broken), .. escaped]);
        var (started, delivered, failed, aborted) = (imagers.Sum(i => i.Started), imagers.Sum(i => i.Delivered), imagers.Sum(i => i.Failed), imagers.Sum(i => i.Aborted));
        if (started != delivered + failed + aborted)
            broken.Add($"{started} exposures were started, {delivered + failed + aborted} came to an end");
        return new(seed, started, delivered, failed, aborted, gremlin.Strikes, broken, [.. log, .. night.Log.Select(line => line.Replace(night.Folder, "", StringComparison.Ordinal))], growth);
    }
}
