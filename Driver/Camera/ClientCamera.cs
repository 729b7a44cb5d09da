using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>
/// A camera as one client has it, from its connecting to its leaving: ICameraV4's meaning. Gain, binning, window and readout mode are the
/// client's own, and so is its exposure; what the body is, all clients share.
/// </summary>
/// <remarks>Threads: any. Members read one of the values that the camera publishes; none waits for the body.</remarks>
public sealed partial class ClientCamera
{
    private readonly Camera camera;
    private readonly Clock clock;
    private Activity activity = Activity.Nothing;
    private Wanted wanted = Wanted.Default;
    private long heard;
    private volatile bool isGone;

    internal ClientCamera(Camera camera)
    {
        this.camera = camera;
        clock = camera.Clock;
        Scale = camera.Options.IsScaled ? (ushort.MaxValue + 1) / ((camera.LargestSeen ?? UsualMaximum) + 1) : 1;
        Hear();
    }

    /// <summary>What all clients of it share.</summary>
    public Camera Shared => camera;

    public string Name => camera.Name;

    /// <summary>At most 68 characters: a FITS header takes no more.</summary>
    public string Description => camera.Description;

    public bool IsSimulated => camera.IsSimulated;

    /// <summary>Since the client asked anything.</summary>
    internal TimeSpan Silence => clock.Since(Interlocked.Read(ref heard));

    /// <summary>The client died, or has left: whatever it asked for, nobody waits for it.</summary>
    internal bool IsGone
    {
        get => isGone;
        set => isGone = value;
    }

    /// <summary>Where its pictures are kept as files; null if the settings alone say that.</summary>
    internal OwnFolder? KeptIn { get; set; }

    internal Activity Now => Volatile.Read(ref activity);

    private CameraOptions Options => camera.Options;

    private PropertyTable Properties => camera.Snapshot;

    private SonyCamera? Body => camera.Body;

    private string ModelName => camera.ModelName;

    /// <summary>The client has asked something.</summary>
    internal void Hear() => Interlocked.Exchange(ref heard, clock.GetTimestamp());

    private void Say(string sentence) => camera.Say(sentence);

    /// <summary>Puts the next activity in the place of one that was seen; nothing happens if it is no longer that.</summary>
    private bool Replace(Activity seen, Activity next)
    {
        if (Interlocked.CompareExchange(ref activity, next, seen) != seen)
            return false;
        (seen as Activity.Ready)?.Picture.Dispose();
        return true;
    }

    /// <summary>Changes what is wanted for the next exposure; two calls at once change it one after the other.</summary>
    private void Want(Func<Wanted, Wanted> change)
    {
        while (true)
        {
            var seen = Volatile.Read(ref wanted);
            if (Interlocked.CompareExchange(ref wanted, change(seen), seen) == seen)
                return;
        }
    }
}
