using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>What the driver's own pages and verbs show of a camera, beyond what ASCOM has members for.</summary>
public sealed partial class Camera
{
    /// <summary>What else the body's thread may have to do first: a live frame, a dataset.</summary>
    private static readonly TimeSpan ReadPatience = TimeSpan.FromSeconds(10);

    /// <summary>More decoded pictures than this are not held in memory, however many clients there are.</summary>
    private const int MostPictures = 2;

    private readonly List<(Picture Picture, ClientCamera Owner)> held = [];
    private volatile string? lastFailure;

    /// <summary>The last picture of any client with everything about it; null if there is none. For the driver's own pages and
    /// verbs.</summary>
    public Picture? LastPicture => Newest?.Picture;

    /// <summary>The same, and whose it is.</summary>
    internal (Picture Picture, ClientCamera Owner)? Newest
    {
        get
        {
            lock (held)
                return held.FindLast(h => !h.Picture.IsDisposed) is { Picture: not null } last ? last : null;
        }
    }

    /// <summary>Whether a body answers.</summary>
    public bool IsOpen => Link is Link.Open;

    /// <summary>Why no body answers although somebody wants it; null if one does, or nobody does.</summary>
    public string? Trouble => Whole.Trouble;

    /// <summary>Everything that the body said of itself when it was last asked; empty while there is none.</summary>
    public PropertyTable Snapshot => Properties;

    /// <summary>Listens to the body for so long, less if it speaks, and says what it then is set to.</summary>
    /// <exception cref="AscomException">It is away, or an exposure keeps it busy.</exception>
    public Reading Read(TimeSpan atMost) => thread.Do(
        body =>
        {
            body.Listen(atMost);
            return new Reading(clock.GetUtcNow(), body.Properties, body.Dataset, body.Abilities.Version);
        }, atMost + ReadPatience);

    /// <summary>What the body is; null while there is none.</summary>
    public DeviceInfo? Device => Body?.Device;

    /// <summary>Its properties and controls, and the protocol version that it granted; null while there is none.</summary>
    public ExtDeviceInfo? Abilities => Body?.Abilities;

    /// <summary>What went wrong with the last exposure; null if nothing did.</summary>
    public string? LastFailure => lastFailure;

    /// <summary>A picture is in its client's hands; the oldest one of another client makes room for it.</summary>
    private void Hold(Picture picture, ClientCamera owner)
    {
        (Picture Picture, ClientCamera Owner)[] over;
        lock (held)
        {
            held.RemoveAll(h => h.Picture.IsDisposed);
            held.Add((picture, owner));
            over = [.. held.SkipLast(MostPictures)];
        }

        lastFailure = null;
        foreach (var (old, whose) in over)
            whose.LetGo(old);
    }
}
