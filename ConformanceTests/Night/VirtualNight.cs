using System.Collections.Concurrent;
using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.ConformanceTests.Programs;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Night;

/// <summary>
/// Eight hours with two bodies, one of each protocol, a program at each as people use them, a second program that meddles, and whatever can
/// go wrong, on the virtual clock.
/// </summary>
internal static class VirtualNight
{
    /// <summary>NINA looks for its picture a hundred times a second: here four times.</summary>
    private const int Haste = 25;

    private static readonly TimeSpan FirstHour = TimeSpan.FromHours(1);

    /// <summary>After dawn the last exposures end; no wait of the driver is longer.</summary>
    private static readonly TimeSpan Dawn = TimeSpan.FromHours(1);

    private static readonly Func<IFace, Clock, ImagingProgram>[] Programs =
    [
        (face, clock) => new Nina(face, clock, Haste), (face, clock) => new Ccdciel(face, clock), (face, clock) => new Script(face, clock),
    ];

    /// <param name="seed">Of the programme, of the programs, and of what goes wrong.</param>
    /// <param name="length">Of the night.</param>
    /// <param name="isWeighed">Whether memory is looked at. That stops the whole process while all that is garbage is collected, tests
    /// beside it too.</param>
    public static NightReport Pass(int seed, TimeSpan length, bool isWeighed = false)
    {
        ConcurrentQueue<string> escaped = new();
        using Observatory night = new(["SIM-640", "SIM-640V2"]);
        night.Clock.Escaped = (thread, error) => escaped.Enqueue($"{thread} threw {error}");
        var (clock, cameras, log) = (night.Clock, night.Bodies.Offered, new List<string>());
        var begin = clock.GetTimestamp();
        void Tell(string sentence) => log.Add($"{clock.GetUtcNow():HH:mm:ss.fff} {sentence}");
        bool IsOver() => clock.Since(begin) >= length;
        bool IsDawn() => clock.Since(begin) >= length - TimeSpan.FromMinutes(5);

        Truth[] truths = [.. cameras.Select(camera => new Truth(night.BodyOf(camera), clockWasSet: false))];
        List<Driver.CameraSession> sessions = [.. cameras.Select(camera => camera.NewSession())];
        List<Driver.CameraSession> second = [.. cameras.Select(camera => camera.NewSession())];
        ImagingProgram[] programs =
            [.. sessions.Select((session, i) => Programs[(seed + i) % Programs.Length](new TableFace(session, clock), clock))];
        Player[] players = [.. programs.Select((program, i) => new Player(program, truths[i], clock, $"{program.Name} {i + 1}", Tell))];
        Gremlin gremlin = new(clock, new(seed), Tell);
        Guest guest = new(clock, new(seed + 7), [.. second.Select((session, i) => new Intruder(truths[i], clock, session))]);
        List<Worker> workers =
            [.. players.Select((player, i) => clock.Start($"player {i + 1}",
                () => player.Work(Programme.Of(new(seed + i + 1), IsDawn), IsOver)))];
        workers.Add(clock.Start("gremlin", () => gremlin.Haunt([.. cameras.Select(night.BodyOf)], IsOver)));
        workers.Add(clock.Start("guest", () => guest.Haunt(IsOver)));

        clock.Sleep(FirstHour < length ? FirstHour : length);
        long? Weigh() => isWeighed ? GC.GetTotalMemory(forceFullCollection: true) : null;
        var early = Weigh();
        List<string> broken = [.. workers.Where(worker => !worker.Join(length + Dawn)).Select(_ => "somebody never came home")];
        foreach (var session in sessions.Concat(second))
            session.Dispose();
        night.Keeper.Finish(TimeSpan.FromMinutes(5));
        var growth = Weigh() - early;
        List<string> lost = [.. truths.SelectMany((truth, i) => truth.Lost(players[i].Wanted, night.Rescued()))
            .Select(exposure => $"a whole picture is lost: {exposure}")];
        broken.AddRange([.. truths.SelectMany(truth => truth.Wrongs), .. escaped, .. lost]);
        broken.AddRange(players.Where(player => player.GivenUp > 0)
            .Select((_, i) =>
                $"{programs[i].Name} gave the camera up though it came back: {string.Join(" | ", programs[i].Shown.TakeLast(5))}"));
        int Count(params Outcome[] which) => players.Sum(player => player.Count(which));
        return new(seed, players.Sum(player => player.Wanted.Count) - Count(Outcome.NotTried), Count(Outcome.InTime, Outcome.Late),
            Count(Outcome.Late),
            Count(Outcome.Error), Count(Outcome.TimeOut), Count(Outcome.Cancelled), gremlin.Strikes, truths.Sum(truth => truth.Hung),
            lost.Count, broken,
            [.. log, .. night.Log.Select(line => line.Replace(night.Folder, "", StringComparison.Ordinal))], growth);
    }
}
