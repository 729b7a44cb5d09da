using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

public sealed partial class SonyCamera
{
    /// <summary>A written value shows after 100-150 ms (CrSDKPy FEATURE_MATRIX), image quality after up to 2 s (libgphoto2
    /// config.c:7489-7520).</summary>
    private TimeSpan ReadBackPatience => BodyTimes.Patience(TimeSpan.FromSeconds(3), times.Setting);

    /// <summary>How long a setting may stay locked, or a value out of its list, before it is refused.</summary>
    private static readonly TimeSpan UnlockedPatience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ReadBackPause = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// Sets a property and returns when the camera shows the value: in one write where the body takes values, by steps where it only
    /// takes steps (protocol 2.00). A value that is shown already is not written.
    /// </summary>
    /// <returns>How many writes it took.</returns>
    /// <exception cref="SettingException">The value is not offered, or the body does not take it; the message says what to do.</exception>
    public int Set<T>(Property<T> property, T value, CancellationToken cancel = default) where T : unmanaged =>
        Set(property, type => property.Write(value, type), cancel);

    /// <summary>Sets a property of any meaning to a number; see the other
    /// <see cref="Set{T}(Property{T}, T, CancellationToken)"/>.</summary>
    public int SetNumber(Property property, Int128 number, CancellationToken cancel = default) =>
        Set(property, type => PtpValue.Of(type, number), cancel);

    private int Set(Property property, Func<PtpType, PtpValue> value, CancellationToken cancel)
    {
        var description = Properties[property]
            ?? throw new SettingException(property, $"The {Device.Model} has no {property}");
        var wanted = value(description.Type);
        if (IsShown(property, wanted))
            return 0;
        try
        {
            // a body that has just been connected, or whose dial has just been turned, unlocks and fills its lists a moment later
            // (libgphoto2 bd5bb46b2)
            if (!CanBeSet(property, wanted))
                Poll(() => CanBeSet(property, wanted) || IsShown(property, wanted), UnlockedPatience, ReadBackPause, cancel);
            return IsShown(property, wanted) ? 0 : Reach(property, wanted, cancel);
        }
        catch (PtpException error)
        {
            throw new SettingException(property,
                $"The {Device.Model} refuses {property} = {property.Describe(wanted)} with {ResponseCode.NameOf(error.Code)} "
                    + $"(0x{error.Code:X4}).{DialAdvice(property)}", error);
        }
    }

    private int Reach(Property property, PtpValue wanted, CancellationToken cancel)
    {
        var description = Properties[property]!;
        if (description.IsWritable)
            return SetAbsolutely(property, description, wanted, cancel);
        if (Twin(property) is { } twin && Offers(twin, wanted))
            return SetThrough(property, twin, wanted, cancel);
        if (IsStepped(property) && IsDialFree(property))
            return StepTo(property, wanted, cancel);
        throw NotAllowed(property, wanted);
    }

    /// <summary>Whether the value is shown, and is one.</summary>
    private bool IsShown(Property property, PtpValue wanted) =>
        Properties.Told(property) is { } told && property.IsSame(told.Current, wanted);

    /// <summary>Whether it can be set now, as far as the body says.</summary>
    private bool CanBeSet(Property property, PtpValue wanted) => Properties[property] is { } description && (description.IsWritable
        ? description is not { Form: PropertyForm.Enumeration, Offered.Count: > 0 } || AsOffered(property, description, wanted) is not null
        : (Twin(property) is { } twin && Offers(twin, wanted))
        || (IsStepped(property) && IsDialFree(property) && Properties.Told(property) is not null));

    /// <summary>
    /// What protocol 2.00 moves by steps, and nothing else: no source has ever stepped another property, and bodies answer InvalidParameter
    /// (libgphoto2 config.c, commit 7c5b212fb; SonyCamera.cpp:195-206).
    /// </summary>
    private bool IsStepped(Property property) => !Abilities.IsVersion3 && Properties[property] is { State: not PropertyState.Disabled }
        && property.Code is 0xD20D or 0xD21E or 0x5007 or 0x5010 or 0xD200;

    /// <summary>Whether it can be moved by steps and in no other way.</summary>
    public bool IsSteppedOnly(Property property) => IsStepped(property) && Properties[property] is { IsWritable: false }
        && Twin(property) is null;

    /// <summary>Whether the mode dial leaves it to be chosen: refused unsent where it is known not to be.</summary>
    private bool IsDialFree(Property property) => Properties.Get(SonyProperty.ExposureProgramMode) is not { } mode || property.Code switch
    {
        0xD20D => mode.Program is ExposureProgram.Manual or ExposureProgram.ShutterPriority,
        0x5007 => mode.Program is ExposureProgram.Manual or ExposureProgram.AperturePriority,
        _      => true,
    };

    private PropertyDescription? Twin(Property property) => Abilities.IsVersion3 ? null : AbsoluteTwin(property);

