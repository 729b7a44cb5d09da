using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>What a person can do at the body: turn its dials, pull its cable, press its button.</summary>
public sealed partial class SimulatedCamera
{
    private RawEncoding menuEncoding;

    /// <summary>Long exposure noise reduction in the menu of a body that has no property for it.</summary>
    public bool HasNoiseReductionOn { get; set; }

    /// <summary>How far the body's own clock is ahead of the time at which it was made: somebody sets it in the menu.</summary>
    /// <remarks>It goes on by itself: whatever becomes of the computer's clock, this one knows nothing of it.</remarks>
    public TimeSpan ClockAhead { get; set; }

    public bool IsPlugged
    {
        get
        {
            lock (gate)
            {
                agenda.CatchUp();
                return isPlugged;
            }
        }
    }

    /// <summary>Whether it has the property in any of its protocol versions.</summary>
    public bool Has(Property property) => versions.Values.Any(properties => properties.Find(property.Code) is not null);

    /// <summary>The value of a property, as the body shows it.</summary>
    public long this[Property property]
    {
        get
        {
            lock (gate)
            {
                agenda.CatchUp();
                return Shown[property.Code];
            }
        }
    }

    /// <summary>Turns a dial or a switch, or chooses from a menu: at once, and whether or not a computer could set it.</summary>
    public void Turn(Property property, long value)
    {
        lock (gate)
        {
            agenda.CatchUp();
            foreach (var (shown, properties) in versions)
            {
                if (shown != version && properties.Find(property.Code) is { } other)
                    properties.Put(other with { Current = value });
            }

            Put(property.Code, value);
        }
    }

    /// <summary>Chooses from the menu how raw files are stored.</summary>
    public void Choose(RawEncoding encoding)
    {
        if (!Body.Encodings.Contains(encoding))
            throw new ArgumentException($"An {Body.Model} has no {encoding} raw files, only {string.Join(", ", Body.Encodings)}",
                nameof(encoding));
        menuEncoding = encoding;
        if (Body.Speaks3)
            Turn(new(Code.RawFileType), RawFileTypes.Of(encoding));
    }

    /// <summary>Presses the body's own button: a picture of a sixtieth of a second comes into the memory.</summary>
    public void PressButton()
    {
        lock (gate)
        {
            agenda.CatchUp();
            TakeByHand();
        }
    }

    /// <summary>Makes the body say something unasked.</summary>
    public void Tell(PtpEvent news)
    {
        lock (gate)
        {
            agenda.CatchUp();
            Say(news);
        }
    }

    /// <summary>From now on it misbehaves like this too: NAME[@STEP][/SECONDS], see <see cref="Faults"/>.</summary>
    /// <exception cref="ArgumentException">There is no such fault; the message names them all.</exception>
    public void Misbehave(string order)
    {
        lock (gate)
        {
            agenda.CatchUp();
            faults.Add(order);
            left.Clear();
        }
    }

    /// <summary>Somebody has seen to it: nothing more goes wrong, the cable is in and the battery full.</summary>
    public void Repair()
    {
        lock (gate)
        {
            agenda.CatchUp();
            faults.Clear();
            isPlugged = true;
        }
    }

    /// <summary>Pulls the cable.</summary>
    public void PullCable()
    {
        lock (gate)
        {
            agenda.CatchUp();
            Unplug(comesBackAfter: null);
        }
    }

    /// <summary>Takes the battery out: the lens forgets where it was.</summary>
    public void TakeBatteryOut()
    {
        lock (gate)
        {
            agenda.CatchUp();
            Fall(comesBackAfter: null);
        }
    }

    /// <summary>Puts the cable back, or a full battery in.</summary>
    public void PlugIn()
    {
        lock (gate)
            isPlugged = true;
    }

    /// <summary>The power fails or the firmware crashes: what was being done is lost, what lay in the memory is not.</summary>
    private void Fall(TimeSpan? comesBackAfter)
    {
        agenda.Forget();
        target.Clear();
        shutter = ShutterState.Closed;
        (taking, isReducing) = (null, false);
        making.Clear();
        memory.IsPreparing = false;
        motor?.Park();
        TellPlace();
        ReportMemory();
        Unplug(comesBackAfter);
    }

    private void Unplug(TimeSpan? comesBackAfter)
    {
        isPlugged = false;
        CloseSession();
        events.Clear();
        // Unconfirmed: nobody says whether a body without its cable lifts the finger; here it does, and keeps the picture
        LiftFull();
        PressHalf(false);
        link = null;
        guests.Clear();
        if (comesBackAfter is { } pause)
            agenda.After(Lasting(pause.TotalMilliseconds), () => isPlugged = true);
        clock.Pulse(gate);
    }
}
