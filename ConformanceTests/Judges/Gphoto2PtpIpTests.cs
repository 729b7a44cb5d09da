using System.Globalization;
using SonyAlpha.ConformanceTests.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.ConformanceTests.Judges;

/// <summary>Over PTP/IP. Commands and events go to the same port: gphoto2 would take 15740 for the events.</summary>
[NonParallelizable]
[Category("Gphoto2")]
public sealed class Gphoto2PtpIpTests : Gphoto2Contract
{
    private protected override AttachedBody Attach(string model)
    {
        var bench = new NetworkBench(model);
        var address = string.Create(CultureInfo.InvariantCulture, $"ptpip:127.0.0.1:{bench.PtpIp.Port}");
        return new(
            bench.Body, ["--camera", "PTP/IP Camera", "--port",
                string.Create(CultureInfo.InvariantCulture, $"{address}:{bench.PtpIp.Port}")],
            () => SonyCamera.Connect(new PtpIpBus(() => new(Guid.NewGuid())).Open(address, Clock.Real, default), Clock.Real), bench);
    }
}
