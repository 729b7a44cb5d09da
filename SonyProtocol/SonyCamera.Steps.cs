using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>Protocol 2.00 moves ISO, shutter speed and aperture only relative to where they stand (libgphoto2 config.c, commit 7c5b212fb).</summary>
public sealed partial class SonyCamera
{
    /// <summary>No scale has more values.</summary>
    private const int MostSteps = 100;

    /// <summary>A SLT-A58 needs 0.7 s for a step (libgphoto2 commit 7c5b212fb).</summary>
    private static readonly TimeSpan StepPatience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan StepPause = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// Walks to a value: one jump over the whole distance first, then what is left, since lists contain values that a body skips
    /// (libgphoto2 commit 0fe20a1cb). Positions are compared, not values: AUTO is the largest number and the first position.
    /// </summary>
    private int StepTo(Property property, PtpValue wanted, CancellationToken cancel)
    {
        var scale = Scale(property);
        var target = scale.FindIndex(value => Same(property, value, wanted));
        if (target < 0)
            throw NotAllowed(property, wanted);
        var singly = false;
        for (var writes = 0; writes < MostSteps; writes++)
        {
            var position = Position();
            if (position < 0)
                throw NotAllowed(property, wanted);
            if (position == target)
                return writes;
            var distance = singly ? Math.Sign(target - position) : Math.Clamp(target - position, -MostSteps, MostSteps);
            if (!Step(property, distance, cancel) && singly)
                throw Unmoved(property, wanted);
            // a jump that lands nowhere, or on the other side: from now on one by one
            var landed = Position();
            singly |= landed == position || (landed - target) * (position - target) < 0;
        }

        throw Unmoved(property, wanted);

        int Position() => scale.FindIndex(value => Same(property, value, Properties[property]!.Current));
    }

    /// <summary>Whether two values mean the same: the scale says 300/10 where some bodies say 30/1 (ranges of ILCE-7M4, ILCE-6700 and ILCE-7RM5 in 2.00).</summary>
    private static bool Same(Property property, PtpValue one, PtpValue other) => property is Property<ShutterSpeed> speed
        ? speed.Read(one).IsSameTimeAs(speed.Read(other))
        : one.Bits == other.Bits;

    /// <summary>Sends one step and waits until the value has moved and stands still.</summary>
    /// <returns>Whether it moved.</returns>
    private bool Step(Property property, int distance, CancellationToken cancel)
    {
        var before = Properties[property]!;
        // as wide as the property itself: u32 for shutter speed and ISO, u16 for the aperture (all widths that others send work too)
        var step = PtpValue.Of(before.Type, distance);
        session.Send(SonyOperation.SdioControlDevice, PtpWriter.BytesOf(step), $"{property} {distance:+0;-0} steps", property.Code);
        if (!Poll(() => Properties[property]?.Current != before.Current, StepPatience, StepPause, cancel))
            return false;
        PtpValue? last = null;
        Poll(() => last == (last = Properties[property]?.Current), StepPatience, StepPause, cancel);
        return true;
    }

    /// <summary>The values in the body's own order: its list, or the usual third stops where it gives none. Positive steps go on in it.</summary>
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
}
