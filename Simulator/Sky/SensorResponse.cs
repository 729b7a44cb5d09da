namespace SonyAlpha.Simulator;

/// <summary>What the sensor makes of light in one exposure; all in steps of the 14-bit scale ("DN").</summary>
/// <param name="PerSecond">What a source of 1 DN per second at ISO 100 has become when the shutter closes.</param>
/// <param name="Gain">DN an electron; also the variance that a signal of 1 DN brings with it (Poisson's law in DN).</param>
/// <param name="DarkVariance">Variance of a pixel that sees no light, in DN squared.</param>
internal readonly record struct SensorResponse(double PerSecond, float Gain, float DarkVariance)
{
    // A full well of 53,000 electrons at ISO 100 over a range of 15,871 DN: about what published measurements of 24 Mpx sensors find
    private const double GainAtIso100 = 0.3;

    private const double ReadElectrons = 1.6;
    private const double ConverterNoise = 1.2;
    private const double DarkElectronsPerSecond = 0.02;

    public static SensorResponse Of(Shot shot)
    {
        var gain = GainAtIso100 * shot.Iso / 100;
        // The body takes the mean of the dark current away itself: what stays is its noise
        var electrons = ReadElectrons * ReadElectrons + DarkElectronsPerSecond * shot.Seconds;
        var variance = electrons * gain * gain + ConverterNoise * ConverterNoise;
        // Subtracting a dark adds that dark's noise
        return new(shot.Seconds * shot.Iso / 100, (float)gain, (float)(shot.NoiseReduction ? 2 * variance : variance));
    }
}
