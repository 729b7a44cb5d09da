using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Simulator;

/// <summary>What a simulated body has and no real one. Its presence tells, over any wire, that the sky is not real.</summary>
public static class SimulatorProperty
{
    /// <summary>In the part of the extended range that no list of Sony's names.</summary>
    public const ushort CapCode = 0xEFC0;

    /// <summary>The cap of the telescope: with it on, exposures are darks.</summary>
    public static readonly Property<SimulatedCap> Cap = new(CapCode);
}

/// <summary>Whether light gets in.</summary>
public enum SimulatedCap : byte
{
    Off = 1,
    On = 2,
}
