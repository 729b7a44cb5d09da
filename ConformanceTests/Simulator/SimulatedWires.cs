using System.Globalization;
using System.Net;
using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.ConformanceTests.Wires;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;
using SonyAlpha.Transport.Usb;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>A simulated body that also has the operations of the <see cref="TestCamera"/>.</summary>
internal abstract class SimulatedWire : Wire
{
    protected SimulatedWire()
    {
        Body = new(SimulatedBodies.Find("SIM-640")!, Clock.Real, new()
        {
            ClockDivisor = 50, Operations = TestCamera.Operations.ToDictionary(row => row.Key,
                row => new FurtherOperation(row.Value, Answer)),
        });
        Camera.Says += Body.Tell;
    }

    protected SimulatedCamera Body { get; }

    public override void Unplug() => Body.PullCable();

    public override void Plug()
    {
        Misdeed = Misdeed.None;
        Body.PlugIn();
    }

    private Reply Answer(PtpRequest request)
    {
        var answer = Camera.Run(request.Operation, request.Parameters.ToArray(), request.DataOut.Span);
        var response = new PtpResponse(answer.Code, answer.Parameters);
        if (answer.Data is not { } data)
            return new(response);
        var honest = new Reply(response, data);
        switch (Misdeed)
        {
            case Misdeed.SaysNothing:
                return new(default) { IsSilent = true };
            case Misdeed.HangsUpInTheMiddle:
                Body.PullCable();
                return honest with { BreaksAt = data.Length / 2 };
            case Misdeed.AnnouncesTooMuch or Misdeed.AnnouncesTooLittle:
                return honest with { Announced = data.Length + (Misdeed == Misdeed.AnnouncesTooMuch ? 1 : -1) };
            default:
                return honest;
        }
    }
}

/// <summary>In this process, without a wire.</summary>
internal sealed class InProcessWire : SimulatedWire
{
    private readonly SimulatorBus bus;

    public InProcessWire() => bus = new(Body);

    public override ITransport Open() => bus.Open("sim:SIM-640", Clock.Real, default);

    public override void Dispose()
    {
    }
}

/// <summary>By way of the simulator's own PTP/IP port.</summary>
internal sealed class SimulatedNetworkWire : SimulatedWire
{
    private readonly PtpIpServer server;

    public SimulatedNetworkWire() => server = new(Body, new(IPAddress.Loopback, 0), Clock.Real);

    public override ITransport Open() => new PtpIpBus(() => new(Guid.NewGuid()) { Patience = Patience })
        .Open(string.Create(CultureInfo.InvariantCulture, $"ptpip:127.0.0.1:{server.Port}"), Clock.Real, default);

    public override void Dispose() => server.Dispose();
}

/// <summary>By way of the simulator's own USB/IP port, and the real libusb.</summary>
internal sealed class SimulatedCableWire : SimulatedWire
{
    private readonly UsbIpServer server;
    private string port;

    public SimulatedCableWire()
    {
        server = new(Body, new(IPAddress.Loopback, 0), Clock.Real);
        port = UsbBridge.Plug(server.Port);
    }

    public override ITransport Open() => new UsbBus(patience: Patience).Open($"usb:{port}", Clock.Real, default);

    public override void Plug()
    {
        base.Plug();
        port = UsbBridge.Plug(server.Port);
    }

    public override void Dispose() => server.Dispose();
}
