namespace SonyAlpha.Driver.Trying;

/// <summary>TABLE: the steps of the check, in their order.</summary>
internal static class TrySteps
{
    public static IReadOnlyList<TryStep> All { get; } =
    [
        new("connect", "shakes hands and reads what the camera says of itself", ConnectSteps.Connect) { IsNeeded = true },
        new("readiness", "looks how long the camera takes until it can be told something", ConnectSteps.Readiness),
        new("settings as found", "looks for what spoils a night, and changes none of it", ConnectSteps.Examine),
        new("set ISO", "one step up or down, and back", SettingSteps.SetIso),
        new("set shutter", "one step up or down, and back", SettingSteps.SetShutter),
        new("shortest", "one frame of the shortest exposure", run => ExposureSteps.Timed(run, run.Client.ExposureMin)),
        new("1/100 s", "one frame", run => ExposureSteps.Timed(run, 0.01)),
        new("1/10 s", "one frame", run => ExposureSteps.Timed(run, 0.1)),
        new("1 s", "one frame", run => ExposureSteps.Timed(run, 1)),
        new("bulb 3 s", "one frame", run => ExposureSteps.Bulb(run, 3)),
        new("bulb 32 s", "one frame, longer than any speed of the dial", run => ExposureSteps.Bulb(run, 32)),
        new("abort", "one frame is given up, and the next must be itself", ExposureSteps.Abort),
        new("RAW+JPEG", "one frame of two files, if the camera is set to that", ExposureSteps.Pair),
        new("live view", "some seconds of it", LookSteps.LiveView),
        new("focus drive", "three small steps out and back, if you agree", LookSteps.Focus),
        new("memory", "looks whether a picture is left behind", LookSteps.Memory),
        new("unplug", "asks you to pull the cable and to put it back, then takes a frame", ConnectSteps.Unplug),
        new("again", "says goodbye, connects anew and takes a frame at once", ConnectSteps.Again),
        new("put back", "what was changed is as it was", SettingSteps.PutBack),
    ];
}
