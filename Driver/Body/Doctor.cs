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
/// <param name="Spoils">The body itself tells what makes every frame worthless as long as it stands so.</param>
public sealed record Finding(
    string Name, Severity Severity, string Sentence, string Advice, (Property Property, Int128 Number)? Remedy = null, bool Spoils = false);

/// <summary>Examines a camera before the night does: each check a row.</summary>
public static class Doctor
{
    private const byte Off = 1;
    private const byte On = 2;
    private const int LowBattery = 20;
    private const string BulbTimer = "bulb-timer";

    /// <summary>One row: it is wrong if the property tells a value, and its number (without a v3 group) satisfies the test.</summary>
    /// <param name="Mend">What puts it right: the first of these that the body offers.</param>
    /// <param name="FullFrameOnly">Bodies with a small sensor always report it so.</param>
    /// <param name="Spoils">As it stands every frame is worthless. An exposure sets what can be set (SonyCamera.Prepare), and is refused
    /// otherwise.</param>
    private sealed record Check(
        string Name, Severity Severity, Property Property, Predicate<long> IsWrong, string Sentence, string Advice, long[] Mend,
        bool FullFrameOnly = false, bool Spoils = false);

    private static readonly Check[] Checks =
    [
        new("mode-dial", Severity.Fault, SonyProperty.ExposureProgramMode, mode => (mode & 0xFFFF) != 1,
            "The exposure mode is {0}", "Turn the mode dial to M", [1], Spoils: true),
        new("autofocus", Severity.Warning, SonyProperty.FocusMode, mode => mode != 1,
            "The focus mode is {0}: autofocus delays the shutter and can refuse it, and no program can move the lens",
            "Set the focus to MF, on the lens too", [1]),
        new("drive-mode", Severity.Fault, SonyProperty.StillCaptureMode, mode => (mode & 0xFFFF) != 1,
            "The drive mode is {0}", "Set the drive mode to single shooting, on the drive dial if the camera has one", [1], Spoils: true),
        new("long-exposure-nr", Severity.Warning, SonyProperty.LongExposureNR, value => value == On,
            "Long exposure noise reduction is on: every frame takes twice its time, and clips lower", "Switch \"Long Exposure NR\" off",
            [Off]),
        new("silent-mode", Severity.Warning, SonyProperty.SilentMode, value => value == On,
            "Silent mode is on: many bodies then have no Bulb and give 12 bit", "Switch \"Silent Mode\" off", [Off]),
        new("auto-iso", Severity.Note, SonyProperty.Iso, iso => (iso & 0xFFFFFF) == 0xFFFFFF,
            "ISO is automatic", "Set a gain: the driver then sets the ISO before each exposure", []),
        new("no-raw", Severity.Fault, SonyProperty.FileFormatStill, format => !((FileFormatStill)format).HasRaw(),
            "The file format is {0}: there is no RAW file", "Set \"File Format\" to RAW", [1, 2], Spoils: true),
        new("no-raw", Severity.Fault, SonyProperty.CompressionSetting, quality => !((CompressionSetting)quality).HasRaw(),
            "The image quality is {0}: there is no RAW file", "Set \"Quality\" to RAW", [0x10, 0x13], Spoils: true),
        new("pc-save-format", Severity.Fault, SonyProperty.RawJpegPcSaveImage, value => value is 2 or 5,
            "Of RAW+JPEG only the JPEG is sent to the computer", "Set \"RAW+J PC Save Image\" to RAW", [3, 1], Spoils: true),
        new("small-file", Severity.Fault, SonyProperty.PcSaveImageSize, value => value == 2,
            "Pictures are sent to the computer as small JPEG files of 2 megapixels", "Set \"PC Save Image Size\" to Original", [1],
            Spoils: true),
        new("save-destination", Severity.Fault, SonyProperty.SaveDestination, value => value == 0x10,
            "Pictures are saved in the camera only", "Set \"Still Image Save Destination\" to PC", [1, 0x11], Spoils: true),
        new("interval-shooting", Severity.Fault, SonyProperty.IntervalRecStillMode, value => value == On,
            "Interval shooting is on: one press of the shutter starts a series", "Switch \"Interval Shooting\" off", [Off], Spoils: true),
        new("aps-c-crop", Severity.Warning, SonyProperty.SensorCrop, value => value == On,
            "The sensor is cropped to APS-C", "Switch \"APS-C/Super 35 Shooting\" off, unless you want it", [], FullFrameOnly: true),
        new("priority-key", Severity.Note, SonyProperty.PositionKey, value => value == 0,
            "The camera's own dials have priority", "Set \"Position Key Setting\" to PC remote, if the menu has it", [1]),
        new("movie", Severity.Fault, SonyProperty.MovieRecordingState, value => value is 1 or 3,
            "A movie is being recorded", "Stop the recording", [], Spoils: true),
        new("overheating", Severity.Warning, SonyProperty.Overheating, value => value >= 1,
            "The camera is overheating ({0})", "Let it cool: open the screen, switch live view off, give it some minutes", []),
        new("battery", Severity.Warning, SonyProperty.BatteryPercent, value => value is >= 0 and < LowBattery,
            "The battery has {0} %", "Change the battery or connect power", []),
        new(BulbTimer, Severity.Fault, SonyProperty.BulbTimerSetting, value => value == 1,
            "The camera's bulb timer is on and would end exposures by itself", "Switch \"Bulb Timer Settings\" off", [0], Spoils: true),
        new("steady-shot", Severity.Warning, SonyProperty.ImageStabilizationSteadyShot, value => value == On,
            "The sensor is being stabilised", "Switch \"SteadyShot\" off: on a mount it moves the stars", [Off]),
        new("shading-compensation", Severity.Note, SonyProperty.LensCompensationShading, value => value != Off,
            "Lens shading compensation is {0}: it leaves rings in stretched pictures", "Switch \"Shading Comp.\" off", [Off]),
        new("release-without-lens", Severity.Fault, SonyProperty.ReleaseWithoutLens, value => value == Off,
            "The shutter is locked without a lens", "Set \"Release w/o Lens\" to Enable: a telescope is no lens to the camera", [On]),
        new("release-without-card", Severity.Note, SonyProperty.ReleaseWithoutCard, value => value == Off,
            "The shutter is locked without a card", "Set \"Release w/o Card\" to Enable, or put a card in", [On]),
    ];

