using System.Globalization;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>What a FITS header says of a picture, in the keywords that astronomy's programs read.</summary>
public static class FitsCards
{
    /// <param name="late">How much later than asked for the shutter opened.</param>
    public static IEnumerable<FitsCard> OfDelay(TimeSpan late)
    {
        if (late > TimeSpan.Zero)
            yield return new("LATE", Math.Round(late.TotalSeconds, 3), "[s] the exposure began after it was asked for");
    }

    /// <param name="file">What the camera's file says of itself.</param>
    /// <param name="redX">Column of the first red pixel, 0 or 1.</param>
    /// <param name="redY">Row of the first red pixel, 0 or 1.</param>
    /// <param name="scale">By how much the camera's values were multiplied.</param>
    public static IEnumerable<FitsCard> Of(ArwFile file, int redX, int redY, int scale = 1)
    {
        if (file.Iso is { } iso)
        {
            yield return new("GAIN", iso, "ISO value");
            yield return new("ISOSPEED", iso, "ISO value");
        }

        yield return new("BAYERPAT", "RGGB", "colours of the upper left cell, after the offsets");
        yield return new("XBAYROFF", redX, "column of the first red pixel");
        yield return new("YBAYROFF", redY, "row of the first red pixel");
        if (file.BlackLevel is { } black)
        {
            yield return new("BLKLEVEL", black * scale, "value of no light");
            yield return new("OFFSET", black * scale, "value of no light");
        }

        yield return Largest(Math.Min(file.WhiteLevel ?? file.MaxValue, file.MaxValue) * scale);
        if (scale > 1)
            yield return new("ADUSCALE", scale, "the camera's own values times this");
        if (file.CameraTemperature is { } degrees)
            yield return new("CCD-TEMP", (double)degrees, "[C] inside the body");
        if (file.Lens is { Length: > 0 } lens)
            yield return new("LENS", lens, "");
        if (file.FocalLength is { } focal)
            yield return new("FOCALLEN", focal, "[mm] as the lens tells it");
        if (file.FNumber is { } number)
            yield return new("FOCRATIO", number, "focal length over aperture");
        if (file is { FocalLength: { } length, FNumber: { } ratio })
            yield return new("APTDIA", Math.Round(length / ratio, 3), "[mm] aperture, from both");
        if (file.Damage.Count > 0)
        {
            yield return new("BLANK", -32768, "pixels of what is damaged");
            yield return new("DAMAGED", file.Damage.Count, "blocks or tiles that cannot be decoded");
        }

        yield return new("SWCREATE", $"{Product.Name} {Product.Version}", "");
    }

    /// <summary>What a file alone tells of its exposure: the camera's clock is not to be trusted, so DATE-OBS needs its offset from
    /// UTC.</summary>
    public static IEnumerable<FitsCard> OfExposure(ArwFile file)
    {
        if (file.ExposureTime is { Denominator: > 0 } time)
            yield return new("EXPTIME", time.Value, "[s] shutter open");
        if (file.CameraTime is not { } local)
            yield break;
        if (file.UtcOffset is { } offset)
        {
            foreach (var card in Dates(new(local, offset), file.ExposureTime?.Value, "UTC, by the camera's clock"))
                yield return card;
        }

        yield return new("DATE-LOC", Iso8601(local), file.UtcOffset is null
            ? "by the camera's clock, its zone is not known" : "by the camera's clock");
    }

    /// <summary>What the driver knows of an exposure that it took.</summary>
    public static IEnumerable<FitsCard> OfExposure(DateTimeOffset start, TimeSpan duration, FrameKind kind) =>
    [
        new("EXPTIME", duration.TotalSeconds, "[s] shutter open"),
        .. Dates(start, duration.TotalSeconds, "UTC, shutter opens"),
        Kind(kind),
    ];

    /// <summary>What a frame is for.</summary>
    public static FitsCard Kind(FrameKind kind) => new("IMAGETYP", kind.Card(), "");

    /// <summary>A body that is none says so wherever its pictures go.</summary>
    public static FitsCard Instrument(string model, bool isSimulated) =>
        new("INSTRUME", isSimulated && !model.Contains("simulated", StringComparison.OrdinalIgnoreCase) ? $"{model} (simulated)" : model,
            "");

    public static FitsCard Largest(int value) => new("DATAMAX", value, "value where pixels are clipped");

    /// <param name="microns">Unbinned; null of a body whose pixels nobody knows: no card is better than a false one.</param>
    public static IEnumerable<FitsCard> PixelSize(double? microns, int binning) =>
    [
        .. microns is { } size ? [new("XPIXSZ", size * binning, "[um] after binning"), new("YPIXSZ", size * binning, "[um] after binning")]
            : (FitsCard[])[],
        new("XBINNING", binning, ""),
        new("YBINNING", binning, ""),
    ];

    /// <summary>DATE-OBS, and of an exposure whose length is known its middle and its end.</summary>
    private static IEnumerable<FitsCard> Dates(DateTimeOffset start, double? seconds, string comment)
    {
        yield return new("DATE-OBS", Iso8601(start.UtcDateTime), comment);
        if (seconds is not (>= 0 and < 1e6 and var open))
            yield break;
        yield return new("DATE-AVG", Iso8601(start.UtcDateTime.AddSeconds(open / 2)), "UTC, middle of the exposure");
        yield return new("DATE-END", Iso8601(start.UtcDateTime.AddSeconds(open)), "UTC, shutter closes");
    }

    private static string Iso8601(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
}
