using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

public sealed partial class Camera
{
    /// <summary>A client's own view of this camera.</summary>
    public override CameraSession NewSession() => new(this);

    /// <summary>Lets the exposure of a client that is no more run to its end, and takes its leave then: the picture is one that nobody
    /// fetches.</summary>
    internal void FinishFor(CameraSession session, ClientCamera own)
    {
        own.IsGone = true;
        clock.Start($"{Id} exposure of a client that is gone", () =>
        {
            while (own.Now is Activity.Exposing)
                clock.Sleep(CameraBody.RestTime, CancellationToken.None);
            Detach(session);
        });
    }

    private protected override void Arrives(DeviceSession session) => ((CameraSession)session).Own = new(this);

    private protected override void Leaves(DeviceSession session) => ((CameraSession)session).Own?.Leave();

    /// <summary>What clients were told of sizes holds while they are connected, though the body was away meanwhile.</summary>
    internal override void Recognise(SonyCamera body)
    {
        Interlocked.CompareExchange(ref shape, SensorShape.Find(body.Model, setup.Sensors), null);
        doubled = 0; // somebody may have been at its menu
    }

    private void Notify(NoticeKind kind, string sentence) => Whole.Notify(kind, sentence);

    internal void Say(string sentence) => log.Information("{Camera}: {Sentence}", Id, sentence);
}
