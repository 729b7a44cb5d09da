using System.Globalization;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>What a FITS header says of a picture, in the keywords that astronomy's programs read.</summary>
public static class FitsCards
{
    /// <param name="file">What the camera's file says of itself.</param>
    /// <param name="redX">Column of the first red pixel, 0 or 1.</param>
    /// <param name="redY">Row of the first red pixel, 0 or 1.</param>
    public static IEnumerable<FitsCard> Of(ArwFile file, int redX, int redY)
    {
        if (file.Iso is { } iso)
            yield return new("GAIN", iso, "ISO value");
        yield return new("BAYERPAT", "RGGB", "colours of the upper left cell, after the offsets");
        yield return new("XBAYROFF", redX, "column of the first red pixel");
        yield return new("YBAYROFF", redY, "row of the first red pixel");
        if (file.BlackLevel is { } black)
            yield return new("BLKLEVEL", black, "value of no light");
        if (file.WhiteLevel is { } white)
            yield return new("DATAMAX", white, "value where pixels are clipped");
        if (file.CameraTemperature is { } degrees)
            yield return new("CCD-TEMP", (double)degrees, "[C] inside the body");
        if (file.Lens is { Length: > 0 } lens)
            yield return new("LENS", lens, "");
        yield return new("SWCREATE", $"{Product.Name} {Product.Version}", "");
    }

    /// <summary>What a file alone tells of its exposure: the camera's clock is not to be trusted, so DATE-OBS needs its offset from UTC.</summary>
    public static IEnumerable<FitsCard> OfExposure(ArwFile file)
    {
        if (file.ExposureTime is { Denominator: > 0 } time)
            yield return new("EXPTIME", time.Value, "[s] shutter open");
        if (file.CameraTime is { } local && file.UtcOffset is { } offset)
            yield return DateObs(new(local, offset), "UTC, by the camera's clock");
    }

    /// <summary>What the driver knows of an exposure that it took.</summary>
    public static IEnumerable<FitsCard> OfExposure(DateTimeOffset start, TimeSpan duration, bool light) =>
    [
        new("EXPTIME", duration.TotalSeconds, "[s] shutter open"),
        DateObs(start, "UTC, shutter opens"),
        new("IMAGETYP", light ? "LIGHT" : "DARK", ""),
    ];

    /// <summary>A body that is none says so wherever its pictures go.</summary>
    public static FitsCard Instrument(string model, bool isSimulated) =>
        new("INSTRUME", isSimulated && !model.Contains("simulated", StringComparison.OrdinalIgnoreCase) ? $"{model} (simulated)" : model, "");

    /// <param name="microns">Unbinned; null of a body whose pixels nobody knows: no card is better than a false one.</param>
    public static IEnumerable<FitsCard> PixelSize(double? microns, int binning) =>
    [
        .. microns is { } size ? [new("XPIXSZ", size * binning, "[um] after binning"), new("YPIXSZ", size * binning, "[um] after binning")] : (FitsCard[])[],
        new("XBINNING", binning, ""),
        new("YBINNING", binning, ""),
    ];

    private static FitsCard DateObs(DateTimeOffset start, string comment) =>
        new("DATE-OBS", start.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture), comment);
}
