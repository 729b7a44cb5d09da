using System.Globalization;

namespace SonyAlpha.SonyProtocol;


/// <summary>A focal length in thousandths of a millimetre.</summary>
public readonly record struct FocalLength(uint Raw)
{
    public double Millimetres => Raw / 1000.0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Millimetres:0.#} mm");
}

/// <summary>A distance in focus.</summary>
public readonly record struct FocusDistance(uint Raw)
{
    /// <summary>Infinity, or a lens that does not tell: the bodies do not distinguish them.</summary>
    public static readonly FocusDistance Farthest = new(0xFFFFFFFF);

    // Unconfirmed: thousandths of a metre
    public double Metres => this == Farthest ? double.PositiveInfinity : Raw / 1000.0;

    public override string ToString() =>
        this == Farthest ? "infinity or unknown" : string.Create(CultureInfo.InvariantCulture, $"{Metres:0.###} m");
}

/// <summary>Magnification by zooming, in thousandths.</summary>
public readonly record struct ZoomScale(uint Raw)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Raw / 1000.0:0.###}x");
}
