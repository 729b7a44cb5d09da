using System.Globalization;

namespace SonyAlpha.SonyProtocol;


/// <summary>
/// Charge of a battery in quarters. Unconfirmed: read off 30 dumps (libgphoto2 camlibs/ptp2/cameras) beside the percentage: low bits 4
/// to 7 are 1/4 to 4/4, bit 3 is power over USB.
/// </summary>
public readonly record struct BatteryIndicator(byte Raw)
{
    // Unconfirmed: the whole reading, see above
    public bool IsPresent => Raw != 0xFF;

    /// <summary>Quarters, 1 to 4; null where the number says something else.</summary>
    public int? Quarters => IsPresent && (Raw & 0xF4) == 4 ? (Raw & 3) + 1 : null;

    public bool HasUsbPower => Quarters is not null && (Raw & 8) != 0;

    public override string ToString() =>
        !IsPresent ? "no battery"
        : Quarters is { } quarters ? string.Create(CultureInfo.InvariantCulture, $"{quarters}/4{(HasUsbPower ? ", USB power" : "")}")
        : string.Create(CultureInfo.InvariantCulture, $"0x{Raw:X2}");
}
