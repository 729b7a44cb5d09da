using System.Globalization;

namespace SonyAlpha.SonyProtocol;


/// <summary>
/// A shift of white balance along one axis, -7 to 7. Protocol 3.00 counts quarters around 0xC0, protocol 2.00 whole ones around 0x80:
/// ranges 164 to 220 and 121 to 135 (captured from ILCE-7SM3 3.00 and ILCE-6000).
/// </summary>
public readonly record struct WhiteBalanceShift(byte Raw)
{
    private const int Centre2 = 0x80;
    private const int Centre3 = 0xC0;

    // Unconfirmed: which end is which colour
    public double Units => Raw >= 0xA4 ? (Raw - Centre3) / 4.0 : Raw - Centre2;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Units:+0.##;-0.##;0}");
}
