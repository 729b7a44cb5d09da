using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>Brings a body into the state that an exposure needs.</summary>
public sealed partial class SonyCamera
{
    /// <summary>What an exposure needs of the body, in the order in which it is set.</summary>
    /// <param name="IsWrong">Of the number that the body tells; what it does not tell is left alone.</param>
    /// <param name="Wanted">The first of these that the body offers is set.</param>
    /// <param name="Otherwise">What is wrong if it cannot be set; null if the exposure is worth something all the same.</param>
    /// <param name="Advice">What the user can do then.</param>
    private sealed record Need(
        Property Property, Predicate<long> IsWrong, long[] Wanted, string Otherwise, string Advice, bool BulbOnly = false,
        bool IsPutBack = true);

    private static readonly Need[] Needs =
    [
        new(SonyProperty.ExposureProgramMode, mode => (mode & 0xFFFF) != 1, [1], "its mode dial does not stand on M",
            "Turn the mode dial to M", IsPutBack: false),
        new(SonyProperty.StillCaptureMode, mode => (mode & 0xFFFF) != 1, [1], "its drive mode is not single shooting",
            "Set the drive mode to single shooting, on the drive dial if the camera has one"),
        // with the card alone no object ever arrives (libgphoto2 library.c)
        new(SonyProperty.SaveDestination, to => to == (long)SonyProtocol.SaveDestination.CardOnly,
            [(long)SonyProtocol.SaveDestination.Computer, (long)SonyProtocol.SaveDestination.Both], "pictures are saved in the camera only",
            "Set \"Still Image Save Destination\" to PC"),
        // RAW+JPEG, and the kind of RAW, stay what the user chose
        new(SonyProperty.FileFormatStill, format => !((FileFormatStill)format).HasRaw(), [1, 2], "it writes no RAW file",
            "Set \"File Format\" to RAW"),
        new(SonyProperty.CompressionSetting, quality => !((CompressionSetting)quality).HasRaw(), [0x10, 0x13], "it writes no RAW file",
            "Set \"Quality\" to RAW"),
        new(SonyProperty.RawJpegPcSaveImage, which => which is 2 or 5, [3, 1], "of RAW+JPEG it sends the JPEG only",
            "Set \"RAW+J PC Save Image\" to RAW"),
        new(SonyProperty.PcSaveImageSize, size => size == 2, [1], "it sends pictures as small JPEG files only",
            "Set \"PC Save Image Size\" to Original"),
        new(SonyProperty.IntervalRecStillMode, mode => mode == 2, [1],
            "interval shooting is on, and one press of the shutter starts a series",
            "Switch \"Interval Shooting\" off"),
        new(SonyProperty.BulbTimerSetting, timer => timer == 1, [0], "its bulb timer is on and would end the exposure by itself",
            "Switch \"Bulb Timer Settings\" off", BulbOnly: true),
    ];

    /// <summary>Sets what the plan needs, and refuses, before the shutter opens, if that cannot be.</summary>
    private void Prepare(ExposurePlan plan, CancellationToken abort)
    {
        Refresh(abort);
        if (Properties.Get(SonyProperty.MovieRecordingState) is MovieRecording.Recording or MovieRecording.IntervalWaiting)
            throw new CameraException($"The {Device.Model} is recording a movie: stop it, then expose");
        if (Properties[SonyProperty.ObjectInMemory] is null)
            throw new CameraException(
                $"The {Device.Model} does not tell what is in its memory (ObjectInMemory 0xD215), so no picture could be fetched. "
                    + "Switch it off and on");
        foreach (var need in Needs.Where(need => plan.Shutter.IsBulb || !need.BulbOnly))
            Meet(need, abort);
        if (plan.Iso is { } iso)
            Set(SonyProperty.Iso, iso, abort);
        Set(SonyProperty.ShutterSpeed, plan.Shutter, abort);
    }

    private void Meet(Need need, CancellationToken abort)
    {
        if (Properties.Told(need.Property) is null && DecidesRaw(need.Property))
            PollPatiently(() => Properties.Told(need.Property) is not null, UnlockedPatience, ReadBackPause, abort);
        if (Properties[need.Property] is not { Current.IsNumber: true } shown || !IsUnmet(need, shown))
            return;
        try
        {
            var wanted = Candidate(shown, need.Wanted) ?? PtpValue.Of(shown.Type, need.Wanted[0]);
            Set(need.Property, _ => wanted, abort);
            if (need.IsPutBack && Properties.IsTold(need.Property, shown))
                Remember(need.Property, shown.Current, wanted);
        }
        catch (SettingException error)
        {
            throw new SettingException(need.Property,
                $"The {Device.Model} cannot expose: {need.Otherwise}. {need.Advice}. {error.Message}", error);
        }
    }

    /// <summary>What a body does not tell is left alone, but for whether it writes RAW files where nothing else says so: a light would be
    /// lost.</summary>
    private bool IsUnmet(Need need, PropertyDescription shown) =>
        (Properties.IsTold(need.Property, shown) || DecidesRaw(need.Property)) && need.IsWrong((long)shown.Current.Number);

    /// <summary>Whether it is this property alone, reported and valid, that says whether there are RAW files.</summary>
    private bool DecidesRaw(Property property)
    {
        Property[] formats = [SonyProperty.FileFormatStill, SonyProperty.CompressionSetting];
        return formats.Contains(property) && Properties[property] is { State: not PropertyState.Disabled }
            && formats.All(other => other == property || Properties.Told(other) is null);
    }
}