    /// <summary>
    /// Whether the lists are those of the state in which an exposure is taken: the mode dial on M, the drive single. In another one they
    /// are of no use to say what can be exposed: a body on continuous ends at 0.5 s (ILCE-1M2), one on movie lists no ISO.
    /// </summary>
    private bool ListsAreOfUse => Properties.Get(SonyProperty.ExposureProgramMode) is not { IsManual: false }
        && Properties.Get(SonyProperty.StillCaptureMode) is not { IsSingle: false } && !Properties.AreZeros;

    /// <summary>
    /// The values that can be chosen in an exposure, in the camera's order: its list, within the ends that are known of it. A body of
    /// protocol 2.00 gives no list of what it only steps through: then the usual third stops that every body has.
    /// </summary>
    public IReadOnlyList<T> Choices<T>(Property<T> property) where T : unmanaged
    {
        var description = Properties[property];
        if (description is null)
            return [];
        if (Abilities.IsVersion3)
        {
            var values = ListsAreOfUse || description.AllChoices.Count == 0 ? description.Offered : description.AllChoices;
            return description.Form == PropertyForm.Enumeration ? [.. values.Select(property.Read)] : [];
        }

        if (ListsAreOfUse && Twin(property) is { Choices.Count: > 0, Form: PropertyForm.Enumeration } twin)
            return [.. twin.Offered.Select(property.Read)];
        var list = description is { Form: PropertyForm.Enumeration, Offered.Count: > 0 }
            ? description.Offered : [.. OnEveryBody(property, description)];
        return [.. list.Where(value => IsWithinEnds(property, value)).Select(property.Read)];
    }

    /// <summary>
    /// The values that one may ask for: <see cref="Choices"/>, and in protocol 2.00 bulb, which lists leave out and steps reach (libgphoto2
    /// camlibs/ptp2/cameras), where the body has it.
    /// </summary>
    public IReadOnlyList<T> Reachable<T>(Property<T> property) where T : unmanaged
    {
        var list = Choices(property);
        return property is Property<ShutterSpeed> && !Abilities.IsVersion3 && Properties[property] is not null && !Model.NoBulb
            ? [.. list.Union([default])]
            : list;
    }

    /// <summary>
    /// The usual third stops that no body lacks: nobody is to be offered 1/8000 s by a shutter that ends at 1/4000 s, or ISO 50 by a sensor
    /// that begins at 100. A range with true ends says more (ILCE-7M4, ILCE-6700 in 2.00: from 1/8000 s or 1/4000 s to 30/1).
    /// </summary>
    private static IEnumerable<PtpValue> OnEveryBody(Property property, PropertyDescription description)
    {
        if (property is Property<ShutterSpeed> row && description is { Form: PropertyForm.Range, Choices: [var fastest, var slowest, _] }
            && row.Read(fastest) is { IsTimed: true, Seconds: var least } && row.Read(slowest) is { IsTimed: true, Seconds: var most }
                && least < most)
        {
            return StandardScales.For(property, description.Type)
                .Where(value => row.Read(value) is { IsTimed: true, Seconds: var s } && s >= least && s <= most);
        }

        var common = StandardScales.Common(property, description.Type);
        return property is Property<ShutterSpeed> or Property<Iso> ? common : StandardScales.For(property, description.Type);
    }

    /// <summary>Some bodies of 2018 to 2021 take ISO and shutter speed absolutely in protocol 2.00, under codes of their own (libgphoto2
    /// camlibs/ptp2/cameras).</summary>
    private PropertyDescription? AbsoluteTwin(Property property) => property.Code switch
    {
        0xD20D => Writable(SonyProperty.AbsoluteShutterSpeed),
        0xD21E => Writable(SonyProperty.AbsoluteIso),
        _      => null,
    };

    private PropertyDescription? Writable(Property property) => Properties[property] is { IsWritable: true } twin ? twin : null;

    private static bool Offers(PropertyDescription description, PtpValue wanted) =>
        description.Choices.Any(choice => choice.Bits == wanted.Bits);

    /// <summary>A value as the body itself writes it.</summary>
    private static PtpValue? AsOffered(Property property, PropertyDescription description, PtpValue wanted)
    {
        foreach (var choice in description.Offered)
        {
            if (choice.Type == wanted.Type && property.IsSame(choice, wanted))
                return choice;
        }

        return null;
    }

    private int SetAbsolutely(Property property, PropertyDescription description, PtpValue wanted, CancellationToken cancel)
    {
        if (description is { Form: PropertyForm.Enumeration, Offered.Count: > 0 })
            wanted = AsOffered(property, description, wanted) ?? throw NotOffered(property, description, wanted);
        Write(property, wanted);
        if (Shows(property, wanted, cancel))
            return 1;
        // Unconfirmed: [bulb-by-write] "doesn't seem to work" for Bulb on some bodies though it is in their list (libgphoto2
        // config.c:5908): walk there
        if (property.Code == SonyProperty.ShutterSpeed.Code && wanted.Bits == 0)
            return 1 + StepTo(property, wanted, cancel);
        throw Unmoved(property, wanted);
    }

