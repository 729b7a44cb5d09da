using SonyAlpha.SonyProtocol.Arw;
using Caller = System.Runtime.CompilerServices.CallerMemberNameAttribute;

namespace SonyAlpha.Driver;

/// <summary>What the sensor is: from the last frame where it says so, from the table of bodies where it does not.</summary>
public sealed partial class ClientCamera
{
    /// <summary>14 bits, what these bodies deliver; the frame itself says if it is less.</summary>
    private const int UsualMaximum = 16383;

    public int CameraXSize => Tell().Width;

    public int CameraYSize => Tell().Height;

    public double PixelSizeX => PixelSize(nameof(PixelSizeX));

    public double PixelSizeY => PixelSize(nameof(PixelSizeY));

    public SensorType SensorType => Mode == Readout.LiveView ? SensorType.Monochrome : SensorType.Rggb;

    public short BayerOffsetX => Coloured((short)((Shape.RedX + Shape.Shown(Mode).X) & 1));

    public short BayerOffsetY => Coloured((short)((Shape.RedY + Shape.Shown(Mode).Y) & 1));

    public int MaxADU => Mode == Readout.LiveView ? GreyFrame.MaxValue : (LastFile?.MaxValue ?? UsualMaximum) * Scale;

    /// <summary>
    /// By how much this client's pictures are multiplied: one factor for the body and for all that the client takes, decided when it
    /// connected. Flats, darks and lights of one night fit each other.
    /// </summary>
    public int Scale { get; }

    /// <summary>The maker's part number, of a simulated body that of the real one; "" where nobody knows it.</summary>
    public string SensorName => Model.SensorName;

    public double ElectronsPerADU => throw AscomErrors.NotImplemented(nameof(ElectronsPerADU), "not known for this body");

    public double FullWellCapacity => throw AscomErrors.NotImplemented(nameof(FullWellCapacity), "not known for this body");

    /// <summary>The shutter cannot stay closed during an exposure: darks are taken with the cap on. A simulated sky has a cap of its
    /// own.</summary>
    public bool HasShutter => IsSimulated;

    /// <summary>
    /// Degrees Celsius within the body, as a frame of the last half hour said. Many bodies of 2020 and later do not say, and no property of
    /// the protocol does.
    /// </summary>
    public double CCDTemperature => camera.Temperature ?? throw (Options.UnknownTemperatureIsNotSet
        ? AscomErrors.ValueNotSet("The body has not told a temperature yet; if it does, it is in its frames")
        : AscomErrors.NotImplemented(nameof(CCDTemperature), "the body has not told a temperature; if it does, it is in its frames"));

    public IReadOnlyList<StateValue> DeviceState
    {
        get
        {
            var now = Now;
            List<StateValue> state =
            [
                new(nameof(CameraState), (int)CameraState),
                new(nameof(PercentCompleted), PercentCompleted),
                new("TimeStamp", clock.GetUtcNow().UtcDateTime),
            ];
            if (now is not Activity.Failed)
                state.Insert(1, new(nameof(ImageReady), now is Activity.Ready));
            if (camera.Temperature is { } celsius)
                state.Insert(1, new(nameof(CCDTemperature), celsius));
            return state;
        }
    }

    private SonyProtocol.CameraModel Model => camera.Model;

    private SensorShape Shape => Mode == Readout.LiveView ? camera.LiveShapeNow : Frames;

    private SensorShape Frames => camera.Frames;

    private ArwFile? LastFile => camera.LastFile;

    /// <summary>µm, of a pixel of the readout mode; null of a body that no table knows.</summary>
    public double? PixelMicrons => Model.PixelMicrons > 0 ? Model.PixelMicrons * Coarseness : null;

    /// <summary>Sensor pixels in one of the readout mode, in each direction.</summary>
    private double Coarseness => Mode == Readout.LiveView ? (double)Frames.Active.Width / Shape.Width : SensorShape.Factor(Mode);

    /// <summary>From now on the client counts in these pixels.</summary>
    private (int Width, int Height) Tell()
    {
        var now = Coordinates;
        Want(w => w.Region.Tell(now) is var told && told == w.Region ? w : w with { Region = told });
        return now.Size;
    }

    private short Coloured(short offset, [Caller] string member = "") => Mode == Readout.LiveView
        ? throw AscomErrors.NotImplemented(member, "the live picture is grey, it has no Bayer pattern")
        : offset;

    private double PixelSize(string member) =>
        PixelMicrons ?? throw AscomErrors.NotImplemented(member, $"no table knows the pixels of an {ModelName}");
}
