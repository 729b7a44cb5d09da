using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Pictures will suffer.</summary>
    Warning,

    /// <summary>Exposures will fail, or not be what was asked for.</summary>
    Fault,
}

/// <summary>Something about the camera's settings that spoils a night.</summary>
/// <param name="Name">For programs: "mode-dial", "long-exposure-nr".</param>
/// <param name="Sentence">What is wrong, with the value.</param>
/// <param name="Advice">What the user does about it.</param>
/// <param name="Remedy">Property and number with which the driver can mend it, where the body lets it; null if only the user can.</param>
public sealed record Finding(string Name, Severity Severity, string Sentence, string Advice, (Property Property, Int128 Number)? Remedy = null);

/// <summary>Examines a camera before the night does: each check a row.</summary>
public static class Doctor
{
    private const byte Off = 1;
    private const byte On = 2;
    private const int LowBattery = 20;

    /// <summary>One row: it is wrong if the property is reported, valid, and its number (without a v3 group) satisfies the test.</summary>
    /// <param name="FullFrameOnly">Bodies with a small sensor always report it so.</param>
    private sealed record Check(
        string Name, Severity Severity, Property Property, Predicate<long> IsWrong, string Sentence, string Advice, long? Mend = null,
        bool FullFrameOnly = false);

    private static readonly Check[] Checks =
    [
        new("mode-dial", Severity.Fault, SonyProperty.ExposureProgramMode, mode => (mode & 0xFFFF) != 1,
            "The exposure mode is {0}", "Turn the mode dial to M", 1),
        new("autofocus", Severity.Warning, SonyProperty.FocusMode, mode => mode != 1,
            "The focus mode is {0}: autofocus delays the shutter and can refuse it", "Set the focus to MF, on the lens too", 1),
        new("drive-mode", Severity.Fault, SonyProperty.StillCaptureMode, mode => (mode & 0xFFFF) != 1,
            "The drive mode is {0}", "Set the drive mode to single shooting", 1),
        new("long-exposure-nr", Severity.Warning, SonyProperty.LongExposureNR, value => value == On,
            "Long exposure noise reduction is on: every frame takes twice its time, and clips lower", "Switch \"Long Exposure NR\" off", Off),
        new("silent-mode", Severity.Warning, SonyProperty.SilentMode, value => value == On,
            "Silent mode is on: many bodies then have no Bulb and give 12 bit", "Switch \"Silent Mode\" off", Off),
        new("auto-iso", Severity.Note, SonyProperty.Iso, iso => (iso & 0xFFFFFF) == 0xFFFFFF,
            "ISO is automatic", "Set a gain: the driver then sets the ISO before each exposure"),
        new("no-raw", Severity.Fault, SonyProperty.FileFormatStill, format => format is 3 or 5,
            "The file format is {0}: there is no RAW file", "Set \"File Format\" to RAW", 1),
        new("no-raw", Severity.Fault, SonyProperty.CompressionSetting, format => (format & 0x10) == 0 && format < 0x40,
            "The image quality is {0}: there is no RAW file", "Set \"Quality\" to RAW", 0x10),
        new("pc-save-format", Severity.Fault, SonyProperty.RawJpegPcSaveImage, value => value is 2 or 5,
            "Of RAW+JPEG only the JPEG is sent to the computer", "Set \"RAW+J PC Save Image\" to RAW", 3),
        new("save-destination", Severity.Fault, SonyProperty.SaveDestination, value => value == 0x10,
            "Pictures are saved in the camera only", "Set \"Still Image Save Destination\" to PC", 1),
        new("aps-c-crop", Severity.Warning, SonyProperty.SensorCrop, value => value == On,
            "The sensor is cropped to APS-C", "Switch \"APS-C/Super 35 Shooting\" off, unless you want it", FullFrameOnly: true),
        new("priority-key", Severity.Note, SonyProperty.PositionKey, value => value == 0,
            "The camera's own dials have priority", "Set \"Position Key Setting\" to PC remote, if the menu has it", 1),
        new("movie", Severity.Fault, SonyProperty.MovieRecordingState, value => value is 1 or 3,
            "A movie is being recorded", "Stop the recording"),
        new("overheating", Severity.Warning, SonyProperty.Overheating, value => value >= 1,
            "The camera is overheating ({0})", "Let it cool: open the screen, switch live view off, give it some minutes"),
        new("battery", Severity.Warning, SonyProperty.BatteryPercent, value => value is >= 0 and < LowBattery,
            "The battery has {0} %", "Change the battery or connect power"),
        new("bulb-timer", Severity.Warning, SonyProperty.BulbTimerSetting, value => value == 1,
            "The camera's bulb timer is on and would end exposures by itself", "Switch \"Bulb Timer Settings\" off", 0),
        new("steady-shot", Severity.Warning, SonyProperty.ImageStabilizationSteadyShot, value => value == On,
            "The sensor is being stabilised", "Switch \"SteadyShot\" off: on a mount it moves the stars", Off),
        new("shading-compensation", Severity.Note, SonyProperty.LensCompensationShading, value => value != Off,
            "Lens shading compensation is {0}: it leaves rings in stretched pictures", "Switch \"Shading Comp.\" off", Off),
        new("release-without-lens", Severity.Fault, SonyProperty.ReleaseWithoutLens, value => value == Off,
            "The shutter is locked without a lens", "Set \"Release w/o Lens\" to Enable: a telescope is no lens to the camera", On),
        new("release-without-card", Severity.Note, SonyProperty.ReleaseWithoutCard, value => value == Off,
            "The shutter is locked without a card", "Set \"Release w/o Card\" to Enable, or put a card in", On),
    ];

