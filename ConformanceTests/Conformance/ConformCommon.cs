using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>A check by ConformU's name for it.</summary>
public sealed record ConformCheck(string Name, Action<ConformRun> Run)
{
    public override string ToString() => Name;
}

/// <summary>What ConformU asks of every device, before and while it is connected (ConformanceTestManager.cs,
/// DeviceTesterBaseClass.cs).</summary>
public static class ConformCommon
{
    private static readonly string[] OperationalNames =
        ["CameraState", "CCDTemperature", "CoolerPower", "HeatSinkTemperature", "ImageReady", "IsPulseGuiding", "PercentCompleted",
            "TimeStamp"];

    private static readonly string[] CanNames =
    [
        "CanAbortExposure", "CanAsymmetricBin", "CanGetCoolerPower", "CanPulseGuide", "CanSetCCDTemperature", "CanStopExposure",
            "CanFastReadout",
    ];

    /// <summary>Made while the camera is not connected; leaves it connected.</summary>
    public static IReadOnlyList<ConformCheck> Connecting { get; } =
    [
        new("InterfaceVersion", r => r.Read<short>("InterfaceVersion", "InterfaceVersion", Needed.Mandatory, v => v is >= 1 and <= 4)),
        new("Connecting", r => r.Read<bool>("Connecting", "Connecting", Needed.Mandatory)),
        new("Connected", ConnectedIsSynchronous),
        new("Connect", Connect),
    ];

    /// <summary>Made right after connecting.</summary>
    public static IReadOnlyList<ConformCheck> Common { get; } =
    [
        new("Connected Read", r => r.Read<bool>("Connected", "Connected", Needed.Mandatory, c => c)),
        new("Description", r => Text(r, "Description", 68)),
        new("DriverInfo", r => Text(r, "DriverInfo", int.MaxValue)),
        new("DriverVersion", DriverVersion),
        new("Name", r => Text(r, "Name", int.MaxValue)),
        new("SupportedActions", SupportedActions),
        new("Action", UnknownAction),
        new("CommandBlind", r => r.Try("CommandBlind", () => r.Device.Call("CommandBlind", "x", false), Needed.Optional)),
        new("CommandBool", r => r.Try("CommandBool", () => r.Device.Call("CommandBool", "x", false), Needed.Optional)),
        new("CommandString", r => r.Try("CommandString", () => r.Device.Call("CommandString", "x", false), Needed.Optional)),
        new("DeviceState", DeviceState),
        .. CanNames.Select(can => new ConformCheck(can, r => r.Read<bool>(can, can, Needed.Mandatory))),
        new("LastExposureDuration First use", r => NotYet(r, "LastExposureDuration")),
        new("LastExposureStartTime First use", r => NotYet(r, "LastExposureStartTime")),
    ];

    /// <summary>Those of <see cref="Common"/> that are asked of every kind of device.</summary>
    public static IEnumerable<ConformCheck> OfEveryKind => Common.TakeWhile(check => check.Name != "DeviceState");

    public static ConformCheck Disconnecting { get; } = new("Disconnect", Disconnect);

    private static void ConnectedIsSynchronous(ConformRun run)
    {
        run.Try("Connected", () => run.Device.Set("Connected", true));
        run.Read<bool>("Connected", "Connected", Needed.Mandatory, c => c);
        run.Device.Clock.Sleep(TimeSpan.FromSeconds(0.5));
        run.Try("Connected", () => run.Device.Set("Connected", false));
        run.Read<bool>("Connected", "Connected", Needed.Mandatory, c => !c);
    }

    private static void Connect(ConformRun run)
    {
        run.Try("Connect", () => run.Device.Call("Connect"));
        run.WaitFor("Connect", "Connecting to become false", () => !run.Device.Get<bool>("Connecting"), ConformRun.ConnectTimeout);
        run.Read<bool>("Connect", "Connected", Needed.Mandatory, c => c);
    }

    private static void Disconnect(ConformRun run)
    {
        run.Try("Disconnect", () => run.Device.Call("Disconnect"));
        run.WaitFor("Disconnect", "Connecting to become false", () => !run.Device.Get<bool>("Connecting"), ConformRun.ConnectTimeout);
        run.Read<bool>("Disconnect", "Connected", Needed.Mandatory, c => !c);
    }

    private static void Text(ConformRun run, string member, int longest)
    {
        run.Try(member, () =>
        {
            var text = run.Device.Get<string>(member);
            run.Require(member, text.Length > 0 && text.Length <= longest,
                $"\"{text}\" has {text.Length} characters, {longest} at most are allowed");
        });
    }

    private static void DriverVersion(ConformRun run) => run.Try("DriverVersion", () =>
        run.Require("DriverVersion", Version.TryParse(run.Device.Get<string>("DriverVersion"), out var v) && v.Build < 0,
            "is not of the form n.n"));

    private static void SupportedActions(ConformRun run) => run.Try("SupportedActions", () =>
    {
        foreach (var action in run.Device.Get<IReadOnlyList<string>>("SupportedActions"))
            run.Require("SupportedActions", action.Length > 0, "an action has no name");
    });

    private static void UnknownAction(ConformRun run) => run.MustFail(
        "Action", () => run.Device.Call("Action", "NoSuchAction", ""), "there is no such action", AscomErrors.ActionNotImplementedNumber);

    private static void DeviceState(ConformRun run) => run.Try("DeviceState", () =>
    {
        var names = run.Device.Get<IReadOnlyList<StateValue>>("DeviceState").Select(s => s.Name).ToList();
        run.Require("DeviceState", names.Count > 0, "is empty");
        foreach (var name in names)
            run.Require("DeviceState", OperationalNames.Contains(name), $"{name} is none of ASCOM's names, or in another case");
        run.Require("DeviceState", names.Distinct().Count() == names.Count, "has a name twice");
    });

    private static void NotYet(ConformRun run, string member) => run.MustFail(member, () => run.Device.Get(member), "no exposure was made");
}
