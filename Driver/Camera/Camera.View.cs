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

    /// <summary>Somebody looks at the driver's page, or did within this time: for him the last picture stays in memory while the next
    /// one is exposed, though its client has let it go.</summary>
    private static readonly TimeSpan LooksOn = TimeSpan.FromMinutes(1);

    private (Picture Picture, ClientCamera Owner)? shown;
    private long? watched;

    /// <summary>Somebody looks at the driver's page.</summary>
    internal void Watched()
    {
        lock (held)
            watched = clock.GetTimestamp();
    }

    /// <summary>The last picture of any client with everything about it; null if there is none. For the driver's own pages and
    /// verbs.</summary>
    public Picture? LastPicture => Newest?.Picture;

    /// <summary>The same, and whose it is.</summary>
    internal (Picture Picture, ClientCamera Owner)? Newest
    {
        get
        {
            lock (held)
            {
                var last = held.FindLast(h => !h.Picture.IsDisposed);
                return last.Picture is not null && (shown is not { } mine || last.Picture.Number >= mine.Picture.Number) ? last : shown;
            }
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

    private bool IsWatched => watched is { } at && clock.Since(at) < LooksOn;

    /// <summary>Shows a picture for as long as somebody looks, and no newer one is there.</summary>
    private void Show(Picture picture, ClientCamera owner)
    {
        shown?.Picture.Dispose();
        shown = null;
        clock.Pulse(held);
        if (!IsWatched)
            return;
        var mine = picture.Share();
        shown = (mine, owner);
        clock.Start($"{Id} shows picture {picture.Number}", () =>
        {
            while (!mine.IsDisposed)
            {
                clock.WaitUntil(held, () => mine.IsDisposed, LooksOn);
                lock (held)
                {
                    if (IsWatched || shown?.Picture != mine)
                        continue;
                    mine.Dispose();
                    shown = null;
                }
            }
        });
    }

    /// <summary>A picture is in its client's hands; the oldest one of another client makes room for it.</summary>
    private void Hold(Picture picture, ClientCamera owner)
    {
        (Picture Picture, ClientCamera Owner)[] over;
        lock (held)
        {
            held.RemoveAll(h => h.Picture.IsDisposed);
            held.Add((picture, owner));
            over = [.. held.SkipLast(MostPictures)];
            Show(picture, owner);
        }

        lastFailure = null;
        foreach (var (old, whose) in over)
            whose.LetGo(old);
    }
}
