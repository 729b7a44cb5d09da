namespace SonyAlpha.Simulator;

/// <summary>Random numbers that are the same on every machine: a hash for choices, a ring of normal deviates for noise.</summary>
internal static class SensorNoise
{
    /// <summary>Normal deviates (mean 0, deviation 1) in the ring; a row begins anywhere in it.</summary>
    public const int Ring = 1 << 18;

    // A row may begin at the ring's last deviate: its beginning is repeated for the widest sensor (ILCE-7RM5: 9728 columns)
    private const int Overlap = 1 << 14;

    private static readonly Lazy<float[]> Deviates = new(MakeDeviates);

    /// <summary>As many deviates as a row of the sensor has columns (16,384 at most), beginning where the hash says.</summary>
    public static ReadOnlySpan<float> Row(ulong hash, int columns) => Deviates.Value.AsSpan((int)(hash % Ring), columns);

    /// <summary>A well mixed number of two others (the finaliser of SplitMix64).</summary>
    public static ulong Hash(ulong seed, ulong value)
    {
        var z = seed + (value + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    /// <summary>A number from 0 to below 1 that is never exactly 0.</summary>
    public static double Fraction(ulong hash) => ((hash >> 11) + 0.5) / (1UL << 53);

    private static float[] MakeDeviates()
    {
        var deviates = new float[Ring + Overlap];
        for (var i = 0; i < Ring; i += 2)
        {
            // Box and Muller: two uniform numbers make two normal ones
            var radius = Math.Sqrt(-2 * Math.Log(Fraction(Hash(0, (ulong)i))));
            var (sin, cos) = Math.SinCos(2 * Math.PI * Fraction(Hash(0, (ulong)i + 1)));
            deviates[i] = (float)(radius * cos);
            deviates[i + 1] = (float)(radius * sin);
        }

        deviates.AsSpan(0, Overlap).CopyTo(deviates.AsSpan(Ring));
        return deviates;
    }
}