    /// <summary>What is wrong with the camera as it described itself. From a snapshot: no I/O, any thread.</summary>
    public static IReadOnlyList<Finding> Examine(PropertyTable properties, CameraModel model)
    {
        var findings = Checks.Where(check => !check.FullFrameOnly || !model.HasSmallSensor).Select(check => Apply(check, properties)).OfType<Finding>().ToList();
        if (CardIsFull(properties) is { } full)
            findings.Add(full);
        if (model.StarEaterInBulb)
        {
            findings.Add(new("star-eater", Severity.Note, $"In Bulb the {model.Name} filters small stars out of its raw files",
                "Prefer exposures up to 30 s: the driver takes them with the camera's own shutter"));
        }

        if (model.TwelveBitInBulb)
            findings.Add(new("twelve-bit-bulb", Severity.Note, $"In Bulb the {model.Name} gives 12 bit instead of 14", "Prefer exposures up to 30 s where that matters"));
        return [.. findings.OrderByDescending(finding => finding.Severity)];
    }

    /// <summary>Mends what the body lets the driver mend. On the camera thread.</summary>
    /// <returns>A sentence for each attempt.</returns>
    public static IReadOnlyList<string> Mend(SonyCamera camera, IEnumerable<Finding> findings, CancellationToken cancel)
    {
        var told = new List<string>();
        foreach (var (finding, remedy) in findings.Where(f => f.Remedy is not null).Select(f => (f, f.Remedy!.Value)))
        {
            try
            {
                camera.SetNumber(remedy.Property, remedy.Number, cancel);
                told.Add($"{finding.Sentence}: mended");
            }
            catch (Exception error) when (error is CameraException or SonyProtocol.Ptp.PtpException)
            {
                told.Add($"{finding.Sentence}: {error.Message} {finding.Advice}");
            }
        }

        return told;
    }

    private static Finding? Apply(Check check, PropertyTable properties)
    {
        if (properties[check.Property] is not { State: not PropertyState.Disabled, Current.IsNumber: true } description)
            return null;
        if (!check.IsWrong((long)description.Current.Number))
            return null;
        (Property, Int128)? remedy = check.Mend is { } number && description.IsWritable ? (check.Property, number) : null;
        return new(check.Name, check.Severity, string.Format(null, check.Sentence, check.Property.Describe(description.Current)), check.Advice, remedy);
    }

    /// <summary>A full card stops a body that saves there too; with the computer alone it does not matter.</summary>
    private static Finding? CardIsFull(PropertyTable properties) =>
        properties.Get(SonyProperty.SaveDestination) is { } destination && destination != SaveDestination.Computer
        && properties[SonyProperty.MediaSlot1RemainingShots] is { State: not PropertyState.Disabled, Current.Number: var left } && left == 0
            ? new("card-full", Severity.Fault, "The memory card is full", "Set \"Still Image Save Destination\" to PC, or change the card",
                (SonyProperty.SaveDestination, 1))
            : null;
}
