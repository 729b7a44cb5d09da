using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>The one connection that a body takes; for more see <see cref="AskAsGuest"/>.</summary>
public sealed partial class SimulatedCamera
{
    /// <summary>Connects to the body.</summary>
    /// <returns>Null if somebody else is connected.</returns>
    /// <exception cref="TransportException">It is not plugged in.</exception>
    internal CameraLink? Attach()
    {
        lock (gate)
        {
            agenda.CatchUp();
            if (!isPlugged)
                throw new TransportException(TransportFault.Disconnected, $"The simulated {Body.Model} is not plugged in");
            if (link is not null)
                return Welcome();
            events.Clear();
            CloseSession();
            return link = new(this);
        }
    }

    /// <summary>Whether somebody is connected.</summary>
    internal bool IsInUse
    {
        get
        {
            lock (gate)
                return link is not null;
        }
    }

    internal void Detach(CameraLink gone)
    {
        lock (gate)
        {
            guests.Remove(gone);
            if (link == gone)
                link = null;
        }

        clock.Pulse(gate); // whoever still waits for its events
    }

    internal bool IsAttached(CameraLink asked)
    {
        lock (gate)
        {
            agenda.CatchUp();
            return IsHere(asked);
        }
    }

    /// <summary>Waits for the body to speak; see <see cref="ITransport.NextEvent"/>.</summary>
    internal PtpEvent? NextEvent(CameraLink asking, TimeSpan wait)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            TimeSpan nap;
            lock (gate)
            {
                agenda.CatchUp();
                if (!IsHere(asking))
                    throw new TransportException(TransportFault.Disconnected, $"The simulated {Body.Model} was unplugged");
                if (link == asking && events.TryDequeue(out var news))
                    return news;
                var left = wait - clock.Since(start);
                if (asking.TakeWake() || left <= TimeSpan.Zero)
                    return null;
                nap = agenda.UntilNext is { } next && next < left ? next : left;
            }

            clock.WaitUntil(gate, () => (link == asking && events.Count > 0) || !IsHere(asking) || asking.IsWoken || agenda.IsDue, nap);
        }
    }

    private bool IsHere(CameraLink asking) => link == asking || guests.Contains(asking);

    internal void Wake() => clock.Pulse(gate);
}
