using System.Globalization;

namespace SonyAlpha.SonyProtocol;


/// <summary>Stops in thousandths: -300 is a third of a stop less.</summary>
public readonly record struct ExposureCompensation(short Raw)
{
    /// <summary>Stops.</summary>
    public double Ev => Raw / 1000.0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ev:+0.0##;-0.0##;0.0} EV");
}
