using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>ConformU's focuser checks (ConformU 4.4.0, FocuserTester.cs), strict settings.</summary>
public static class ConformFocuser
{
    private const int Tolerance = 2;

    private static readonly TimeSpan MoveTimeout = TimeSpan.FromSeconds(60);

    private static readonly string[] OperationalNames = ["IsMoving", "Position", "Temperature", "TimeStamp"];

    /// <summary>In ConformU's order, of a focuser that is connected.</summary>
    public static IReadOnlyList<ConformCheck> All { get; } =
    [
        new("DeviceState", r => r.Try("DeviceState", () => r.Require("DeviceState",
            r.Device.Get<IReadOnlyList<StateValue>>("DeviceState").Select(s => s.Name).All(OperationalNames.Contains),
            "has other names than ASCOM's"))),
        new("Absolute", r => r.Read<bool>("Absolute", "Absolute", Needed.Mandatory)),
        new("IsMoving", r => r.Read<bool>("IsMoving", "IsMoving", Needed.Mandatory, moving => !moving)),
        new("MaxStep", r => r.Read<int>("MaxStep", "MaxStep", Needed.Mandatory, most => most >= 1)),
        new("MaxIncrement", r => r.Read<int>("MaxIncrement", "MaxIncrement", Needed.Mandatory,
            most => most >= 1 && most <= r.Device.Get<int>("MaxStep"))),
        new("Position", r => r.Read<int>("Position", "Position", IsAbsolute(r) ? Needed.Mandatory : Needed.Absent,
            at => at >= 0 && at <= r.Device.Get<int>("MaxStep"))),
        new("StepSize", r => r.Read<double>("StepSize", "StepSize", Needed.Optional, size => size > 0)),
        new("TempCompAvailable", r => r.Read<bool>("TempCompAvailable", "TempCompAvailable", Needed.Mandatory)),
        new("TempComp Read", r => r.Read<bool>("TempComp Read", "TempComp", Needed.Mandatory,
            on => !on || r.Device.Get<bool>("TempCompAvailable"))),
        new("TempComp Write", r => r.Try("TempComp Write", () => r.Device.Set("TempComp", true), r.Device.Get<bool>("TempCompAvailable")
            ? Needed.Mandatory : Needed.Absent)),
        new("Temperature", r => r.Read<double>("Temperature", "Temperature", Needed.Optional, t => t is > -50 and < 50)),
        new("Halt", r => r.Try("Halt", () => r.Device.Call("Halt"), Needed.Optional)),
        new("Move", Move),
        new("Move beyond", MoveBeyond),
    ];

    /// <summary>A whole run.</summary>
    /// <returns>The issues.</returns>
    public static IReadOnlyList<string> Run(ConformDevice device)
    {
        ConformRun run = new(device);
        foreach (var check in (IEnumerable<ConformCheck>)[.. ConformCommon.Connecting, .. ConformCommon.OfEveryKind, .. All,
            ConformCommon.Disconnecting])
            check.Run(run);
        TestContext.Out.WriteLine($"{run.Passed} passed, {run.Issues.Count} issues");
        Assert.That(run.Passed, Is.GreaterThan(30), "the run broke off");
        return run.Issues;
    }

    private static bool IsAbsolute(ConformRun run) => run.Device.Get<bool>("Absolute");

    /// <summary>A tenth of the scale out, inwards near the end, and back.</summary>
    private static void Move(ConformRun run)
    {
        if (!IsAbsolute(run))
        {
            Go(run, run.Device.Get<int>("MaxStep") / 10);
            Go(run, -run.Device.Get<int>("MaxStep") / 10);
            return;
        }

        var (begin, most) = (run.Device.Get<int>("Position"), run.Device.Get<int>("MaxStep"));
        var way = Math.Min(most / 10, run.Device.Get<int>("MaxIncrement"));
        Reach(run, begin + way <= most ? begin + way : begin - way);
        Reach(run, begin);
    }

    /// <summary>Targets beyond the ends end at the ends, without an error.</summary>
    private static void MoveBeyond(ConformRun run)
    {
        if (!IsAbsolute(run))
            return;
        var most = run.Device.Get<int>("MaxStep");
        Go(run, -10, TimeSpan.FromMinutes(10));
        run.Read<int>("Move", "Position", Needed.Mandatory, at => at == 0);
        Go(run, most + 10, TimeSpan.FromMinutes(10));
        run.Read<int>("Move", "Position", Needed.Mandatory, at => at == most);
    }

    private static void Reach(ConformRun run, int target)
    {
        Go(run, target);
        run.Read<int>("Move", "Position", Needed.Mandatory, at => Math.Abs(at - target) <= Tolerance);
    }

    private static void Go(ConformRun run, int position, TimeSpan? atMost = null)
    {
        var begin = run.Device.Clock.GetTimestamp();
        run.Try("Move", () => run.Device.Call("Move", position));
        run.Require("Move", run.Device.Clock.Since(begin) < TimeSpan.FromSeconds(1), "took longer than a second to begin");
        run.WaitFor("Move", "IsMoving to become false", () => !run.Device.Get<bool>("IsMoving"), atMost ?? MoveTimeout);
    }
}
