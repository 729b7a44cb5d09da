using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>The body's own magnifier of the live picture, where it has one that a computer sets.</summary>
public sealed partial class Camera
{
    private static readonly TimeSpan MagnifyTime = TimeSpan.FromSeconds(10);

    /// <summary>How many times it can magnify, 0 for off; empty where there is none.</summary>
    public IReadOnlyList<double> Magnifications => Properties[SonyProperty.FocusMagnifierSetting] is { IsWritable: true }
        ? [.. Body!.Reachable(SonyProperty.FocusMagnifierSetting).Select(choice => choice.Ratio).Distinct().Order()] : [];

    /// <summary>How many times it does; 0 while it is off.</summary>
    public double Magnification => Says(SonyProperty.FocusMagnifierSetting)?.Ratio ?? 0;

    /// <summary>Sets the magnifier, at the place where it is.</summary>
    /// <exception cref="AscomException">The body has none, not that one, or is exposing.</exception>
    public void Magnify(double times)
    {
        if (CameraState != CameraState.Idle)
            throw AscomErrors.InvalidOperation("An exposure is at hand: the magnifier is for the live picture between exposures");
        if (!Magnifications.Contains(times))
            throw AscomErrors.InvalidValue(Magnifications.Count == 0 ? $"The {ModelName} has no magnifier that a computer sets"
                : $"The magnifier has {string.Join(", ", Magnifications)} times (0 is off), and not {times}");
        thread.Do(
            body =>
            {
                body.Set(SonyProperty.FocusMagnifierSetting,
                    body.Reachable(SonyProperty.FocusMagnifierSetting).First(choice => choice.Ratio == times));
                return true;
            }, MagnifyTime);
    }
}
