using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>Everything that a night can do to a program, with the rules that say beforehand what must come of it.</summary>
internal static class Troubles
{
    /// <summary>So much waiting is within what the driver may spend: 60 s without the last reopening, the last download and 5 s.</summary>
    private const double Room = 48;

    /// <summary>A body that is back must be found, opened and settled.</summary>
    private const double Reopening = 4;

    /// <summary>Faults for which a program is told that it cannot connect.</summary>
    private static readonly string[] RefuseConnections = ["authentication", "version-refused", "session-open"];

    /// <summary>What they cost is made good, in half a minute.</summary>
    private static readonly Fault[] SlowFaults = [Faults.SlowPicture, Faults.ReleaseIgnored, Faults.Hanging];

    private static readonly double[] Lengths = [1, 5, 120, 300];

    private static readonly double[] Absences = [4, 10, 40, 120];

    public static IReadOnlyList<Trouble> All { get; } =
    [
        .. Faults.All.Select(OfFault), .. Absences.SelectMany(away => Lengths.SelectMany(seconds => Away(seconds, away))),
        .. Batteries(), .. NoiseReduction(), .. Clocks(), .. SecondPrograms(), .. Restarts(),
    ];

    // What a fault of the simulator's list does to the engine stands in FaultTable; here, what a program then sees of it.
    private static Trouble OfFault(Fault fault)
    {
        var row = FaultTable.All.First(row => row.Fault.Split('@')[0] == fault.Name);
        var isFromTheStart = fault.Unit == FaultUnit.Handshake && !RefuseConnections.Contains(fault.Name);
        Trouble trouble = new(fault.Name, row.Seconds, program => AfterFault(program, fault, row))
        {
            Model = row.Model, Hits = isFromTheStart ? 0 : 1, SendsNoRaw = isFromTheStart,
        };
        return fault.Unit == FaultUnit.Handshake
            ? trouble with { Before = scene => scene.Body.Misbehave(fault.Name) }
            : trouble with { Between = scene => scene.Body.Misbehave(fault.Name) };
    }

    private static Expected AfterFault(Habits program, Fault fault, FaultCase row)
    {
        if (RefuseConnections.Contains(fault.Name))
            return Expected.InTime; // said when it connects, and over when it is seen to
        if (fault.Unit == FaultUnit.Handshake && row is { Says: not null, HealsBy: "never" })
            return Expected.FailedSomehow(program) with { IsForGood = true };
        if (fault == Faults.BusyReducing)
            return Expected.Own; // tried again, for what is busy is free in the end
        if (fault.Unit == FaultUnit.Setting && !program.SetsGain)
            return Expected.InTime;
        if (row is { Says: null } or { IsOver: true })
            return SlowFaults.Contains(fault) ? Waiting(program, 30, 0) : Expected.Own;
        return Expected.FailedSomehow(program);
    }

    private static IEnumerable<Trouble> Away(double seconds, double away)
    {
        var isTimed = seconds <= 30;
        yield return new($"away {away} s while idle", seconds, program => Waiting(program, away - 1 + Reopening, away))
        {
            Between = scene =>
            {
                scene.Unplug(away);
                scene.Program.Rest(TimeSpan.FromSeconds(1));
            },
        };
        yield return new($"away {away} s from the first second on", seconds, program => Waiting(program, 1 + away + Reopening, away))
        {
            During = scene => scene.Beside(() =>
            {
                scene.Sleep(seconds <= 1 ? 0.5 : 1);
                scene.Unplug(away);
            }),
        };
        // a speed that the body times goes on without its cable, and the picture waits in it
        yield return new($"away {away} s from the middle on", seconds,
            program => Waiting(program, (isTimed ? 0 : seconds / 2) + away + Reopening, away))
        {
            During = scene => scene.InTheMiddle(seconds, () => scene.Unplug(away)),
        };
        yield return new($"away {away} s while downloading", seconds, program => Waiting(program, away + Reopening, away))
        {
            Between = scene => scene.Body.Misbehave($"{Faults.CablePulledDownloading.Name}@1/{away}"),
        };
    }

    private static IEnumerable<Trouble> Batteries()
    {
        yield return new("battery swapped in 90 s while idle", 5, program => Waiting(program, 90 + Reopening, 90))
        {
            Between = scene => scene.Unplug(90),
        };
        foreach (var seconds in (double[])[5, 120])
        {
            yield return new("battery empty while exposing, swapped in 30 s", seconds, program => Waiting(program, 1 + 30 + Reopening, 30))
            {
                Between = scene => scene.Body.Misbehave($"{Faults.BatteryEmpty.Name}@1/30"),
            };
        }
    }