    /// <summary>What every body tells once it is awake, and what an exposure rests on.</summary>
    private static readonly Property[] Essentials =
        [SonyProperty.ExposureProgramMode, SonyProperty.StillCaptureMode, SonyProperty.FocusMode, SonyProperty.Iso,
            SonyProperty.CompressionSetting, SonyProperty.FileFormatStill];

    /// <summary>What is wrong with the camera as it described itself. From a snapshot: no I/O, any thread.</summary>
    public static IReadOnlyList<Finding> Examine(PropertyTable properties, CameraModel model)
    {
        var findings = Checks.Where(check => !check.FullFrameOnly || !model.HasSmallSensor).Select(check => Apply(check, properties))
            .OfType<Finding>().ToList();
        if (Card(properties) is { } card)
            findings.Add(card);
        if (Undriven(properties) is { } undriven)
            findings.Add(undriven);
        if (Unknown(properties) is { Length: > 0 } unknown)
            findings.Add(new("not-known-yet", Severity.Note, $"The camera does not tell yet: {unknown}",
                "Look again in some seconds, or press its shutter button half way"));
        if (model.StarEaterInBulb)
        {
            findings.Add(new("star-eater", Severity.Note, $"In Bulb the {model.Name} filters small stars out of its raw files",
                "Prefer exposures up to 30 s: the driver takes them with the camera's own shutter"));
        }

        if (model.TwelveBitInBulb)
            findings.Add(new("twelve-bit-bulb", Severity.Note, $"In Bulb the {model.Name} gives 12 bit instead of 14",
                "Prefer exposures up to 30 s where that matters"));
        return [.. findings.OrderByDescending(finding => finding.Severity)];
    }

