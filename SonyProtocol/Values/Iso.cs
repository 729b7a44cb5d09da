using System.Globalization;

namespace SonyAlpha.SonyProtocol;


/// <summary>What the body does with several frames for one picture.</summary>
public enum IsoMode : byte
{
    Normal = 0,
    MultiFrame = 1,
    MultiFrameHigh = 2,
}

/// <summary>
/// An ISO value: bits 0-23 the number, 0xFFFFFF is AUTO; bits 24-27 multi-frame noise reduction; bit 28 outside the normal range
/// (CrCmd.DPCC PTPDef.swift:1122-1129, libgphoto2 commit 8dad857df): 50, 64 and 80, and 40000 to 102400 on bodies whose range ends at 32000
/// (Sony's 3.00 example programs). Bodies of protocol 2.00 report ISO 50 without bit 28.
/// </summary>
public readonly record struct Iso(uint Raw)
{
    public static readonly Iso Auto = new(0xFFFFFF);

    private const uint ValueBits = 0xFFFFFF;

    /// <summary>The number; 0 for AUTO.</summary>
    public int Value => IsAuto ? 0 : (int)(Raw & ValueBits);

    public bool IsAuto => (Raw & ValueBits) == ValueBits;

    public IsoMode Mode => (IsoMode)((Raw >> 24) & 0xF);

    /// <summary>Never written: the body would take several frames for one picture.</summary>
    public bool IsMultiFrame => Mode != IsoMode.Normal;

    /// <summary>Outside the normal range: pulled or pushed in the body.</summary>
    public bool IsExtended => ((Raw >> 28) & 1) == 1;

    public static Iso Of(int value) => new((uint)value & ValueBits);

    public override string ToString()
    {
        var text = IsAuto ? "ISO AUTO" : string.Create(CultureInfo.InvariantCulture, $"ISO {Value}");
        if (IsExtended)
            text += " (extended)";
        return Mode switch
        {
            IsoMode.Normal         => text,
            IsoMode.MultiFrame     => $"{text} multi-frame noise reduction",
            IsoMode.MultiFrameHigh => $"{text} multi-frame noise reduction, high",
            _                      => string.Create(CultureInfo.InvariantCulture, $"{text} mode {(byte)Mode}"),
        };
    }
}
