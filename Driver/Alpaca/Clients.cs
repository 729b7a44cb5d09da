using System.Net;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>Who is connected to what: each ClientID has a session of its own with each device.</summary>
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

    private readonly Dictionary<(Device Device, uint Client), Entry> sessions = [];

    /// <summary>How many sessions are remembered.</summary>
    public int Count
    {
        get
        {
            lock (sessions)
                return sessions.Count;
        }
    }

    /// <summary>The client's session with a device.</summary>
    /// <param name="from">Where it calls from; null for this machine.</param>
    public DeviceSession Session(Device device, uint client, IPAddress? from = null)
    {
        from = (from ?? IPAddress.Loopback).MapToIPv6();
        List<DeviceSession> over = [];
        DeviceSession session;
        lock (sessions)
        {
            if (!sessions.TryGetValue((device, client), out var entry))
            {
                if (sessions.Count >= Most)
                    over.AddRange(MakeRoom(from));
                sessions[(device, client)] = entry = new(device.NewSession(), from);
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
        List<DeviceSession> silent;
        lock (sessions)
        {
            var old = sessions.Where(s => clock.Since(s.Value.LastHeard) > Silence).ToList();
            old.ForEach(s => sessions.Remove(s.Key));
            silent = [.. old.Select(s => s.Value.Session)];
        }

        silent.ForEach(s => s.Abandon());
    }

    /// <summary>Ends all sessions: the server closes.</summary>
    public void EndAll()
    {
        List<DeviceSession> all;
        lock (sessions)
        {
            all = [.. sessions.Values.Select(s => s.Session)];
            sessions.Clear();
        }

        all.ForEach(s => s.Dispose());
    }

    /// <summary>
    /// Who makes up ClientIDs without end drives out his own: sessions of the same address go first, then those of other strangers, and the
    /// programs of this machine last, one at a time.
    /// </summary>
    private List<DeviceSession> MakeRoom(IPAddress newcomer)
    {
        int Rank(IPAddress from) => from.Equals(newcomer) ? 0 : !IPAddress.IsLoopback(from) ? 1 : 2;
        var first = sessions.Values.Min(entry => Rank(entry.From));
        var leave = sessions.Where(s => Rank(s.Value.From) == first)
            .OrderBy(s => s.Value.Session.Connected).ThenBy(s => s.Value.LastHeard).Take(first == 0 ? Most / 8 : 1).ToList();
        leave.ForEach(s => sessions.Remove(s.Key));
        return [.. leave.Select(s => s.Value.Session)];
    }

    private sealed class Entry(DeviceSession session, IPAddress from)
    {
        public IPAddress From => from;

        public DeviceSession Session => session;

        public long LastHeard { get; set; }
    }
}
