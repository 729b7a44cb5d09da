using System.Globalization;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>ConformU's checks of a camera's methods, exposures above all (CameraTester.cs, CheckMethods and CameraExposure).</summary>
public static class ConformMethods
{
    /// <summary>A checker polls each half second, and allows this much between the stamp and what it saw.</summary>
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<ConformCheck> All { get; } =
    [
        new("AbortExposure", Abort),
        new("PulseGuide", PulseGuide),
        new("StopExposure", Stop),
        new("StartExposure", Expose),
        new("Reject Negative Duration", r => Reject(r, "Reject Negative Duration", 1, w => w with { Duration = -1 })),
        new("Reject Bad XSize", r => EachBin(r,
            b => Reject(r, $"Reject Bad XSize (bin {b} x {b})", b, w => w with { NumX = Round(Size(r).X, b) + 1 }))),
        new("Reject Bad YSize", r => EachBin(r,
            b => Reject(r, $"Reject Bad YSize (bin {b} x {b})", b, w => w with { NumY = Round(Size(r).Y, b) + 1 }))),
        new("Reject Bad XStart", r => EachBin(r,
            b => Reject(r, $"Reject Bad XStart (bin {b} x {b})", b, w => w with { StartX = Round(Size(r).X, b) + 1 }))),
        new("Reject Bad YStart", r => EachBin(r,
            b => Reject(r, $"Reject Bad YStart (bin {b} x {b})", b, w => w with { StartY = Round(Size(r).Y, b) + 1 }))),
        new("Exposure for ImageArray Test", TinyImage),
        new("PostRunCheck", PostRun),
    ];

    private static (int X, int Y) Size(ConformRun run) => (run.Device.Get<int>("CameraXSize"), run.Device.Get<int>("CameraYSize"));

    /// <summary>As Convert.ToInt32 does, to even.</summary>
    private static int Round(int size, int bin) => Convert.ToInt32(size / (double)bin);

    private static int State(ConformRun run) => run.Device.Get<int>("CameraState");

    private static void EachBin(ConformRun run, Action<int> check)
    {
        for (var bin = 1; bin <= run.Device.Get<short>("MaxBinX"); bin++)
            check(bin);
    }

    private static void Abort(ConformRun run)
    {
        run.Require("AbortExposure", State(run) == (int)CameraState.Idle, "the camera is not idle");
        IdleCall(run, "AbortExposure", "CanAbortExposure");
    }

    private static void Stop(ConformRun run) => IdleCall(run, "StopExposure", "CanStopExposure");

    private static void IdleCall(ConformRun run, string method, string can)
    {
        if (run.Device.Get<bool>(can))
            run.Try(method, () => run.Device.Call(method));
        else
            run.MustFail(method, () => run.Device.Call(method), $"{can} is false");
    }

    /// <summary>A camera that can guide has its four directions timed; none of ours can, and one that could must not pass unseen.</summary>
    private static void PulseGuide(ConformRun run)
    {
        run.Require("PulseGuide", !run.Device.Get<bool>("CanPulseGuide"),
            "CanPulseGuide is true: restate ConformU's checks of the four directions");
        run.MustFail("PulseGuide", () => run.Device.Call("PulseGuide", 0, 0), "CanPulseGuide is false");
    }

    private static void Expose(ConformRun run) => EachBin(run, bin =>
    {
        if (bin > run.MaxBin)
            return;
        var (x, y) = Size(run);
        Expose(run, new(bin, 0, 0, x / bin, y / bin, run.Exposure));
        run.Device.Call("StopExposure");
        run.Device.Call("AbortExposure");
    });

