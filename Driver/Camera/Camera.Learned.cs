using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>What frames have told of the body: all clients share it, as long as one is connected.</summary>
public sealed partial class Camera
{
    private SensorShape? shape;
    private ArwFile? lastFile;

    /// <summary>The camera as nobody's client.</summary>
    public override IReadOnlyList<StateValue> DeviceState =>
        [new(nameof(CameraState), (int)CameraState), new(nameof(PercentCompleted), PercentCompleted), new("TimeStamp", clock.GetUtcNow().UtcDateTime)];

    internal SonyProtocol.CameraModel Model => Body?.Model ?? SonyProtocol.CameraModel.Find(setup.Found.Model);

    /// <summary>The shape of what exposures deliver, whatever the readout mode.</summary>
    internal SensorShape Frames => Volatile.Read(ref shape) ?? SensorShape.Find(Model, setup.Sensors);

    /// <summary>What the last frame's file said of itself.</summary>
    internal ArwFile? LastFile => Volatile.Read(ref lastFile);

    private protected override void Forget()
    {
        Volatile.Write(ref lastFile, null);
        Volatile.Write(ref shape, null);
        identity.ForgetClock();
    }
}
