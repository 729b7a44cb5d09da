namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>What must come of a fault.</summary>
/// <param name="Fault">As the simulator is told it: NAME@STEP.</param>
/// <param name="Says">A word of the error that the client must get; null if the exposure must come all the same.</param>
/// <param name="Seconds">Of the exposures.</param>
/// <param name="Model">The body that shows it.</param>
/// <param name="HealsBy">What a person does before the next exposure; null for nothing.</param>
/// <param name="IsOver">The exposure comes all the same where it may be tried again.</param>
internal sealed record FaultCase(string Fault, string? Says, double Seconds = 2, string Model = "SIM-640", string? HealsBy = null,
    bool IsOver = false)
{
    public override string ToString() =>
        $"{Fault} on {Model}, {Seconds} s: {(Says is null ? "comes" : $"\"{Says}\"")}{(IsOver ? ", and is over" : "")}";
}

/// <summary>Every fault of the simulator's list, with the outcome that a night needs: one row a fault.</summary>
internal static class FaultTable
{
    public static readonly FaultCase[] All =
    [
        // connecting
        new("handshake-empty", null),
        new("authentication", "does not let this computer control it"),
        new("stale-picture", null),
        new("version-refused", null),
        new("session-open", null),

        // getting ready
        new("zeros", null),
        new("live-view-late", null),
        new("drive-late", null),
        new("settings-late", null),

        // as somebody left it
        new("drive-dial", null),
        new("interval-shooting", null),
        new("small-file", "PC Save Image Size", HealsBy: "never"),
        new("jpeg-only", null),
        new("no-card", null),
        new("unknown-card", null),
        new("half-stops", null),

        // talking
        new("busy@60", null),
        new("session-lost@60", "SessionNotOpen", IsOver: true),
        new("cable-pulled@60", "unplugged", HealsBy: "plug", IsOver: true),
        new("no-events", null),
        new("stalls-refusing", null),

        // properties
        new("corrupt-dataset@4", null),
        new("truncated-dataset@4", null),
        new("hanging-0x9209@8", "did not answer", IsOver: true),
        new("hangs-after-shutter", null, Seconds: 40),
        new("silent-exposing", null, Seconds: 40, Model: "SIM-640V2"),
        new("refused-set@2", "InvalidDevicePropValue"),
        new("set-without-effect@2", "shows", HealsBy: "never"),

        // releasing
        new("release-ignored@2", "made no exposure", IsOver: true),
        new("focus-not-found@2", null),
        new("memory-full@2", null),
        new("card-full@2", "memory card is full", HealsBy: "never"),
        new("overheating-stop@2", "too hot", HealsBy: "never"),
        new("body-button-shot@2", null),

        // exposing
        new("wrong-exposure@2", "Exif"),
        new("late-bulb-end@2", null, Seconds: 40),
        new("cable-pulled-exposing@2", "unplugged", Seconds: 40, HealsBy: "plug", IsOver: true),
        new("battery-empty@2", "unplugged", Seconds: 40, HealsBy: "plug"),
        new("firmware-crash@2", "unplugged", HealsBy: "wait", IsOver: true),
        new("early-event@2", null),
        new("slow-picture@2", null),
        new("noise-reduction", null, Seconds: 40, Model: "SIM-640V2"),
        new("busy-reducing", null, Seconds: 40, Model: "SIM-640V2"),

        // fetching
        new("empty-objectinfo@2", null),
        new("cut-picture@2", null),
        new("wrong-length-object@2", "announced", HealsBy: "wait", IsOver: true),
        new("cable-pulled-downloading@2", "unplugged", HealsBy: "plug", IsOver: true),
        new("cable-pulled-after-picture@2", "unplugged", HealsBy: "plug", IsOver: true),

        // looking
        new("focus-swallowed", null),
        new("lens-stalls", null),
        new("live-view-denied", null),
        new("live-view-empty", null),
    ];
}
