using Serilog;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>A bus whose camera was unplugged: what can be asked of a camera that does not open.</summary>
internal sealed class NoCameras : IBus
{
    private static readonly ILogger Silent = new LoggerConfiguration().CreateLogger();

    public string Scheme => "none";

    public static Camera One { get; } = Make("none:1");

    public static Camera Other { get; } = Make("none:2");

    public IReadOnlyList<FoundCamera> Find(CancellationToken cancel) => [];

    public ITransport Open(string id, Clock clock, CancellationToken cancel) =>
        throw new TransportException(TransportFault.Disconnected, $"{id} is not there any more. Plug it in");

    private static Camera Make(string id)
    {
        var keeper = new Keeper(Clock.Real, Path.GetTempPath(), _ => { });
        CameraSetup setup = new(new NoCameras(), new(id, "ILCE-7M4", "123", "no wire"), Clock.Real, () => new(), keeper, new(), null,
            Silent);
        return (Camera)new CameraBody(setup).Find(Camera.Row)!;
    }
}
