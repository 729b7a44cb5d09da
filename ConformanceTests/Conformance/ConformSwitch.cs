using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>ConformU's switch checks (ConformU 4.4.0, SwitchTester.cs), each id after the other.</summary>
public static class ConformSwitch
{
    private static readonly string[] Questions =
    [
        "GetSwitchName", "GetSwitchDescription", "CanWrite", "GetSwitch", "MaxSwitchValue", "MinSwitchValue", "SwitchStep",
            "GetSwitchValue", "CanAsync",
        "StateChangeComplete",
    ];

    /// <summary>A whole run.</summary>
    /// <returns>The issues.</returns>
    public static IReadOnlyList<string> Run(ConformDevice device)
    {
        ConformRun run = new(device);
        foreach (var check in (IEnumerable<ConformCheck>)[.. ConformCommon.Connecting, .. ConformCommon.OfEveryKind])
            check.Run(run);
        var count = run.Read<short>("MaxSwitch", "MaxSwitch", Needed.Mandatory, n => n >= 1) ?? 0;
        for (short id = 0; id < count; id++)
            Check(run, id);
        foreach (var id in (short[])[-1, count])
            Refuse(run, id);
        run.Try("DeviceState", () => run.Require("DeviceState", Enumerable.Range(0, count)
            .SelectMany(i => (string[])[$"GetSwitch{i}", $"GetSwitchValue{i}", $"StateChangeComplete{i}"]).Append("TimeStamp")
            .SequenceEqual(device.Get<IReadOnlyList<StateValue>>("DeviceState").Select(s => s.Name)), "has not the names of ISwitchV3"));
        ConformCommon.Disconnecting.Run(run);
        TestContext.Out.WriteLine($"{count} switches, {run.Passed} passed, {run.Issues.Count} issues");
        Assert.That(run.Passed, Is.GreaterThan(100), "the run broke off");
        return run.Issues;
    }

    private static void Check(ConformRun run, short id)
    {
        T Ask<T>(string member) => (T)run.Device.Call(member, id)!;
        var name = Ask<string>("GetSwitchName");
        var (least, most, step) = (Ask<double>("MinSwitchValue"), Ask<double>("MaxSwitchValue"), Ask<double>("SwitchStep"));
        run.Require(name, name.Length > 0 && Ask<string>("GetSwitchDescription").Length > 0, "has no name or description");
        run.Require(name, most > least && step > 0 && step <= most - least, $"has a range of {least} to {most} in steps of {step}");
        run.Require(name, Math.Abs(Math.IEEERemainder(most - least, step)) < 1e-9,
            $"{least} to {most} is no whole number of steps of {step}");
        run.Require(name, Ask<double>("GetSwitchValue") is var value && value >= least && value <= most, "has a value out of its range");
        run.Require(name, Ask<bool>("GetSwitch") == Ask<double>("GetSwitchValue") > least, "is on and off at once");
        run.Require(name, !Ask<bool>("CanAsync") && Ask<bool>("StateChangeComplete"), "says that something runs");
        NotThere(run, name, () => run.Device.Call("SetAsync", id, true));
        NotThere(run, name, () => run.Device.Call("SetAsyncValue", id, most));
        NotThere(run, name, () => run.Device.Call("CancelAsync", id));
        NotThere(run, name, () => run.Device.Call("SetSwitchName", id, "another"));
        if (!Ask<bool>("CanWrite"))
        {
            NotThere(run, name, () => run.Device.Call("SetSwitch", id, true));
            NotThere(run, name, () => run.Device.Call("SetSwitchValue", id, most));
            return;
        }

        foreach (var on in (bool[])[true, false, true])
        {
            run.Try(name, () => run.Device.Call("SetSwitch", id, on));
            run.Require(name, Ask<bool>("GetSwitch") == on && Ask<double>("GetSwitchValue") == (on ? most : least),
                $"does not read back as {on}");
        }

        run.Try(name, () => run.Device.Call("SetSwitchValue", id, least));
        run.Require(name, !Ask<bool>("GetSwitch"), "is on at its least value");
        foreach (var beyond in (double[])[least - 1, most + 1])
            run.MustFail(name, () => run.Device.Call("SetSwitchValue", id, beyond), $"{beyond} is beyond the range",
                AscomErrors.InvalidValueNumber);
    }

    private static void NotThere(ConformRun run, string name, Action work) =>
        run.MustFail(name, work, "it cannot do that", AscomErrors.NotImplementedNumber);

    private static void Refuse(ConformRun run, short id)
    {
        foreach (var member in Questions)
            run.MustFail(member, () => run.Device.Call(member, id), $"there is no switch {id}", AscomErrors.InvalidValueNumber);
        run.MustFail("SetSwitch", () => run.Device.Call("SetSwitch", id, true), $"there is no switch {id}", AscomErrors.InvalidValueNumber);
        run.MustFail("SetSwitchValue", () => run.Device.Call("SetSwitchValue", id, 0.0), $"there is no switch {id}",
            AscomErrors.InvalidValueNumber);
    }
}
