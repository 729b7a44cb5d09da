using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>Focus: automatic on half press, or driven by hand.</summary>
public sealed partial class SimulatedCamera
{
    private const int ManualFocus = 1;

    private LensMotor? motor;
    private long? lensBusyUntil;

    /// <summary>Where the glass of the lens is, in moves of speed 1 from the near end: what no real body tells. Null without a
    /// lens.</summary>
    public double? TruePlace
    {
        get
        {
            lock (gate)
            {
                agenda.CatchUp();
                return motor?.Place;
            }
        }
    }

    /// <summary>The lens before the body; null for none, or for a telescope. Another one may be put on at any time.</summary>
    public SimulatedLens? Lens
    {
        get
        {
            lock (gate)
                return motor?.Lens;
        }

        set
        {
            lock (gate)
            {
                agenda.CatchUp();
                Mount(value);
            }
        }
    }

    /// <summary>Whether the lens moves.</summary>
    public bool IsLensMoving
    {
        get
        {
            lock (gate)
            {
                agenda.CatchUp();
                return IsLensBusy;
            }
        }
    }

    /// <summary>Whether autofocus has found it since the half press: there are descriptions of bodies that do not tell.</summary>
    private bool foundFocus;

    /// <summary>0 is no focus mode, but what stands in descriptions that were made too early.</summary>
    private bool IsManualFocus => Shown[Code.FocusMode] is ManualFocus or 0;

    private bool HasFocus => IsManualFocus || foundFocus;

    private bool IsLensBusy => lensBusyUntil is { } end && agenda.Now < end;

    /// <summary>Turns the focusing ring by hand.</summary>
    /// <param name="way">In moves of speed 1; negative is near.</param>
    public void TurnRing(double way)
    {
        lock (gate)
        {
            agenda.CatchUp();
            motor?.Turn(way);
            TellPlace();
        }
    }

    private void Mount(SimulatedLens? lens)
    {
        motor = lens is null ? null : new(lens, (int)Options.Seed);
        foreach (var properties in versions.Values)
        {
            if (properties.Find(Code.LensName) is { } name)
                properties.Put(name with { Text = lens?.Name ?? "" });
            if (properties.Find(Code.FocalPosition) is { } place)
                properties.Put(place with { State = lens is { TellsPlace: true } ? Notation.Show : Notation.Grey });
        }

        LetBeDriven();
        TellPlace();
    }

    /// <summary>The focus can be driven with a lens, on MF.</summary>
    private void LetBeDriven() => Put(Code.NearFarStatus, motor is not null && IsManualFocus ? 1 : 0);

    private void TellPlace()
    {
        if (motor is not { Lens.TellsPlace: true })
            return;
        Put(Code.FocalPosition, motor.Percent);
        Put(Code.FocusPosition, (long)Math.Round(1000 * motor.Place / motor.Lens.Travel));
    }

    private void PressHalf(bool down)
    {
        halfPressed = down;
        if (!down)
        {
            Put(Code.FocusIndication, 1);
            (awaitsFocus, foundFocus) = (false, false);
        }
        else if (!IsManualFocus)
        {
            var found = !faults.Strikes(Faults.FocusNotFound);
            agenda.After(Lasting(300), () => EndFocusing(found));
        }
    }

    private void EndFocusing(bool found)
    {
        if (!halfPressed)
            return;
        foundFocus = found;
        if (found)
        {
            motor?.GoTo(motor.Lens.SharpAt);
            TellPlace();
        }

        Put(Code.FocusIndication, found ? 2 : 3);
        if (awaitsFocus && found)
            OpenSoon();
        awaitsFocus = false;
    }

    /// <summary>One move of the focus. What comes while the lens still moves is lost, and nobody is told.</summary>
    /// <param name="step">-7 to 7: the sign is the direction, negative is near.</param>
    private Reply DriveFocus(int step)
    {
        if (!IsManualFocus || motor is null)
            return Reply.Refusal(ResponseCode.CameraStatusError);
        var speed = Math.Min(Math.Abs(step), 7);
        var obeys = Options.FocusSpeeds.Contains(speed);
        if (speed == 0 || !obeys || IsLensBusy || faults.Strikes(Faults.FocusSwallowed) || faults.Strikes(Faults.LensStalls))
            return Reply.Ok;
        if (shutter == ShutterState.Open && taking is not null)
            taking = taking with { LensMoved = true };
        var lasts = Lasting(speed * motor.Lens.Pace.TotalMilliseconds);
        lensBusyUntil = agenda.Now + (long)(lasts.TotalSeconds * clock.TimestampFrequency);
        var moved = motor;
        agenda.After(lasts, () =>
        {
            moved.Turn(Math.Sign(step) * moved.Lens.Way(speed));
            TellPlace();
        });
        return Reply.Ok;
    }

    /// <summary>The lens goes to a place of the scale of 0xE042.</summary>
    private void GoToPosition(long position)
    {
        if (motor is null || !IsManualFocus)
            return;
        motor.GoTo(position / 1000.0 * motor.Lens.Travel);
        TellPlace();
    }
}
