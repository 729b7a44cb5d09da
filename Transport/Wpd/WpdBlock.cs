namespace SonyAlpha.Transport.Wpd;

/// <summary>
/// How many bytes are asked for at once: sixteen times what Windows' driver says it likes. SonyCamera's author saw a "noticeable" penalty
/// with single ones, and 4 MiB "improved dramatically" (MTPDevice.cpp).
/// </summary>
internal static class WpdBlock
{
    /// <summary>What the driver likes where it does not say so: what it said to SonyCamera.</summary>
    private const uint Usual = 256 << 10;

    private const uint AtOnce = 16, Least = 64 << 10, Most = 4 << 20;

    /// <param name="optimal">What the driver says; 0 for nothing.</param>
    public static uint Size(uint optimal) => (uint)Math.Clamp((ulong)AtOnce * (optimal == 0 ? Usual : optimal), Least, Most);
}
