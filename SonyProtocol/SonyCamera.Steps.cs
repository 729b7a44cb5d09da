using System.Collections.Immutable;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>Protocol 2.00 moves ISO, shutter speed and aperture only relative to where they stand (libgphoto2 config.c, commit
/// 7c5b212fb).</summary>
public sealed partial class SonyCamera
{
    /// <summary>No scale has more values.</summary>
    private const int MostSteps = 100;

    /// <summary>A SLT-A58 needs 0.7 s for a step (libgphoto2 commit 7c5b212fb).</summary>
    private static readonly TimeSpan StepPatience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan StepPause = TimeSpan.FromMilliseconds(60);

    /// <summary>Where walks came to an end, by property: no value below, none above.</summary>
    private volatile ImmutableDictionary<ushort, (double Lowest, double Highest)> ends =
        ImmutableDictionary<ushort, (double, double)>.Empty;

    private bool stepsAreNarrow;

    /// <summary>
    /// Walks to a value: one jump over the whole distance first, then what is left, since lists contain values that a body skips
    /// (libgphoto2 commit 0fe20a1cb). What stands between two values of the scale, as with steps of half a stop, has its place by what it
    /// means, as in libgphoto2; what has none, a multi-frame ISO or nothing at all, is left by one step, and looked at again.
    /// </summary>
    private int StepTo(Property property, PtpValue wanted, CancellationToken cancel)
    {
        var scale = Scale(property);
        if (!scale.Exists(value => property.IsSame(value, wanted)))
            throw NotOffered(property, Properties[property]!, wanted);
        var target = Place(property, scale, wanted);
        var (singly, passed, moves) = (false, 0, 0);
        var blind = property.Code == SonyProperty.Iso.Code ? -1 : 1; // multi-frame values lie behind the others
        var blindStops = 0;
        for (var writes = 0; writes < MostSteps; writes++)
        {
            var before = Properties[property]!.Current;
            if (property.IsSame(before, wanted))
                return writes;
            var from = Place(property, scale, before);
            var distance = double.IsNaN(from) ? blind : Distance(property, scale, before, wanted, singly);
            if (!Step(property, distance, cancel))
            {
                if (double.IsNaN(from) && blindStops++ == 0)
                    blind = -blind;
                else if (singly || double.IsNaN(from))
                    throw Stopped(property, wanted, before, from < target, moves > 0);
                singly = true;
                continue;
            }

            moves++;
            var landed = Place(property, scale, Properties[property]!.Current);
            if (double.IsNaN(from) || double.IsNaN(landed) || (landed - target) * (from - target) >= 0)
                continue;
            // on the other side: from now on one by one; and when that is no use, the value is none of the body's
            passed += singly || Math.Abs(distance) == 1 ? 1 : 0;
            singly = true;
            if (passed > 1)
                throw SteppedPast(property, wanted, before);
        }

        throw Unmoved(property, wanted);
    }

    /// <summary>How many steps to send: the places between in the scale; where one of the two is not on it, so many as reach no farther in
    /// half stops.</summary>
    private static int Distance(Property property, List<PtpValue> scale, PtpValue from, PtpValue to, bool singly)
    {
        var (begin, end) = (IndexOf(property, scale, from), IndexOf(property, scale, to));
        if (begin >= 0)
            return singly ? Math.Sign(end - begin) : Math.Clamp(end - begin, -MostSteps, MostSteps);
        var stops = Place(property, scale, to) - Place(property, scale, from);
        // Unconfirmed: [half-stop-steps] two a stop, one fewer for safety; in thirds the same falls short, which costs a second jump
        return singly || Math.Abs(stops) < 2 ? Math.Sign(stops) : Math.Sign(stops) * (int)((2 * Math.Abs(stops)) - 1);
    }

    private static int IndexOf(Property property, List<PtpValue> scale, PtpValue value) =>
        scale.FindIndex(other => property.IsSame(other, value));

    /// <summary>Where a value stands, in stops in the direction of positive steps: a shorter time, a higher ISO, a larger number. NaN for
    /// what stands nowhere.</summary>
    private static double Place(Property property, List<PtpValue> scale, PtpValue value) => property switch
    {
        Property<ShutterSpeed> row => Place(row.Read(value)),
        Property<Iso> row          => Place(row.Read(value)),
        Property<FNumber> row      => row.Read(value) is { IsKnown: true, Raw: var hundredths } ? 2 * Math.Log2(hundredths) : double.NaN,
        _                          => IndexOf(property, scale, value) is >= 0 and var index ? index / 3.0 : double.NaN,
    };

    /// <summary>Bulb lies one stop beyond 30 s.</summary>
    private static double Place(ShutterSpeed speed) => speed.IsBulb ? -6 : speed.IsTimed ? -Math.Log2(speed.Seconds) : double.NaN;

    /// <summary>AUTO lies before ISO 25, the lowest of any list.</summary>
    private static double Place(Iso iso) =>
        iso.IsMultiFrame ? double.NaN : iso.IsAuto ? 0 : iso.Value > 0 ? Math.Log2(iso.Value) : double.NaN;

    /// <summary>Sends one step and waits until the value has moved and stands still.</summary>
    /// <returns>Whether it moved.</returns>
    private bool Step(Property property, int distance, CancellationToken cancel)
    {
        var before = Properties[property]!;
        SendWhenUnlocked(property, before.Type, distance, cancel);
        if (!Poll(() => Properties[property]?.Current != before.Current, BodyTimes.Patience(StepPatience, times.Setting), StepPause,
            cancel))
            return false;
        PtpValue? last = null;
        Poll(() => last == (last = Properties[property]?.Current), StepPatience, StepPause, cancel);
        return true;
    }

    /// <summary>Protocol 2.00 tells nowhere that its steps are still locked: the refusal is all that one gets.</summary>
    private void SendWhenUnlocked(Property property, PtpType type, int distance, CancellationToken cancel)
    {
        for (var start = clock.GetTimestamp(); ;)
        {
            try
            {
                SendStep(property, type, distance);
                return;
            }
            catch (PtpException error) when (error.Code == ResponseCode.AccessDenied && clock.Since(start) < UnlockedPatience)
            {
                clock.Sleep(StepPause, cancel);
                cancel.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>As wide as the property itself: u32 for shutter speed and ISO, u16 for the aperture. A body that wants it otherwise gets
    /// one byte, as libgphoto2 sends it.</summary>
    // Unconfirmed: [step-as-wide-as-property]
    private void SendStep(Property property, PtpType type, int distance)
    {
        try
        {
            Send(stepsAreNarrow ? PtpType.Int8 : type);
        }
        catch (PtpException error) when (error.Code == ResponseCode.InvalidDevicePropFormat && !stepsAreNarrow)
        {
            note?.Invoke($"{error.Message}. Steps are sent as one byte from now on");
            stepsAreNarrow = true;
            Send(PtpType.Int8);
        }

        void Send(PtpType width) => session.Send(
            SonyOperation.SdioControlDevice, PtpWriter.BytesOf(PtpValue.Of(width, distance)), $"{property} {distance:+0;-0} steps",
            property.Code);
    }

    /// <summary>The values in the body's own order: its list, or the usual third stops where it gives none. Positive steps go on in
    /// it.</summary>
    private List<PtpValue> Scale(Property property)
    {
        var description = Properties[property]!;
        IEnumerable<PtpValue> values = description is { Form: PropertyForm.Enumeration, Offered.Count: > 1 }
            ? description.Offered
            : StandardScales.For(property, description.Type);
        // multi-frame noise reduction values are never a target, and bodies step over them
        if (property.Code == SonyProperty.Iso.Code)
            values = values.Where(v => !SonyProperty.Iso.Read(v).IsMultiFrame);
        return [.. values];
    }

    /// <summary>
    /// Whether a value lies within what is known of the body's range: the list of a 2.00 body is the same for a dozen models (libgphoto2
    /// cameras/), from ISO 25 to 409600, and none of them has all of it.
    /// </summary>
    private bool IsWithinEnds(Property property, PtpValue value)
    {
        if (property is Property<ShutterSpeed> speed)
            return !Model.NoBulb || !speed.Read(value).IsBulb;
        if (property is not Property<Iso> row || row.Read(value) is not { IsAuto: false, IsMultiFrame: false } iso)
            return true;
        var place = Place(iso);
        return iso.Value >= Model.IsoFloor && (Model.IsoTop == 0 || iso.Value <= Model.IsoTop)
            && (!ends.TryGetValue(property.Code, out var known) || (place >= known.Lowest && place <= known.Highest));
    }

    /// <summary>A walk has come to an end before its target: what lies beyond is no more offered in this session.</summary>
    // Unconfirmed: [iso-ends-where-it-stops] taken for the end only where steps have moved it before
    private SettingException Stopped(Property property, PtpValue wanted, PtpValue at, bool upward, bool hasMoved)
    {
        if (!hasMoved || property is not Property<Iso> row || double.IsNaN(Place(row.Read(at))))
            return Unmoved(property, wanted);
        var (lowest, highest) = ends.GetValueOrDefault(property.Code, (double.NegativeInfinity, double.PositiveInfinity));
        ends = ends.SetItem(property.Code, upward ? (lowest, Place(row.Read(at))) : (Place(row.Read(at)), highest));
        return new(property,
            $"The {Device.Model} {(upward ? "ends" : "begins")} at {property.Describe(at)}: {property.Describe(wanted)} cannot be "
                + $"set.{DialAdvice(property)}");
    }

    private SettingException SteppedPast(Property property, PtpValue wanted, PtpValue from) => new(property,
        $"The {Device.Model} has no {property.Describe(wanted)} for {property}: one step leads from {property.Describe(from)} to "
        + $"{property.Describe(Properties[property]!.Current)}. "
        + (property.Code == SonyProperty.Iso.Code ? "Choose one of these." : "Set \"Exposure step\" to 0.3 EV in its menu."));
}
