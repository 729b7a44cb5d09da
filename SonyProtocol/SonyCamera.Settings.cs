using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

public sealed partial class SonyCamera
{
    /// <summary>A written value shows after 100-150 ms (CrSDKPy FEATURE_MATRIX), image quality after up to 2 s (libgphoto2 config.c:7489-7520).</summary>
    private static readonly TimeSpan ReadBackPatience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan ReadBackPause = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// Sets a property and returns when the camera shows the value: in one write where the body takes values, by steps where it only
    /// takes steps (protocol 2.00). A value that is shown already is not written.
    /// </summary>
    /// <returns>How many writes it took.</returns>
    /// <exception cref="SettingException">The value is not offered, or the body does not take it; the message says what to do.</exception>
    public int Set<T>(Property<T> property, T value, CancellationToken cancel = default) where T : unmanaged =>
        Set(property, type => property.Write(value, type), cancel);

    /// <summary>Sets a property of any meaning to a number; see the other <see cref="Set{T}(Property{T}, T, CancellationToken)"/>.</summary>
    public int SetNumber(Property property, Int128 number, CancellationToken cancel = default) =>
        Set(property, type => PtpValue.Of(type, number), cancel);

    private int Set(Property property, Func<PtpType, PtpValue> value, CancellationToken cancel)
    {
        var description = Properties[property]
            ?? throw new SettingException(property, $"The {Device.Model} has no {property}");
        var wanted = value(description.Type);
        if (Same(property, description.Current, wanted))
            return 0;
        if (description.IsWritable)
            return SetAbsolutely(property, description, wanted, cancel);
        if (!Abilities.IsVersion3 && AbsoluteTwin(property) is { } twin && Offers(twin, wanted))
            return SetThrough(property, twin, wanted, cancel);
        // "display only" in 2.00 is what can be stepped (SonyCamera.cpp:195-206: anything enabled goes through ControlDevice)
        if (!Abilities.IsVersion3 && description.State != PropertyState.Disabled)
            return StepTo(property, wanted, cancel);
        throw NotAllowed(property, wanted);
    }

    /// <summary>
    /// The values that can be chosen now, in the camera's order. A body of protocol 2.00 gives no list of what it only steps through: then
    /// the usual third stops, of which it may lack the ends.
    /// </summary>
    public IReadOnlyList<T> Choices<T>(Property<T> property) where T : unmanaged
    {
        var description = Properties[property];
        if (!Abilities.IsVersion3 && AbsoluteTwin(property) is { Choices.Count: > 0, Form: PropertyForm.Enumeration } twin)
            description = twin;
        if (description is { Form: PropertyForm.Enumeration, Offered.Count: > 0 })
            return [.. description.Offered.Select(property.Read)];
        return description is null || Abilities.IsVersion3 ? [] : [.. OnEveryBody(property, description.Type).Select(property.Read)];
    }

    /// <summary>The usual third stops that no body lacks: nobody is to be offered 1/8000 s by a shutter that ends at 1/4000 s.</summary>
    private static IEnumerable<PtpValue> OnEveryBody(Property property, PtpType type)
    {
        const uint FastestOfAll = 0x00010000 | 4000;
        var values = StandardScales.For(property, type);
        return property.Code == SonyProperty.ShutterSpeed.Code
            ? values.TakeWhile(value => value.Bits != FastestOfAll).Append(PtpValue.Of(type, FastestOfAll))
            : values;
    }

    /// <summary>
    /// The values that one may ask for: the camera's list; in protocol 2.00, where it gives none and takes steps, what every body has of the
    /// usual scale, and bulb, which lists leave out and steps reach (libgphoto2 camlibs/ptp2/cameras).
    /// </summary>
    public IReadOnlyList<T> Reachable<T>(Property<T> property) where T : unmanaged
    {
        var list = Choices(property);
        if (Abilities.IsVersion3 || Properties[property] is not { State: PropertyState.Enabled } description)
            return list;
        var common = StandardScales.Common(property, description.Type).Select(property.Read);
        return list.Count == 0 ? [.. common] : property.Code == SonyProperty.ShutterSpeed.Code ? [.. list.Union(common.Where(IsZero))] : list;
    }

    private static bool IsZero<T>(T value) where T : unmanaged => value.Equals(default(T));

    /// <summary>Some bodies of 2018 to 2021 take ISO and shutter speed absolutely in protocol 2.00, under codes of their own (libgphoto2 camlibs/ptp2/cameras).</summary>
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
            if (choice.Type == wanted.Type && Same(property, choice, wanted))
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
        // "doesn't seem to work" for Bulb on some bodies though it is in their list (libgphoto2 config.c:5908): walk there
        if (property.Code == SonyProperty.ShutterSpeed.Code && wanted.Bits == 0)
            return 1 + StepTo(property, wanted, cancel);
        throw Unmoved(property, wanted);
    }

    private int SetThrough(Property property, PropertyDescription twin, PtpValue wanted, CancellationToken cancel)
    {
        session.Send(SonyOperation.SdioSetExtDevicePropValue, PtpWriter.BytesOf(PtpValue.OfBits(twin.Type, wanted.Bits)), $"{property} = {property.Describe(wanted)}", twin.Code);
        return Shows(property, wanted, cancel) ? 1 : throw Unmoved(property, wanted);
    }

    /// <summary>Polls until the camera shows the value, at most <see cref="ReadBackPatience"/>.</summary>
    private bool Shows(Property property, PtpValue wanted, CancellationToken cancel) =>
        Poll(() => Properties[property]?.Current is { } shown && Same(property, shown, wanted), ReadBackPatience, ReadBackPause, cancel);

    /// <summary>Reads the properties until the condition holds or the time is over.</summary>
    private bool Poll(Func<bool> condition, TimeSpan atMost, TimeSpan pause, CancellationToken cancel)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            Refresh(cancel);
            if (condition())
                return true;
            if (clock.Since(start) > atMost)
                return false;
            clock.Sleep(pause, cancel);
            cancel.ThrowIfCancellationRequested();
        }
    }

    private void Write(Property property, PtpValue wanted) =>
        session.Send(SonyOperation.SdioSetExtDevicePropValue, PtpWriter.BytesOf(wanted), $"{property} = {property.Describe(wanted)}", property.Code);

    private bool TryWrite(Property property, PtpValue wanted)
    {
        try
        {
            Write(property, wanted);
            return true;
        }
        catch (PtpException error)
        {
            note?.Invoke(error.Message);
            return false;
        }
    }

    private SettingException NotOffered(Property property, PropertyDescription description, PtpValue wanted)
    {
        var offered = description.Offered.Select(property.Describe).ToList();
        var list = offered.Count <= 12 ? string.Join(", ", offered) : $"{string.Join(", ", offered.Take(5))} … {string.Join(", ", offered.TakeLast(5))}";
        return new(property, $"The {Device.Model} does not offer {property.Describe(wanted)} for {property} now. It offers {list}.{DialAdvice(property)}");
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
        if (property.Code == SonyProperty.ExposureProgramMode.Code)
            return " Turn the mode dial to M.";
        if (property.Code == SonyProperty.ShutterSpeed.Code)
            return " Turn the shutter speed dial by hand; for Bulb, with the mode dial on M, beyond 30\". A silent (electronic) shutter has no Bulb.";
        if (property.Code == SonyProperty.FNumber.Code)
            return " The aperture ring of the lens must stand on A; a lens without contacts has no aperture to set.";
        return property.Code == SonyProperty.FocusMode.Code ? " The AF/MF switch of the lens decides." : "";
    }
}
