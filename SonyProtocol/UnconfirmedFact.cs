using System.Collections.Immutable;

namespace SonyAlpha.SonyProtocol;

/// <summary>Something of real bodies that no source states and that the code therefore does not rest on: it is right either way.</summary>
/// <param name="Name">As it stands in brackets beside the code that it is about: "zeros-last".</param>
/// <param name="Sentence">What is assumed.</param>
/// <param name="Decides">What a guided check of a real body looks at to say "confirmed" or "contradicted".</param>
/// <param name="Needs">What there must be for that, where the check did not come upon it: a body, a menu, a wire.</param>
public sealed record UnconfirmedFact(string Name, string Sentence, string Decides, string Needs)
{
    /// <summary>All of them: a test holds them against the comments in the code.</summary>
    public static ImmutableArray<UnconfirmedFact> All { get; } =
    [
        new("zeros-last", "The zeros that a body shows right after the handshake are gone within 5 s",
            "The time of the stage \"sane values\", and whether it was reached",
            "a body that tells its drive mode (0x5013)"),
        new("unlock-lasts", "Settings can be written within 3 s after the program has priority (0xD25A = 1)",
            "The times of the stages \"priority\", \"drive unlocked\", \"single drive\", \"destination\" and \"live view\", and whether "
                + "they were reached",
            "a body of protocol 3.00 that tells who has priority (0xD25A)"),
        new("priority-among-zeros", "0xD25A = 1 is heard while the body still shows zeros, as Sony's programs write it at once",
            "Whether the stage \"priority\" needed a second write",
            "a body that tells who has priority (0xD25A) and shows zeros for half a second and more after its handshake: "
                + "check it right after switching it on"),
        new("drive-stays-locked", "A drive mode that is still locked after 3 s is in the hand of a dial on the body",
            "Whether 0x5013 can be written later, with no dial turned",
            "a body of protocol 3.00 whose drive mode is locked for more than 3 s: turn its drive dial to continuous, then "
                + "check"),
        new("speaks-while-exposing", "A 2.00 body that is not asked for 0x9209 while its shutter is open tells the end by an event",
            "Events between the opening and 0.2 s after the scheduled close, in a bulb exposure of 3 s",
            "a body of protocol 2.00 on M, with bulb"),
        new("dark-is-busy", "A body answers DeviceBusy, or nothing, while it takes the dark frame of its noise reduction",
            "The responses to 0x9209 between the close and 0xD215 = 1, with noise reduction on",
            "\"Long Exposure NR\" on: switch it on in the menu, then check"),
        new("memory-empty-in-bulb", "0xD215 stays 0 while the shutter is open in bulb",
            "0xD215 of a 3.00 body during a bulb exposure of 3 s",
            "a body of protocol 3.00 on M, with bulb"),
        new("bulb-by-write", "A 3.00 body takes Bulb by writing 0 to 0xD20D",
            "How many writes the way to Bulb took, and whether the body then shows it",
            "a body of protocol 3.00 on M, with bulb, that stood on another speed before"),
        new("longer-half-press", "A body that swallowed a release takes one that comes 1.5 s after the half press",
            "The attempt after a release that brought no picture",
            "a body that swallows a release, as some do in their first seconds: check it right after switching it on"),
        new("hold-harmless", "The shutter button held up to 0.5 s in single drive takes one picture",
            "The count in 0xD215 after a timed exposure of 1 s",
            "a body that takes the frame of 1 s"),
        new("half-stop-steps", "With \"Exposure step\" 0.5 EV a 2.00 body moves half a stop a step",
            "The values that a walk by single steps passes",
            "a body of protocol 2.00 on M, with \"Exposure step\" 0.5 EV: set it in the menu, then check"),
        new("iso-ends-where-it-stops", "A walk of ISO that no step moves on has come to the end of the body's range",
            "The lowest and the highest ISO that a walk reaches, held against the list",
            "a body of protocol 2.00 whose ISO moves by steps and whose list goes beyond its end"),
        new("step-as-wide-as-property", "A step (0x9207 on a property) is taken in the width of the property",
            "Whether 0x201B came back and one byte was taken",
            "a body of protocol 2.00 whose ISO or shutter speed moves by steps"),
        new("reset-frees-session",
            "A session that a crashed program left open is freed by the class request 0x66, or another session id is taken",
            "The responses to OpenSession after the cable of an open session was pulled",
            "a body whose session was left open: end a program by force while it is connected (Task Manager, kill -9), then "
                + "check"),
        new("stall-is-refusal", "An endpoint that stalls before any data has refused the command, and the status request 0x67 says idle",
            "The answer to 0x67 after a command that the body does not know",
            "a body over libusb (usb:…) that refuses a command by a stall: the check sends none that must be refused, and a capture of "
                + "USB with one decides it"),
        new("heeds-cancel", "A body ends a transfer early when asked by the class request 0x64, and in PTP/IP by a Cancel packet",
            "An aborted download: seconds until the body answers the next command",
            "a transfer that is broken off in the middle: the check breaks off none, since a body may have to be switched off after "
                + "it; a capture of an exposure that is aborted while it is prepared decides it"),
        new("wpd-heeds-cancel", "Windows' driver ends a transfer early, and the body is in step afterwards",
            "The same over WPD",
            "the same over WPD, on Windows"),
        new("wpd-refusal",
            "Windows' driver tells an operation that the body refuses as a response code, or as one of the HRESULTs of WpdErrors",
            "The HRESULT of GetStorageIDs, and of a command that the body does not know, over WPD",
            "a body over WPD, on Windows, that refuses GetStorageIDs"),
        new("wpd-version3", "Protocol 3.00 can be asked for over WPD",
            "The version that the answer to 0x9202 grants over WPD",
            "a body of protocol 3.00 over WPD, on Windows"),
        new("live-view-over-network",
            "Live view is the object 0xFFFFC002 over the network too (one author reads the HTTP address in 0xD278)",
            "A live view frame over PTP/IP",
            "a body over Wi-Fi or LAN (ptpip:…)"),
        new("unplug-lifts-button", "A body whose cable is pulled closes a bulb exposure",
            "0xD215 after the cable came back, when it was pulled in bulb",
            "the cable pulled while the shutter is open in bulb, and put back five seconds later: try --unplug"),
        new("bulb-times-in-seconds", "0xD2A6, 0xD2A7 and 0xD2A8 count seconds",
            "0xD2A6 during a bulb exposure of 32 s",
            "a body that counts in 0xD2A6 during bulb"),
        new("closes-dial", "CloseSession gives the dials back to the body",
            "0xD25A after the next handshake, before it is written",
            "a body that tells who has priority (0xD25A), connected a second time"),
    ];
}
