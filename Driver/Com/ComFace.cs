using System.Collections.Concurrent;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>A station's devices for COM clients, in the one process that owns them.</summary>
[SupportedOSPlatform("windows")]
internal sealed class ComFace : IDisposable
{
    private readonly Ownership ownership;
    private readonly ComServer server;
    private readonly ServerLife life;
    private readonly TrayIcon tray;
    private readonly ConcurrentDictionary<DeviceSession, bool> sessions = new();

    private ComFace(Ownership ownership, Station station)
    {
        this.ownership = ownership;
        life = new(station.Clock, () => station.Bodies.Offered.Any(camera => camera.Whole.Clients > 0));
        Dictionary<int, SetupDialog> dialogs = DeviceKinds.All.SelectMany(kind => kind.Classes).Select(made => made.Rig).Distinct()
            .ToDictionary(rig => rig, rig => new SetupDialog(station, rig));
        ComObject New(DeviceClass made)
        {
            var session = made.Kind.NewSession(() => station.ChooseForClients(made.Rig).Whole.Find(made.Kind)!, station.Clock);
            sessions[session] = true;
            return new DeviceObject(session, _ => dialogs[made.Rig].Show(), life, station.Log)
                { Gone = () => sessions.TryRemove(session, out _) };
        }

        server = new(DeviceKinds.All.SelectMany(kind => kind.Classes)
            .ToDictionary(made => made, Func<ComObject> (made) => () => New(made)), life, station.Log);
        tray = new(station, dialogs[1].Show);
        station.Notices.AddOutlet(tray);
        ownership.Serves(true);
    }

    /// <summary>Begins to serve; called on the main thread.</summary>
    /// <returns>Null if another process serves COM clients already.</returns>
    public static ComFace? Begin(Station station) => Ownership.Take(station.Clock) is { } ownership ? new(ownership, station) : null;

    /// <summary>Returns when nobody needs this process any more, or it is asked to end.</summary>
    public void WaitForTheEnd(CancellationToken stop) => server.WaitForTheEnd(stop);

    /// <summary>A server that is told to end may have clients still, or dead ones that Windows has not missed yet: what they have not
    /// fetched is kept.</summary>
    public void Dispose()
    {
        ownership.Serves(false);
        tray.Dispose();
        server.Dispose();
        foreach (var session in sessions.Keys)
            session.Dispose();
        ownership.Dispose();
    }
}
