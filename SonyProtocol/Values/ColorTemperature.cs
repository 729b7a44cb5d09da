using System.Globalization;

namespace SonyAlpha.SonyProtocol;


/// <summary>A colour temperature in Kelvin; 0 while white balance is not set by it.</summary>
public readonly record struct ColorTemperature(ushort Raw)
{
    public override string ToString() => Raw == 0 ? "--" : string.Create(CultureInfo.InvariantCulture, $"{Raw} K");
}
