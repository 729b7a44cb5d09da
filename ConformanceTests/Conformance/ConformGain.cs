using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>ConformU's checks of the two ways to have a gain, and the same for the offset.</summary>
public static class ConformGain
{
    public static IReadOnlyList<ConformCheck> All { get; } =
    [
        new("GainMin Read", r => Tolerated(r, "GainMin")),
        new("GainMax Read", r => Tolerated(r, "GainMax")),
        new("Gains Read", r => Tolerated(r, "Gains")),
        new("Gains", r => r.Require("Gains", !(Can(r, "GainMin") && Can(r, "GainMax") && Can(r, "Gains")),
            "GainMin, GainMax and Gains are all readable")),
        new("Gain Read", r => Mode(r, "Gain")),
        new("Gain Write", WriteGain),
        new("OffsetMin Read", r => Tolerated(r, "OffsetMin")),
        new("OffsetMax Read", r => Tolerated(r, "OffsetMax")),
        new("Offsets Read", r => Tolerated(r, "Offsets")),
        new("Offsets", r => r.Require("Offsets", !(Can(r, "OffsetMin") && Can(r, "OffsetMax") && Can(r, "Offsets")),
            "OffsetMin, OffsetMax and Offsets are all readable")),
        new("Offset Read", r => Mode(r, "Offset")),
        new("Offset Write", r => WriteAbsent(r, "Offset", 0)),
    ];

    private static bool Can(ConformRun run, string member)
    {
        try
        {
            run.Device.Get(member);
            return true;
        }
        catch (AscomException)
        {
            return false;
        }
    }

    private static void Tolerated(ConformRun run, string member)
    {
        try
        {
            run.Device.Get(member);
            run.Require($"{member} Read", true, "");
        }
        catch (AscomException error)
        {
            run.Require($"{member} Read", error.Number is AscomErrors.NotImplementedNumber or AscomErrors.InvalidOperationNumber,
                error.Message);
        }
    }

    private static void Mode(ConformRun run, string name)
    {
        var (value, least, most, list) = (Can(run, name), Can(run, $"{name}Min"), Can(run, $"{name}Max"), Can(run, $"{name}s"));
        var none = !value && !least && !most && !list;
        var index = value && list && !least && !most;
        var number = value && !list && least && most;
        run.Require($"{name} Read", none || index || number,
            $"no mode: {name} {value}, {name}Min {least}, {name}Max {most}, {name}s {list} (true: readable)");
    }

    private static void WriteGain(ConformRun run)
    {
        if (!Can(run, "Gain"))
            WriteAbsent(run, "Gain", (short)0);
        else if (Can(run, "GainMin"))
            WriteValues(run, run.Device.Get<short>("GainMin"), run.Device.Get<short>("GainMax"));
        else
            WriteIndices(run);
    }

    private static void WriteAbsent(ConformRun run, string member, object value) =>
        run.Try($"{member} Write", () => run.Device.Set(member, value), Needed.Absent);

    private static void WriteValues(ConformRun run, short least, short most)
    {
        run.Try("Gain Write", () => run.Device.Set("Gain", least));
        run.Require("Gain Write", run.Device.Get<short>("Gain") == least, $"Gain does not read {least} after it was written");
        run.Try("Gain Write", () => run.Device.Set("Gain", most));
        run.MustFail("Gain Write", () => run.Device.Set("Gain", (short)(least - 1)), $"{least - 1} is below GainMin",
            AscomErrors.InvalidValueNumber);
        run.MustFail("Gain Write", () => run.Device.Set("Gain", (short)(most + 1)), $"{most + 1} is above GainMax",
            AscomErrors.InvalidValueNumber);
    }

    /// <summary>ConformU leaves this mode untested; its rule is the same.</summary>
    private static void WriteIndices(ConformRun run)
    {
        var count = (short)run.Device.Get<IReadOnlyList<string>>("Gains").Count;
        run.Try("Gain Write", () => run.Device.Set("Gain", (short)(count - 1)));
        run.MustFail("Gain Write", () => run.Device.Set("Gain", (short)-1), "-1 is no index", AscomErrors.InvalidValueNumber);
        run.MustFail("Gain Write", () => run.Device.Set("Gain", count), $"{count} is no index", AscomErrors.InvalidValueNumber);
        // the ends of the lists of protocol 2.00 cannot be reached on every body (libgphoto2 commit 0fe20a1cb): exposures get one that can
        run.Try("Gain Write", () => run.Device.Set("Gain", (short)(count / 2)));
    }
}
