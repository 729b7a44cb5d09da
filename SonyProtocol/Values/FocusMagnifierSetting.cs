using System.Globalization;

namespace SonyAlpha.SonyProtocol;


/// <summary>
/// Ratio and place of the focus magnifier: the high half is ten times the ratio, 0 is off; the low half x and y, 0xFFFFFFFF to keep the
/// place (INDIGO indigo_ptp_sony.c). A body lists the ratios that it has.
/// </summary>
public readonly record struct FocusMagnifierSetting(ulong Raw)
{
    /// <summary>How many times the picture is magnified; 0 while the magnifier is off.</summary>
    public double Ratio => (Raw >> 32) / 10.0;

    public bool IsOff => Raw >> 32 == 0;

    /// <summary>Null where no place is given.</summary>
    public PointXY? Place => (uint)Raw == uint.MaxValue ? null : new((uint)Raw);

    public override string ToString() => IsOff
        ? "off"
        : string.Create(CultureInfo.InvariantCulture, $"{Ratio:0.0}x{(Place is { } place ? $" at {place}" : "")}");
}
