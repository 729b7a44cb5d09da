using System.Globalization;
using SonyAlpha.Driver.Telemetry;

namespace SonyAlpha.Driver.Web;

/// <summary>What a person would say of a frame at first sight.</summary>
internal sealed record Verdict(bool IsGood, string Words)
{
    /// <summary>Stars so much larger than the night's best are soft: focus, wind, dew, or a mount that was touched.</summary>
    private const double SoftFactor = 1.3;

    /// <summary>More burnt-out pixels than that are no stars' cores.</summary>
    private const double BurntShare = 0.02;

    private const int LeastLights = 3;

    /// <param name="burnt">Share of the burnt-out pixels of the worst colour.</param>
    /// <param name="night">All frames of the camera, this one among them.</param>
    public static Verdict Of(FrameRecord frame, double burnt, IEnumerable<FrameRecord> night) => Of(frame, burnt, Best(night));

    /// <param name="sharpest">The <see cref="Best"/> of the camera's night.</param>
    public static Verdict Of(FrameRecord frame, double burnt, double? sharpest)
    {
        if (!frame.IsGood)
            return new(false, frame.Outcome);
        List<string> words = [];
        if (frame.Outcome.Length > 4)
            words.Add(frame.Outcome[4..]); // "ok, 23.4 s late"
        if (burnt > BurntShare)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{100 * burnt:0} % burnt out"));
        if (frame.Stars == 0)
            words.Add("no stars: clouds, dew, cap, or far out of focus");
        if (frame.HalfFluxRadius is { } radius && sharpest is { } best && radius > SoftFactor * best)
            words.Add(string.Create(CultureInfo.InvariantCulture,
                $"stars {100 * ((radius / best) - 1):0} % larger than this night's best"));
        return words.Count == 0 ? new(true, "good") : new(false, string.Join("; ", words));
    }

    /// <summary>Half flux radius of the best tenth; null before there are enough lights.</summary>
    public static double? Best(IEnumerable<FrameRecord> night)
    {
        var sizes = night.Where(f => f is { IsGood: true, HalfFluxRadius: not null }).Select(f => f.HalfFluxRadius!.Value).Order().ToList();
        return sizes.Count < LeastLights ? null : sizes[sizes.Count / 10];
    }
}
