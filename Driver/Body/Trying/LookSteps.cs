using System.Globalization;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Trying;

/// <summary>The steps that look: live view, focus, memory.</summary>
internal static class LookSteps
{
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan NextPatience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Watching = TimeSpan.FromSeconds(3);

    private const string LensAdvice = "Look whether there is a lens with a focus motor, and set the body and the lens's own switch to MF";

    public static TryFinding LiveView(TryRun run)
    {
        if (run.Model?.NoLiveView == true)
            return TryFinding.Skipped("this body shows none over the cable");
        using var view = run.Camera.Live.View();
        var start = run.Clock.GetTimestamp();
        if (run.Camera.Live.Next(FirstPatience, run.Stop) is not { } first)
        {
            return new(TryOutcome.Fails, $"no live picture came within {FirstPatience.TotalSeconds:0} s",
                "Close the camera's own menu, stop a movie, open the lens cap; some bodies show none over the cable");
        }

        run.Measure("live view: first picture", run.Clock.Since(start).TotalSeconds, "s");
        var (last, begin) = (first, run.Clock.GetTimestamp());
        while (run.Clock.Since(begin) < Watching && run.Camera.Live.Next(NextPatience, run.Stop) is { } next)
            last = next;
        var rate = (last.Number - first.Number) / Math.Max(0.001, (last.At - first.At).TotalSeconds);
        run.Measure("live view: pictures a second", rate, "1/s");
        run.Measure("live view: size of a picture", last.Picture.Jpeg.Length / 1e3, "kB");
        var size = JpegHead.Size(last.Picture.Jpeg.Span) is var (width, height) ? $"{width} x {height}" : "of unknown size";
        var said = string.Create(CultureInfo.InvariantCulture, $"{size}, {rate:0.0} pictures a second");
        return last.Number - first.Number >= 3 ? TryFinding.Works(said)
            : new(TryOutcome.Doubtful, said, "Look at the cable and the hub: a picture has some 100 kB");
    }

    public static TryFinding Focus(TryRun run)
    {
        if (run.Camera.Whole.Reached is not { CanDriveFocus: true } lens)
            return TryFinding.Skipped("the camera drives no focus (0xD2D1)");
        if (!run.Agreed.Focus)
            return TryFinding.Skipped("not asked for");
        if (lens.WhyNoFocusDrive is { } reason)
            return TryFinding.Skipped("it cannot be driven now", reason);
        (long? Before, long? After, long? Back) places;
        try
        {
            places = run.With(body =>
            {
                var begin = Position(body);
                Drive(run, body, +1);
                var middle = Position(body);
                Drive(run, body, -1);
                return (begin, middle, Position(body));
            });
        }
        catch (PtpException error)
        {
            return new(TryOutcome.Fails, $"the camera does not move the focus: {ResponseCode.NameOf(error.Code)} (0x{error.Code:X4})",
                LensAdvice);
        }

        var (before, after, back) = places;
        return before is null ? TryFinding.Works("the commands were taken; the camera tells no position")
            : after == before ? new(TryOutcome.Doubtful, $"the position stayed {before}",
                LensAdvice)
            : TryFinding.Works($"position {before}, {after} and {back}");
    }

    public static TryFinding Memory(TryRun run)
    {
        var memory = run.With(body =>
        {
            body.Refresh(run.Stop);
            return body.Properties.Get(SonyProperty.ObjectInMemory);
        });
        return memory is null or { Raw: 0 } ? TryFinding.Works("empty: each picture was fetched once")
            : new(TryOutcome.Fails, $"0xD215 = 0x{memory.Value.Raw:X4}: something was left in it",
                "Unplug the cable; take the battery out if that does not help");
    }

    private static void Drive(TryRun run, SonyCamera body, short step)
    {
        const int Steps = 3;
        for (var i = 0; i < Steps; i++)
        {
            body.DriveFocus(step);
            run.Clock.Sleep(TimeSpan.FromMilliseconds(300), run.Stop);
        }

        body.Refresh(run.Stop);
    }

    private static long? Position(SonyCamera body) =>
        body.Properties[SonyProperty.FocalPosition] is { State: not PropertyState.Disabled, Current.IsNumber: true } position
            ? (long)position.Current.Number : null;
}
