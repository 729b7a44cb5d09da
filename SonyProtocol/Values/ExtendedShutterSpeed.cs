namespace SonyAlpha.SonyProtocol;


/// <summary>A shutter speed as <see cref="ShutterSpeed"/>, in halves of 32 bits: 30 s is 0x0000012C_0000000A. Zero is bulb.</summary>
public readonly record struct ExtendedShutterSpeed(ulong Raw)
{
    public static readonly ExtendedShutterSpeed Bulb;

    public bool IsBulb => Raw == 0;

    /// <summary>Whether it is a time at all.</summary>
    public bool IsTimed => Numerator is > 0 and < uint.MaxValue && Denominator > 0;

    public uint Numerator => (uint)(Raw >> 32);

    public uint Denominator => (uint)Raw;

    /// <summary>Seconds; 0 for bulb and nothing.</summary>
    public double Seconds => IsTimed ? (double)Numerator / Denominator : 0;

    /// <summary>The same in halves of 16 bits; null if it does not fit.</summary>
    public ShutterSpeed? Short => Numerator <= 0xFFFF && Denominator <= 0xFFFF ? new ShutterSpeed((Numerator << 16) | Denominator) : null;

    public override string ToString() => Short is { } same ? same.ToString() : IsTimed
        ? FormattableString.Invariant($"{Seconds:0.######}\"") : "--";
}
