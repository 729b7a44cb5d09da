using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>What one can do with a body: connect, read, set, expose, look. The protocol's knowledge in one place.</summary>
/// <remarks>
/// Threads: the body's thread, but for <see cref="Properties"/> and the other read-only facts, which are immutable, and <see cref="Wake"/>.
/// </remarks>
public sealed partial class SonyCamera : IDisposable
{
    /// <summary>After a burst of change events, the silence before the dataset is read once for all of them.</summary>
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(50);

    /// <summary>A body stops telling its changes when nobody asks (SonyCamera ChangeLog 1.0.1.17): so somebody asks once a
    /// second.</summary>
    private static readonly TimeSpan IdleRefresh = TimeSpan.FromSeconds(1);

    /// <summary>Between a picture and the end of the session.</summary>
    private static readonly TimeSpan GoodbyePause = TimeSpan.FromSeconds(1);

    private readonly PtpSession session;
    private readonly Clock clock;
    private readonly Action<string>? note;
    private readonly BodyTimes times;
    private volatile PropertyTable properties = PropertyTable.Empty;

    /// <summary>What <see cref="Dataset"/> was read as.</summary>
    private PropertyTable parsed = PropertyTable.Empty;

    private long lastRefresh;
    private long lastChange;
    private bool changed;
    private long? pictureAt;

    /// <summary>How the pipe broke when that was no use to say: the next look at the body says it.</summary>
    private TransportException? broken;

    private SonyCamera(PtpSession session, DeviceInfo device, ExtDeviceInfo abilities, Action<string>? note, BodyTimes times)
    {
        this.session = session;
        this.note = note;
        clock = session.Clock;
        Device = device;
        Abilities = abilities;
        this.times = times;
        Model = CameraModel.Find(device.Model);
        connectedAt = clock.GetTimestamp();
    }

    public DeviceInfo Device { get; }

    /// <summary>Its properties and controls, and the protocol version that it granted.</summary>
    public ExtDeviceInfo Abilities { get; }

    /// <summary>What the body does not tell of itself.</summary>
    public CameraModel Model { get; }

    /// <summary>Everything that the camera said of itself when it was last asked. Any thread.</summary>
    public PropertyTable Properties => properties;

    /// <summary>The dataset that <see cref="Properties"/> was read from, byte by byte. Any thread.</summary>
    public ReadOnlyMemory<byte> Dataset { get; private set; }

    public string Wire => session.Transport.Description;

    /// <summary>Makes a <see cref="Listen"/> that waits return. Any thread.</summary>
    public void Wake() => session.Transport.Wake();

    /// <summary>Reads every property anew.</summary>
    public void Refresh(CancellationToken cancel = default)
    {
        BeginReading(cancel);
        var table = ReadProperties(cancel);
        if (table.BrokenOff is not null)
        {
            note?.Invoke($"The property dataset broke off, read again. {table.BrokenOff}");
            table = ReadProperties(cancel);
        }

        Take(table);
    }

    /// <summary>
    /// Reads every property anew, if the body lets it: one that is busy, silent or refuses has failed nothing, and is asked again later.
    /// </summary>
    /// <returns>Whether it did.</returns>
    private bool TryRefresh(TimeSpan patience, CancellationToken cancel)
    {
        BeginReading(cancel);
        lastRefresh = clock.GetTimestamp();
        changed = false; // also where it is busy at once: it is asked again in a second, and not again and again
        if (session.TryGetBytes(SonyOperation.SdioGetAllExtDevicePropInfo, patience, cancel) is not { } answer)
            return false;
        Take(Parse(answer));
        return true;
    }

    private void BeginReading(CancellationToken cancel)
    {
        if (broken is not null)
            throw broken;
        if (Silence is var silence && silence > TimeSpan.Zero)
            clock.Sleep(silence, cancel);
        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>What a broken or partial answer leaves out keeps the value it had.</summary>
    private void Take(PropertyTable table)
    {
        properties = table.BrokenOff is null && table.All.Count > 0 ? table : properties.With(table);
        lastRefresh = clock.GetTimestamp();
        changed = false;
    }

    /// <summary>
    /// Waits for the camera to speak, or for <see cref="Wake"/>. Reads the properties when they have changed, and once a second. Events
    /// are taken for hints to look now, never for proof: they can be missing, late, and early (libgphoto2#88, #981).
    /// </summary>
    /// <returns>The event that ended the wait, if one did.</returns>
    public PtpEvent? Listen(TimeSpan wait)
    {
        var first = NextEvent(Shorter(wait, UntilRefresh));
        for (var more = first; more is not null;)
            more = NextEvent(TimeSpan.Zero);
        if (UntilRefresh <= TimeSpan.Zero)
            Refresh();
        return first;
    }

    /// <summary>How long the properties need not, or must not, be read.</summary>
    private TimeSpan UntilRefresh
    {
        get
        {
            var due = changed ? QuietTime - clock.Since(lastChange) : IdleRefresh - clock.Since(lastRefresh);
            return due > Silence ? due : Silence;
        }
    }

    /// <summary>Says goodbye: buttons up, dials given back to the body, session closed. Never throws.</summary>
    public void Dispose()
    {
        try
        {
            ReleaseButtons();
            PutBack();
            if (tookPriority && Properties[SonyProperty.PositionKey] is { } key)
                Write(SonyProperty.PositionKey, SonyProperty.PositionKey.Write(PriorityKey.Camera, key.Type));
            // Sony's example programs leave a second between the last picture and the end of the session, and advise a replug after it
            if (pictureAt is { } at && GoodbyePause - clock.Since(at) is { Ticks: > 0 } rest)
                clock.Sleep(rest);
            // Unconfirmed: [closes-dial] closing gives the dials back as well
            if (session.Transport.NeedsSession)
                session.Do(PtpOperation.CloseSession);
        }
        catch (Exception error) when (error is PtpException or TransportException or OperationCanceledException)
        {
            note?.Invoke($"The goodbye was not heard: {error.Message}");
        }
        finally
        {
            session.Dispose();
        }
    }

    private static TimeSpan Shorter(TimeSpan wait, TimeSpan other) => other < TimeSpan.Zero ? TimeSpan.Zero : other < wait ? other : wait;

    private PtpEvent? NextEvent(TimeSpan wait)
    {
        var news = session.Transport.NextEvent(wait);
        if (news is { Code: SonyEvent.DevicePropChanged or SonyEvent.ObjectAdded or SonyEvent.ObjectRemoved })
        {
            changed = true;
            lastChange = clock.GetTimestamp();
        }

        return news;
    }

    // no parameters: everything, as libgphoto2 asks (Sony's "only changed" saves little and leaves doubts)
    private PropertyTable ReadProperties(CancellationToken cancel) =>
        Parse(session.GetBytes(SonyOperation.SdioGetAllExtDevicePropInfo, cancel));

    private PropertyTable Parse(ReadOnlyMemory<byte> answer)
    {
        // nothing new is what a body that rests tells each second
        if (answer.Span.SequenceEqual(Dataset.Span))
            return parsed;
        Dataset = answer;
        if (answer.Length < 8)
            return parsed = PropertyTable.Empty;
        var reader = new PtpReader(answer.Span);
        return parsed = PropertyTable.Read(ref reader, Abilities.IsVersion3);
    }
}
