using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>What is written down of a picture is the picture's own: its ISO, whoever set it, and when its shutter opened.</summary>
public sealed partial class Camera
{
    /// <summary>Exif has 16 bits for the ISO, and this stands for all that do not fit.</summary>
    private const int IsoBeyondExif = ushort.MaxValue;

    /// <summary>
    /// Facts of a picture that is nobody's result. One of the exposure at hand began when that did; of one that was in the camera before,
    /// only the camera knows when it was taken.
    /// </summary>
    private FileFacts FactsOf(Exposure exposure, Arrival arrival, ArwFile? file)
    {
        var (seconds, iso) = (file?.ExposureTime?.Value, OwnIso(file));
        return !arrival.IsStray && exposure.Times.WasOpened
            ? new(exposure.Times.Start + Options.ShutterLag, ModelName, Whole.Serial ?? "", seconds ?? exposure.Plan.Duration.TotalSeconds,
                iso ?? exposure.Iso ?? 0,
                exposure.Request.Kind, exposure.Number, arrival.Info.FileName)
            : new(identity.StartOf(file) ?? clock.GetUtcNow() - TimeSpan.FromSeconds(seconds ?? 0), ModelName, Whole.Serial ?? "",
                seconds ?? 0, iso ?? 0,
                FrameKind.Light, exposure.Number, arrival.Info.FileName);
    }

    /// <summary>Facts of a client's picture, for a file of that extension.</summary>
    internal FileFacts FactsOf(Picture picture, string extension) => new(picture.Start, ModelName, Whole.Serial ?? "",
        picture.Duration.TotalSeconds, OwnIso(picture.File) ?? 0, picture.Kind, picture.Number, $"frame{picture.Number}{extension}");

    /// <summary>The shutter opens: what the body stands on now is what it exposes with, though it may be gone when that is written
    /// down.</summary>
    private void Opened(Exposure exposure)
    {
        identity.Opened(exposure.Times.OpenedAt);
        Whole.ShutterOpened(exposure.Times.OpenedAt, exposure.Plan.Shutter.IsBulb ? TimeSpan.Zero : exposure.Plan.Duration);
        exposure.Iso = IsoOf(exposure.Request);
    }

    /// <summary>The ISO that a file says it was taken with; null if it does not say.</summary>
    private static int? OwnIso(ArwFile? file) => file?.Iso is { } iso and > 0 and < IsoBeyondExif ? iso : null;

    private static int? OwnIso(Arrival arrival)
    {
        try
        {
            return arrival.Info.Format == ObjectFormat.Raw ? OwnIso(ArwFile.Read(arrival.Download.Bytes.Span)) : null;
        }
        catch (ArwException)
        {
            return null; // said where it is decoded
        }
    }

    /// <summary>Where the picture does not say it: what was asked for, or what the body stands on for a client that asked for
    /// none.</summary>
    private int IsoOf(ExposureRequest request) =>
        (request.Iso ?? Properties.Get(SonyProperty.Iso)) is { IsAuto: false } iso ? iso.Value : 0;
}
