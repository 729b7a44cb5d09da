using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>A client's picture as a FITS file, with all that is known of it.</summary>
internal static class PictureFits
{
    /// <param name="frame">A lease on the picture's pixels.</param>
    public static void Write(Stream stream, ClientCamera camera, Picture picture, Frame frame)
    {
        IEnumerable<FitsCard> cards =
        [
            .. FitsCards.OfExposure(picture.Start, picture.Duration, picture.Kind), .. FitsCards.OfDelay(picture.Late),
            FitsCards.Instrument(camera.Name, camera.IsSimulated),
            .. frame.File is { } file ? FitsCards.Of(file, camera.BayerOffsetX, camera.BayerOffsetY, camera.Scale)
                : [FitsCards.Largest(camera.MaxADU)],
            .. FitsCards.PixelSize(camera.PixelMicrons, camera.BinX),
        ];
        Fits.Write(stream, frame.Width, frame.Height, frame.Row, cards);
    }

    /// <summary>A camera's file alone, of which nobody knows more than it says itself.</summary>
    /// <param name="kind">What it was taken for, where that is known.</param>
    public static void Write(Stream stream, RawFrame frame, FrameKind? kind = null)
    {
        var (facts, area) = (frame.File, frame.File.ActiveArea);
        var simulated = facts.Software?.Contains("simulated", StringComparison.OrdinalIgnoreCase) == true;
        IEnumerable<FitsCard> cards =
        [
            .. FitsCards.OfExposure(facts), FitsCards.Instrument($"{facts.Make} {facts.Model}".Trim(), simulated),
            .. FitsCards.Of(facts, facts.RedOffsetX, facts.RedOffsetY),
            .. kind is { } what ? [FitsCards.Kind(what)] : Array.Empty<FitsCard>(),
        ];
        Fits.Write(stream, area.Width, area.Height, y => frame.Row(area.Y + y).Slice(area.X, area.Width), cards);
    }

    /// <summary>Writes it under a name that a template makes, beside what is there already.</summary>
    /// <returns>Where it is.</returns>
    /// <exception cref="AscomException">It has gone.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static string Keep(ClientCamera camera, Picture picture, string folder, string template)
    {
        using var frame = picture.Look() ?? throw AscomErrors.InvalidOperation("The picture has gone: the camera was disconnected");
        var target = Path.Combine(folder, FileTemplate.Fill(template, camera.Shared.FactsOf(picture, ".fits")));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var pending = AtomicFile.Begin(target);
        Write(pending.Stream, camera, picture, frame);
        return pending.Commit(replaces: false);
    }
}