    private static void Expose(ConformRun run, Setup setup)
    {
        run.Require("StartExposure", State(run) == (int)CameraState.Idle, $"the camera is in state {State(run)} before the exposure");
        if (!run.Try("StartExposure", () => Apply(run, setup)))
            return;
        var before = run.Device.Clock.GetTimestamp();
        if (!run.Try("StartExposure", () => run.Device.Call("StartExposure", setup.Duration, true)))
            return;
        run.Require("StartExposure", run.Device.Clock.Since(before) < ConformRun.WaitTimeout, "did not return in time");
        run.Require("StartExposure", !(run.Device.Get<bool>("ImageReady") && State(run) == (int)CameraState.Idle),
            "operated synchronously");
        if (!run.WaitFor("StartExposure", "Exposing", () => State(run) is (int)CameraState.Exposing or (int)CameraState.Error,
            ConformRun.WaitTimeout))
            return;
        run.Require("ImageReady", !run.Device.Get<bool>("ImageReady"), "was true before the exposure time had elapsed");
        var seen = run.Device.Clock.GetUtcNow();
        if (run.WaitFor("StartExposure", "the end of Exposing", () => State(run) != (int)CameraState.Exposing, ConformRun.WaitTimeout)
            && run.WaitFor("StartExposure", "Idle", () => State(run) is (int)CameraState.Idle or (int)CameraState.Error,
                ConformRun.WaitTimeout)
            && run.WaitFor("StartExposure", "ImageReady", () => run.Device.Get<bool>("ImageReady"), ConformRun.WaitTimeout))
            Outcome(run, setup, seen);
    }

    private static void Apply(ConformRun run, Setup setup)
    {
        run.Device.Set("BinX", (short)setup.Bin);
        run.Device.Set("BinY", (short)setup.Bin);
        run.Device.Set("StartX", setup.StartX);
        run.Device.Set("StartY", setup.StartY);
        run.Device.Set("NumX", setup.NumX);
        run.Device.Set("NumY", setup.NumY);
    }

    private static void Outcome(ConformRun run, Setup setup, DateTimeOffset seen)
    {
        run.Require("CameraState", State(run) == (int)CameraState.Idle, $"is {State(run)} though ImageReady is true");
        run.Read<double>("LastExposureDuration", "LastExposureDuration", Needed.Optional,
            d => Math.Abs(d - setup.Duration) <= 0.02 * setup.Duration);
        run.Try("LastExposureStartTime", () => CheckStart(run, run.Device.Get<string>("LastExposureStartTime"), seen));
        CheckImage(run, "ImageArray", setup);
        CheckImage(run, "ImageArrayVariant", setup);
    }

    private static void CheckStart(ConformRun run, string text, DateTimeOffset seen)
    {
        var isPattern = DateTime.TryParseExact(text.Length >= 19 ? text[..19] : text, "yyyy-MM-dd'T'HH:mm:ss",
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var start);
        run.Require("LastExposureStartTime", isPattern, $"\"{text}\" is not yyyy-MM-ddTHH:mm:ss");
        run.Require("LastExposureStartTime", seen.UtcDateTime - start <= StartTolerance + TimeSpan.FromSeconds(1),
            $"{text} is more than 2 s before the exposure was seen to run, {seen:HH:mm:ss}");
    }

    private static void CheckImage(ConformRun run, string member, Setup setup) => run.Try(member, () =>
    {
        var image = run.Device.Image(member);
        run.Require(member, image.Element == typeof(int), $"has elements of type {image.Element}");
        run.Require(member, image.Lengths.SequenceEqual([setup.NumX, setup.NumY]),
            $"has {string.Join(" x ", image.Lengths)} pixels, {setup.NumX} x {setup.NumY} were asked for");
    });

    private static void Reject(ConformRun run, string test, int bin, Func<Setup, Setup> spoil)
    {
        var (x, y) = Size(run);
        var spoilt = spoil(new(bin, 0, 0, Round(x, bin), Round(y, bin), 0.1));
        if (run.Try(test, () => Apply(run, spoilt)))
            run.MustFail(test, () => run.Device.Call("StartExposure", spoilt.Duration, true), $"{spoilt} is not possible");
    }

    /// <summary>The picture of ConformU's performance test: as many pixels as the greatest binning.</summary>
    private static void TinyImage(ConformRun run)
    {
        int most = run.Device.Get<short>("MaxBinX");
        Expose(run, new(1, 0, 0, most, most, 1));
    }

    private static void PostRun(ConformRun run)
    {
        run.Try("PostRunCheck", () => run.Device.Call("AbortExposure"));
        run.Try("PostRunCheck", () => run.Device.Call("StopExposure"));
        run.Try("PostRunCheck", () => Apply(run, new(1, 0, 0, 1, 1, 1)));
    }

    private sealed record Setup(int Bin, int StartX, int StartY, int NumX, int NumY, double Duration);
}
