using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>Who is connected to what: each ClientID has a session of its own with each camera.</summary>
/// <remarks>
/// Threads: any. Alpaca has no goodbye but Disconnect: of a client that crashed nothing is heard any more. Its session ends when another
/// client disconnects, so that it does not keep a body open all day.
/// </remarks>
internal sealed class Clients(Clock clock)
{
    /// <summary>Longer than the longest exposure that a client sleeps through.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);

    /// <summary>More than this many sessions are not remembered; those that are not connected are forgotten first.</summary>
    public const int Most = 256;

    private readonly Dictionary<(Camera Camera, uint Client), Entry> sessions = [];

    /// <summary>The client's session with a camera.</summary>
    public CameraSession Session(Camera camera, uint client)
    {
        List<CameraSession> over = [];
        CameraSession session;
        lock (sessions)
        {
            if (!sessions.TryGetValue((camera, client), out var entry))
            {
                if (sessions.Count >= Most)
                    over.AddRange(MakeRoom());
                sessions[(camera, client)] = entry = new(camera.NewSession());
            }

            entry.LastHeard = clock.GetTimestamp();
            session = entry.Session;
        }

        over.ForEach(s => s.Dispose());
        return session;
    }

    /// <summary>Ends the sessions of clients that were not heard of for <see cref="Silence"/>. Called when a client disconnects.</summary>
    public void Sweep()
    {
        List<CameraSession> silent;
        lock (sessions)
        {
            var old = sessions.Where(s => clock.Since(s.Value.LastHeard) > Silence).ToList();
            old.ForEach(s => sessions.Remove(s.Key));
            silent = [.. old.Select(s => s.Value.Session)];
        }

        silent.ForEach(s => s.Dispose());
    }

    /// <summary>Ends all sessions: the server closes.</summary>
    public void EndAll()
    {
        List<CameraSession> all;
        lock (sessions)
        {
            all = [.. sessions.Values.Select(s => s.Session)];
            sessions.Clear();
        }

        all.ForEach(s => s.Dispose());
    }

    private List<CameraSession> MakeRoom()
    {
        var leave = sessions.OrderBy(s => s.Value.Session.Connected).ThenBy(s => s.Value.LastHeard).Take(Most / 8).ToList();
        leave.ForEach(s => sessions.Remove(s.Key));
        return [.. leave.Select(s => s.Value.Session)];
    }

    private sealed class Entry(CameraSession session)
    {
        public CameraSession Session => session;

        public long LastHeard { get; set; }
    }
}
