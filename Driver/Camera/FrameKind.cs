namespace SonyAlpha.Driver;

/// <summary>What a frame is for. ASCOM knows the first two only; file names, tables and FITS know all of them.</summary>
public enum FrameKind
{
    Light,

    /// <summary>The cap is on: the body has no shutter that stays closed.</summary>
    Dark,

    /// <summary>A dark of the shortest time that the body has.</summary>
    Bias,

    /// <summary>An even light.</summary>
    Flat,
}

/// <summary>How kinds are written.</summary>
public static class FrameKinds
{
    /// <summary>Whether light falls on the sensor: no cap is wanted.</summary>
    public static bool SeesLight(this FrameKind kind) => kind is FrameKind.Light or FrameKind.Flat;

    /// <summary>As file names and tables have it: "light".</summary>
    public static string Word(this FrameKind kind) => kind switch
    {
        FrameKind.Dark => "dark",
        FrameKind.Bias => "bias",
        FrameKind.Flat => "flat",
        _              => "light",
    };

    /// <summary>As FITS has it in IMAGETYP: "LIGHT".</summary>
    public static string Card(this FrameKind kind) => kind.Word().ToUpperInvariant();

    /// <summary>The kind of a word, in any case; null if it is none.</summary>
    public static FrameKind? Of(string word) =>
        Enum.GetValues<FrameKind>().Where(kind => kind.Word().Equals(word, StringComparison.OrdinalIgnoreCase))
            .Select(kind => (FrameKind?)kind).FirstOrDefault();

    /// <summary>The words that there are, for errors and helps.</summary>
    public static string Words { get; } = string.Join(", ", Enum.GetValues<FrameKind>().Select(kind => kind.Word()));
}