    private static IEnumerable<Trouble> NoiseReduction()
    {
        foreach (var seconds in (double[])[20, 90])
        {
            yield return new("noise reduction that the body tells", seconds, program => seconds > 60
                ? Expected.Error : Waiting(program, seconds, 0, begins: true))
            {
                Between = scene =>
                {
                    scene.Body.Turn(SonyProperty.LongExposureNR, (long)Toggle.On);
                    scene.Program.Rest(TimeSpan.FromSeconds(3)); // the body tells
                },
                Heals = scene => scene.Body.Turn(SonyProperty.LongExposureNR, (long)Toggle.Off),
            };
            yield return new("noise reduction that the body does not tell", seconds, program => Waiting(program, seconds, 0, begins: true))
            {
                Model = "SIM-640V2",
                Between = scene => scene.Body.HasNoiseReductionOn = true,
                Heals = scene => scene.Body.HasNoiseReductionOn = false,
            };
        }
    }

    private static IEnumerable<Trouble> Clocks()
    {
        foreach (var seconds in (double[])[5, 120])
        {
            foreach (var step in (TimeSpan[])[TimeSpan.FromHours(2), TimeSpan.FromHours(-2), TimeSpan.FromSeconds(-5),
                TimeSpan.FromDays(20 * 365)])
            {
                yield return new($"computer set by {step} between lights", seconds, _ => Expected.InTime)
                {
                    SetsClock = true, Between = scene => scene.Clock.SetForward(step),
                };
                yield return new($"computer set by {step} while exposing", seconds, _ => Expected.InTime)
                {
                    SetsClock = true, During = scene => scene.InTheMiddle(seconds, () => scene.Clock.SetForward(step)),
                };
            }

            foreach (var step in (TimeSpan[])[TimeSpan.FromSeconds(-5), TimeSpan.FromHours(-1), TimeSpan.FromHours(1)])
            {
                yield return new($"camera set by {step} between lights", seconds, _ => Expected.InTime)
                {
                    Between = scene => scene.Body.ClockAhead += step,
                };
                yield return new($"camera set by {step} before it comes back", seconds, _ => Expected.Own)
                {
                    Between = scene =>
                    {
                        scene.Body.ClockAhead += step;
                        scene.Unplug(4);
                    },
                };
            }
        }
    }

    private static IEnumerable<Trouble> SecondPrograms()
    {
        static void Joins(Scene scene) => scene.Second.Connect();
        foreach (var seconds in (double[])[5, 120])
        {
            yield return new("a second program aborts", seconds, _ => Expected.InTime)
            {
                Before = Joins, During = scene => scene.InTheMiddle(seconds, scene.Second.Abort),
            };
            yield return new("a second program fetches", seconds, _ => Expected.InTime)
            {
                Before = Joins, During = scene => scene.InTheMiddle(seconds, scene.Second.Fetch), Fetching = scene => scene.Second.Fetch(),
            };
            yield return new("a second program sets gain and frame", seconds, _ => Expected.InTime)
            {
                Before = Joins, Starting = scene => scene.Second.Meddle(), During = scene =>
                    scene.InTheMiddle(seconds, scene.Second.Meddle),
            };
            yield return new("a second program starts", seconds, _ => Expected.InTime)
            {
                Before = Joins, During = scene => scene.InTheMiddle(seconds, scene.Second.Take),
            };
            yield return new("a second program leaves", seconds, _ => Expected.InTime)
            {
                Before = Joins, During = scene => scene.InTheMiddle(seconds, scene.Second.Leave),
            };
        }
    }

    private static IEnumerable<Trouble> Restarts()
    {
        foreach (var seconds in (double[])[5, 120, 300])
        {
            foreach (var forsaken in (bool[])[true, false])
            {
                yield return new(forsaken ? "the program is started again, over COM" : "the program is started again, over HTTP", seconds,
                    _ => Expected.Died with { More = 40 })
                {
                    Kills = 0.5,
                    Heals = scene =>
                    {
                        if (scene.Outcomes[^1] == Outcome.Died)
                            scene.StartProgramAgain(forsaken);
                    },
                };
            }
        }

        foreach (var seconds in (double[])[5, 120])
        {
            yield return new("the server is started again", seconds, _ => new([Outcome.Error, Outcome.TimeOut], More: 1))
            {
                During = scene => scene.Beside(() =>
                {
                    scene.Sleep(Math.Floor(seconds / 4) * 2 + 0.5); // between two looks of NINA's display, which would give up
                    scene.RestartServer(1);
                }),
                // but NINA, programs do not see for themselves that they have to connect again
                Heals = scene => scene.Program.Connect(),
            };
        }
    }

    /// <summary>What a program makes of a picture that needs so much longer than its light.</summary>
    /// <param name="needed">Seconds.</param>
    /// <param name="away">How long the body is away: lights begun meanwhile may fail too.</param>
    /// <param name="begins">Whether the exposure begins in time.</param>
    private static Expected Waiting(Habits program, double needed, double away, bool begins = false)
    {
        if (program.Patience is { } patience && Math.Min(needed, Room) > patience.TotalSeconds)
            return Expected.TimeOut with { More = More(program, away) };
        if (needed > Room && !begins)
            return Expected.Failed(program) with { More = More(program, away) };
        if (needed > Room && program.Patience is not null)
            return Expected.TimeOut;
        return Expected.Own;
    }

    private static int More(Habits program, double away) => away < Room ? 0 : program.Name == "PHD2" ? (int)(away / 5) : 2;
}
