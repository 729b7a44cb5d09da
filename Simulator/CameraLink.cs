using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>A connection to a simulated body: what a cable carries, before it is put into packets.</summary>
/// <remarks>Threads: requests on one, events on the same or another, <see cref="Wake"/> on any.</remarks>
internal sealed class CameraLink(SimulatedCamera camera)
{
    private volatile bool woken;

    public SimulatedCamera Camera => camera;

    public bool IsAttached => camera.IsAttached(this);

    public bool IsWoken => woken;

    /// <summary>Whether somebody else had the body already.</summary>
    public bool IsGuest { get; init; }

    public Reply Ask(PtpRequest request) =>
        !IsAttached ? new(default) { BreaksAt = 0 } : IsGuest ? camera.AskAsGuest(request) : camera.Ask(request);

    /// <inheritdoc cref="ITransport.NextEvent"/>
    public PtpEvent? NextEvent(TimeSpan wait) => camera.NextEvent(this, wait);

    public void Wake()
    {
        woken = true;
        camera.Wake();
    }

    public bool TakeWake()
    {
        var was = woken;
        woken = false;
        return was;
    }

    /// <summary>Lets go of the body.</summary>
    public void Detach() => camera.Detach(this);
}
