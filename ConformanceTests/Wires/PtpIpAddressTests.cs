using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.ConformanceTests.Wires;

public sealed class PtpIpAddressTests
{
    [TestCase("ptpip:192.168.122.1", "192.168.122.1", 15740)]
    [TestCase("PTPIP:camera.local:15741", "camera.local", 15741)]
    [TestCase("ptpip:fe80::1", "fe80::1", 15740)]
    [TestCase("ptpip:[fe80::1]:99", "fe80::1", 99)]
    [TestCase("ptpip:[fe80::1]", "fe80::1", 15740)]
    public void An_id_names_host_and_port(string id, string host, int port) =>
        Assert.That(PtpIpBus.Parse(id), Is.EqualTo((host, port)));

    [TestCase("ptpip:")]
    [TestCase("ptpip:host:")]
    [TestCase("ptpip:host:0")]
    [TestCase("ptpip:host:70000")]
    [TestCase("ptpip:host:http")]
    public void What_is_no_address_is_refused(string id) =>
        Assert.Throws<TransportException>(() => PtpIpBus.Parse(id));
}
