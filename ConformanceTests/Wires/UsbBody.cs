using System.Globalization;
using SonyAlpha.ConformanceTests.Simulator;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.Transport.Usb;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>A whole simulated body, plugged into the real libusb by way of its own USB/IP port.</summary>
internal sealed class UsbBody : IDisposable
{
    private readonly NetworkBench bench;

    public UsbBody(string model, params string[] faults)
    {
        bench = new(model, faults);
        Port = UsbBridge.Plug(bench.UsbIp.Port);
    }

    public SimulatedCamera Body => bench.Body;

    /// <summary>Where it is plugged in: "1-3".</summary>
    public string Port { get; private set; }

    /// <summary>As gphoto2 names the same place. The bridge gives the device at port N the number N + 1.</summary>
    public string Gphoto2Port =>
        string.Create(CultureInfo.InvariantCulture, $"usb:001,{int.Parse(Port[2..], CultureInfo.InvariantCulture) + 1:D3}");

    public SonyCamera Connect() => SonyCamera.Connect(new UsbBus().Open($"usb:{Port}", Clock.Real, default), Clock.Real);

    /// <summary>Puts the cable in again.</summary>
    public void Replug()
    {
        Body.PlugIn();
        Port = UsbBridge.Plug(bench.UsbIp.Port);
    }

    public void Dispose() => bench.Dispose();
}
