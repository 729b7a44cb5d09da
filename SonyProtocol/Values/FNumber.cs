using System.Globalization;

namespace SonyAlpha.SonyProtocol;


/// <summary>An aperture in hundredths: f/2.8 is 280 (CrCmd.DPCC PTPDef.swift:1100-1105).</summary>
public readonly record struct FNumber(ushort Raw)
{
    public static readonly FNumber IrisClosed = new(0xFFFD);

    /// <summary>The body displays "--": no lens, or one without contacts. Captured from ILCE-7M5.</summary>
    public static readonly FNumber Unknown = new(0xFFFE);

    public static readonly FNumber Nothing = new(0xFFFF);

    public bool IsKnown => Raw is > 0 and < 0xFFFD;

    /// <summary>The f-number; 0 where there is none.</summary>
    public double Value => IsKnown ? Raw / 100.0 : 0;

    public override string ToString() => IsKnown
        ? string.Create(CultureInfo.InvariantCulture, $"f/{Value:0.##}")
        : this == IrisClosed ? "closed" : "--";
}
