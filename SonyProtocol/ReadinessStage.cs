namespace SonyAlpha.SonyProtocol;

/// <summary>A stage on a body's way from the handshake to its first exposure, in the order in which they are waited for.</summary>
/// <param name="Name">One of the constants below.</param>
/// <param name="At">When it was over, from the end of the handshake on.</param>
/// <param name="Took">How long it was waited for.</param>
/// <param name="IsReached">Whether the body showed it; if not, the time for it was over, and the driver went on.</param>
/// <param name="Writes">How often the body was told something for it.</param>
public sealed record ReadinessStage(string Name, TimeSpan At, TimeSpan Took, bool IsReached, int Writes = 0)
{
    /// <summary>The first dataset that is more than zeros.</summary>
    public const string SaneValues = "sane values";

    /// <summary>0xD25A shows 1: the program is master of the settings.</summary>
    public const string Priority = "priority";

    /// <summary>0x5013, and with it the mode dial 0x500E, can be written.</summary>
    public const string Unlocked = "drive unlocked";

    /// <summary>0x5013 shows 1.</summary>
    public const string SingleDrive = "single drive";

    /// <summary>0xD222 shows that pictures come to the computer.</summary>
    public const string Destination = "destination";

    /// <summary>0xD221 shows 1.</summary>
    public const string LiveView = "live view";
}
