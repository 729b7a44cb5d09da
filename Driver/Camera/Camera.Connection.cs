using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

public sealed partial class Camera
{
    /// <summary>A client's own view of this camera.</summary>
    public override CameraSession NewSession() => new(this);

    /// <summary>Lets the exposure of a client that is no more run to its end, and takes its leave then: the picture is one that nobody fetches.</summary>
    internal void Outlive(CameraSession session) => clock.Start($"{Id} exposure of a client that is gone", () =>
    {
        while (Now is Activity.Exposing)
            clock.Sleep(RestTime, CancellationToken.None);
        Detach(session);
    });

    /// <summary>What a client set or took is no business of the next one.</summary>
    private protected override void Forget()
    {
        Leave(AscomErrors.NotConnected($"{Name} was disconnected"));
        Volatile.Write(ref wanted, Wanted.Default);
        Volatile.Write(ref last, null);
    }

    internal override void Recognise(SonyCamera body) => Volatile.Write(ref shape, SensorShape.Find(body.Model, setup.Sensors));

    private void Notify(NoticeKind kind, string sentence) => Whole.Notify(kind, sentence);

    private void Say(string sentence) => log.Information("{Camera}: {Sentence}", Id, sentence);
}
