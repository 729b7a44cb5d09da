using System.Collections.Immutable;

namespace SonyAlpha.Driver;

/// <summary>One kind's view of a body: what the clients of that kind connect to. The body is open while any device of it has a
/// client.</summary>
/// <remarks>Threads: any. What is marked so is called on the body's thread.</remarks>
public abstract class Device
{
    /// <summary>Held while who is connected, and what each is told, change together. Nothing is waited for, and nobody called, with
    /// it.</summary>
    private readonly Lock coming = new();
    private ImmutableHashSet<DeviceSession> sessions = [];

    private protected Device(CameraBody whole) => Whole = whole;

    /// <summary>The row of this device's kind.</summary>
    public abstract DeviceKind Kind { get; }

    /// <summary>How people read it in a list.</summary>
    public abstract string Name { get; }

    /// <summary>At most 68 characters.</summary>
    public abstract string Description { get; }

    /// <summary>The operational state as one answer; what is not there is left out.</summary>
    public abstract IReadOnlyList<StateValue> DeviceState { get; }

    /// <summary>The same for this body's device tomorrow, on another port and another server: a GUID made from model and serial
    /// number.</summary>
    public virtual string UniqueId => Whole.UniqueIdOf(Kind.Name);

    /// <summary>Whether it is in the lists of devices; one that this body cannot have is not.</summary>
    public virtual bool IsOffered => true;

    /// <summary>The body that this device shares with the others.</summary>
    public CameraBody Whole { get; }

    /// <summary>How the user names the body: "usb:1-2", "sim:ILCE-7M4".</summary>
    public string Id => Whole.Id;

    /// <summary>What it has to tell of itself on its setup page, a sentence each.</summary>
    public virtual IReadOnlyList<string> Facts => [];

    /// <summary>How many clients are connected.</summary>
    public int Clients => sessions.Count;

    /// <summary>The same without those who only look at the live picture.</summary>
    public int Programs => sessions.Count(session => !session.IsViewer);

    /// <summary>A client's own view of this device.</summary>
    public abstract DeviceSession NewSession();

    internal Link Link => Whole.Link;

    internal bool Has(DeviceSession session) => sessions.Contains(session);

    internal void Attach(DeviceSession session)
    {
        if (Whole.Reached is { } open && Lacking(open) is { } reason)
        {
            session.Failure = AscomErrors.InvalidOperation(reason);
            return;
        }

        if (!Has(session))
            Arrives(session);
        lock (coming)
        {
            session.Failure = null;
            session.WasOpen |= Link is Link.Open;
            sessions = sessions.Add(session);
        }

        Whole.Update();
    }

    /// <summary>The client goes. When the last one goes, what it left running ends and is forgotten.</summary>
    internal void Detach(DeviceSession session)
    {
        lock (coming)
        {
            if (!Has(session))
                return;
            sessions = sessions.Remove(session);
            session.WasOpen = false;
        }

        Leaves(session);
        if (sessions.IsEmpty)
            Forget();
        Whole.Update();
    }

    /// <summary>The body could not be opened: all clients that wait for it are told, and wait no more. Who comes at this very moment is
    /// either told, or waits for the next attempt.</summary>
    internal void ConnectFailed(AscomException reason)
    {
        ImmutableHashSet<DeviceSession> waiting;
        lock (coming)
        {
            waiting = sessions;
            foreach (var session in waiting)
                session.Failure = reason;
            sessions = [];
        }

        foreach (var session in waiting)
            Leaves(session);
        if (sessions.IsEmpty)
            Forget();
    }

    /// <summary>A client comes; called before it is counted.</summary>
    private protected virtual void Arrives(DeviceSession session)
    {
    }

    /// <summary>A client has gone.</summary>
    private protected virtual void Leaves(DeviceSession session)
    {
    }

    /// <summary>The body is open: whoever is connected now stays so while it is away for a while.</summary>
    internal void Opened()
    {
        foreach (var session in sessions)
            session.WasOpen = true;
    }

    /// <summary>Why this body cannot be this device; null if it can.</summary>
    internal virtual string? Lacking(SonyProtocol.SonyCamera body) => null;

    /// <summary>What a client set or took is no business of the next one.</summary>
    private protected virtual void Forget()
    {
    }

    /// <summary>The body was opened, for the first time or again. On the body's thread, before anybody is told.</summary>
    internal virtual void Recognise(SonyProtocol.SonyCamera body)
    {
    }

    /// <summary>A frame is about to be exposed: what it would be worth nothing without is done now. On the body's thread.</summary>
    internal virtual void Prepare(SonyProtocol.SonyCamera body)
    {
    }

    /// <summary>Nothing else is to be done. On the body's thread.</summary>
    /// <returns>How long this device has nothing to do.</returns>
    internal virtual TimeSpan LookAround(SonyProtocol.SonyCamera body) => CameraBody.RestTime;
}