    private int SetThrough(Property property, PropertyDescription twin, PtpValue wanted, CancellationToken cancel)
    {
        session.Send(SonyOperation.SdioSetExtDevicePropValue, PtpWriter.BytesOf(PtpValue.OfBits(twin.Type, wanted.Bits)),
            $"{property} = {property.Describe(wanted)}", twin.Code);
        return Shows(property, wanted, cancel) ? 1 : throw Unmoved(property, wanted);
    }

    /// <summary>Polls until the camera shows the value, at most <see cref="ReadBackPatience"/>.</summary>
    private bool Shows(Property property, PtpValue wanted, CancellationToken cancel) =>
        Poll(() => Properties[property]?.Current is { } shown && property.IsSame(shown, wanted), ReadBackPatience, ReadBackPause, cancel);

    /// <summary>Reads the properties until the condition holds or the time is over.</summary>
    private bool Poll(Func<bool> condition, TimeSpan atMost, TimeSpan pause, CancellationToken cancel) =>
        Poll(condition, atMost, pause, () =>
    {
        Refresh(cancel);
        return true;
    }, cancel);

    /// <summary>The same with a body that may be busy or silent meanwhile: only the time ends it.</summary>
    private bool PollPatiently(Func<bool> condition, TimeSpan atMost, TimeSpan pause, CancellationToken cancel) =>
        Poll(condition, atMost, pause, () => TryRefresh(LookPatience, cancel), cancel);

    private bool Poll(Func<bool> condition, TimeSpan atMost, TimeSpan pause, Func<bool> look, CancellationToken cancel)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            if (look() && condition())
                return true;
            if (clock.Since(start) > atMost)
                return false;
            clock.Sleep(pause, cancel);
            cancel.ThrowIfCancellationRequested();
        }
    }

    private void Write(Property property, PtpValue wanted) =>
        session.Send(SonyOperation.SdioSetExtDevicePropValue, PtpWriter.BytesOf(wanted), $"{property} = {property.Describe(wanted)}",
            property.Code);

    /// <param name="isQuiet">A refusal was to be expected.</param>
    private bool TryWrite(Property property, PtpValue wanted, bool isQuiet = false)
    {
        try
        {
            Write(property, wanted);
            return true;
        }
        catch (PtpException error)
        {
            if (!isQuiet)
                note?.Invoke(error.Message);
            return false;
        }
    }

    private SettingException NotOffered(Property property, PropertyDescription description, PtpValue wanted)
    {
        var offered = description.Offered.Select(property.Describe).ToList();
        var list = offered.Count <= 12 ? string.Join(", ", offered)
            : $"{string.Join(", ", offered.Take(5))} … {string.Join(", ", offered.TakeLast(5))}";
        return new(property,
            $"The {Device.Model} does not offer {property.Describe(wanted)} for {property} now. It offers {list}.{DialAdvice(property)}");
    }

    private SettingException NotAllowed(Property property, PtpValue wanted) => new(property,
        $"The {Device.Model} does not allow {property} to be set to {property.Describe(wanted)} now.{DialAdvice(property)}");

    private SettingException Unmoved(Property property, PtpValue wanted) => new(property,
        $"The {Device.Model} shows {property} = {property.Describe(Properties[property]?.Current ?? default)} "
        + $"{ReadBackPatience.TotalSeconds:0} s after it was told {property.Describe(wanted)}.{DialAdvice(property)}");

    /// <summary>Which dial or switch on the body forbids it, as far as the body says.</summary>
    private string DialAdvice(Property property)
    {
        if (Properties.Get(SonyProperty.ExposureProgramMode) is { } mode && !mode.IsManual && property.Code is 0xD20D or 0xD21E or 0x5007)
            return $" The mode dial stands on {mode}: turn it to M.";
        if (Properties.Get(SonyProperty.StillCaptureMode) is { } drive && !drive.IsSingle && property.Code is 0xD20D or 0x5013)
            return $" The drive mode is {drive}: set it to single shooting, on the drive dial if the camera has one.";
        if (property.Code == SonyProperty.ExposureProgramMode.Code)
            return " Turn the mode dial to M.";
        if (property.Code == SonyProperty.ShutterSpeed.Code)
            return " Turn the shutter speed dial by hand; for Bulb, with the mode dial on M, beyond 30\". A silent (electronic) shutter "
                + "has no Bulb.";
        if (property.Code == SonyProperty.FNumber.Code)
            return " The aperture ring of the lens must stand on A; a lens without contacts has no aperture to set.";
        if (property.Code == SonyProperty.Iso.Code)
            return " Set the ISO in the camera's menu to a number, not to AUTO.";
        return property.Code == SonyProperty.FocusMode.Code ? " The AF/MF switch of the lens decides." : "";
    }
}
