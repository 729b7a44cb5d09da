using System.Collections.Immutable;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

public sealed partial class Camera
{
    /// <summary>Handshake, settling and goodbye together stay far below this.</summary>
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(30);

    private ImmutableHashSet<CameraSession> sessions = [];
    private string? serial;
    private long? wentAway;

    /// <summary>How many clients are connected.</summary>
    public int Clients => sessions.Count;

    /// <summary>A client's own view of this camera.</summary>
    public CameraSession NewSession() => new(this);

    internal Link Link => thread.Link;

    internal bool Has(CameraSession session) => sessions.Contains(session);

    internal void Attach(CameraSession session)
    {
        session.Failure = null;
        ImmutableInterlocked.Update(ref sessions, s => s.Add(session));
        thread.Update();
    }

    /// <summary>The client goes. When the last one goes, the exposure ends, and it and its picture are forgotten.</summary>
    internal void Detach(CameraSession session)
    {
        if (!ImmutableInterlocked.Update(ref sessions, s => s.Remove(session)))
            return;
        if (sessions.IsEmpty)
            Forget();
        thread.Update();
    }

    /// <summary>Lets the exposure of a client that is no more run to its end, and takes its leave then: the picture is one that nobody fetches.</summary>
    internal void Outlive(CameraSession session) => clock.Start($"{Id} exposure of a client that is gone", () =>
    {
        while (Now is Activity.Exposing)
            clock.Sleep(RestTime, CancellationToken.None);
        Detach(session);
    });

    internal Link Settle() => Settle(ConnectPatience);

    internal Link Settle(TimeSpan atMost) => thread.Settle(atMost);

    private void ConnectFailed(AscomException reason)
    {
        foreach (var session in sessions)
            session.Failure = reason;
        sessions = [];
        Forget();
    }

    /// <summary>What a client set or took is no business of the next one.</summary>
    private void Forget()
    {
        Leave(AscomErrors.NotConnected($"{Name} was disconnected"));
        Volatile.Write(ref wanted, Wanted.Default);
        Volatile.Write(ref last, null);
    }

    private SonyCamera OpenBody(bool openedBefore, CancellationToken cancel)
    {
        var id = openedBefore ? WhereItIsNow(cancel) : setup.Found.Id;
        var body = SonyCamera.Connect(setup.Bus.Open(id, clock, cancel), clock, Carried, Say, cancel);
        if (serial is not null && body.Device.SerialNumber != serial)
        {
            var other = body.Device;
            body.Dispose();
            throw new TransportException(TransportFault.Disconnected,
                $"On {id} there is another {other.Model} now. Plug in the {ModelName} that was there, or connect to the other one");
        }

        return body;
    }

    /// <summary>After a replug the same body may be on another port.</summary>
    private string WhereItIsNow(CancellationToken cancel)
    {
        var found = setup.Bus.Find(cancel);
        var same = found.FirstOrDefault(f => f.Id == setup.Found.Id) is { Serial: var s } && (s.Length == 0 || s == setup.Found.Serial)
            ? setup.Found
            : found.FirstOrDefault(f => f.Serial.Length > 0 && f.Serial == setup.Found.Serial);
        return (same ?? setup.Found).Id;
    }

    private void Recognise(SonyCamera body)
    {
        serial = body.Device.SerialNumber;
        log.Information("{Camera} is open: {Model} {Firmware} on {Wire}, protocol {Version:X4}",
            Id, body.Device.Model, body.Device.DeviceVersion, body.Wire, body.Abilities.Version);
        Volatile.Write(ref shape, SensorShape.Find(body.Model, setup.Sensors));
        setup.Opened?.Invoke(setup.Found with { Model = body.Device.Model, Serial = serial, Wire = body.Wire }, body);
        if (wentAway is { } since)
            Notify(NoticeKind.Back, $"{Name} is back after {clock.Since(since).TotalSeconds:0} s");
        wentAway = null;
        var findings = Doctor.Examine(body.Properties, body.Model);
        foreach (var finding in findings)
            log.Warning("{Camera}: {Finding}. {Advice}", Id, finding.Sentence, finding.Advice);
        if (setup.Options().RepairsByItself)
        {
            foreach (var mended in Doctor.Mend(body, findings, CancellationToken.None))
                Say(mended);
        }
    }

    private void WentAway(AscomException reason)
    {
        wentAway = clock.GetTimestamp();
        Notify(NoticeKind.Away, $"{Name} is away and is taken up again when it returns. {reason.Message}");
    }

    private void Notify(NoticeKind kind, string sentence) => setup.Noticed?.Invoke(new(clock.GetUtcNow(), Id, kind, sentence));

    private void Say(string sentence) => log.Information("{Camera}: {Sentence}", Id, sentence);
}
