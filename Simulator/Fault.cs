namespace SonyAlpha.Simulator;

/// <summary>What a fault waits for, and what the number behind its name counts.</summary>
public enum FaultUnit
{
    /// <summary>Requests after the handshake.</summary>
    Transaction,

    /// <summary>Answers to GetExtDeviceInfo (0x9202) and SdioConnect (0x9201).</summary>
    Handshake,

    /// <summary>Property datasets (0x9209) read after the handshake.</summary>
    Dataset,

    /// <summary>Properties set (0x9205) and stepped (0x9207).</summary>
    Setting,

    /// <summary>Times that the shutter is released.</summary>
    Exposure,

    /// <summary>Pictures asked for (GetObjectInfo, 0x1008).</summary>
    ObjectInfo,

    /// <summary>Pictures fetched (GetObject, 0x1009).</summary>
    Download,

    /// <summary>Moves of the focus (0xD2D1).</summary>
    FocusMove,

    /// <summary>Live view frames asked for.</summary>
    LiveFrame,

    /// <summary>Events sent.</summary>
    Event,
}

/// <summary>Something that a real body was seen to do wrong.</summary>
/// <param name="Name">As it is ordered: --fault NAME[@STEP][/SECONDS].</param>
/// <param name="Unit">What the step counts.</param>
/// <param name="Times">How often in a row it happens once it has begun.</param>
/// <param name="Seen">What the real body did, and who saw it.</param>
public sealed record Fault(string Name, FaultUnit Unit, int Times, string Seen)
{
    public const int ForEver = int.MaxValue;

    /// <summary>How long it lasts where the order does not say; infinite until somebody sees to it. Null for what has no length.</summary>
    public TimeSpan? Lasts { get; init; }
}