    /// <summary>
    /// Why an exposure begun now would be worth nothing: what the body itself tells, and an exposure cannot put right. From a snapshot: no
    /// I/O, any thread.
    /// </summary>
    /// <param name="bulb">Whether the exposure is one in bulb.</param>
    public static IReadOnlyList<Finding> Obstacles(PropertyTable properties, CameraModel model, bool bulb) =>
        [.. Examine(properties, model).Where(finding => finding is { Spoils: true, Remedy: null } && (bulb || finding.Name != BulbTimer))];

    /// <summary>Findings as sentences after a refusal, with a space before them: "The drive mode is Continuous Hi. Set …"; "" for
    /// none.</summary>
    public static string Account(IEnumerable<Finding> findings) =>
        string.Concat(findings.Select(finding => $" {finding.Sentence}. {finding.Advice}."));

    /// <summary>Mends what the body lets the driver mend. On the body's thread.</summary>
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
        if (properties.Told(check.Property) is not { Current.IsNumber: true } description
            || !check.IsWrong((long)description.Current.Number))
            return null;
        var sentence = string.Format(null, check.Sentence, check.Property.Describe(description.Current));
        return new(check.Name, check.Severity, sentence, check.Advice, Remedy(description, check.Property, check.Mend), check.Spoils);
    }

    /// <summary>What can be set now of what would put it right; null for nothing.</summary>
    private static (Property, Int128)? Remedy(PropertyDescription? description, Property property, long[] mend)
    {
        if (description is not { IsWritable: true })
            return null;
        foreach (var number in mend)
        {
            if (description is not { Form: PropertyForm.Enumeration, Offered.Count: > 0 }
                || description.Offered.Any(choice => choice.Number == number))
                return (property, number);
        }

        return null;
    }

    /// <summary>No card, or a full one, stops a body that saves there too; with the computer alone it does not matter, nor where nothing is
    /// told.</summary>
    private static Finding? Card(PropertyTable properties)
    {
        if (properties.Get(SonyProperty.SaveDestination) is not { } destination || destination == SaveDestination.Computer)
            return null;
        var remedy = Remedy(properties[SonyProperty.SaveDestination], SonyProperty.SaveDestination, [(long)SaveDestination.Computer]);
        var toComputer = remedy is null ? "" : "Set \"Still Image Save Destination\" to PC, or ";
        var spoils = destination == SaveDestination.CardOnly;
        if (properties.Get(SonyProperty.MediaSlot1Status) is MediaStatus.NoCard)
        {
            return Cards(properties, SonyProperty.MediaSlot2Status)
                ? null : new("no-card", Severity.Warning, "There is no memory card, and pictures are to be saved on one",
                Capital($"{toComputer}put a card in, or set \"Release w/o Card\" to Enable"), remedy, spoils);
        }

        return properties.Told(SonyProperty.MediaSlot1RemainingShots) is { Current: { IsNumber: true, Number: var left } } && left == 0
            && (properties[SonyProperty.MediaSlot1Status] is null || properties.Get(SonyProperty.MediaSlot1Status) is MediaStatus.Ok)
            ? new("card-full", Severity.Fault, "The memory card is full", Capital($"{toComputer}change the card"), remedy, spoils)
            : null;
    }

    /// <summary>A lens on MF that the body says cannot be driven: only who wants to focus by computer must know.</summary>
    private static Finding? Undriven(PropertyTable properties) =>
        properties.Get(SonyProperty.NearFarEnableStatus) == Availability.No && properties.Get(SonyProperty.FocusMode) is FocusMode.Manual
        && properties[SonyProperty.LensModelName]?.Current.Text.Trim() is { Length: > 0 } lens
            ? new("focus-not-driven", Severity.Note, $"The focus of the {lens} cannot be driven by a computer now",
                "To focus by computer set the lens's own switch to MF, and switch the camera off and on")
            : null;

    private static bool Cards(PropertyTable properties, Property<MediaStatus> slot) => properties.Get(slot) is MediaStatus.Ok;

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    /// <summary>Which of the essentials are reported and show no value, in words.</summary>
    private static string Unknown(PropertyTable properties) => string.Join(", ", Essentials
        .Where(property => properties[property] is { State: not PropertyState.Disabled } && properties.Told(property) is null)
        .Select(property => Words.Of(property.Name).ToLowerInvariant()));
}
