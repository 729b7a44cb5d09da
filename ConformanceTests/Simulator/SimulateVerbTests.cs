using System.Net;
using System.Net.Sockets;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.ConformanceTests.Simulator;

public sealed class SimulateVerbTests
{
    [Test]
    public void A_served_body_stands_on_what_it_was_set_to_until_it_is_ended()
    {
        using var stop = new CancellationTokenSource();
        using StringWriter output = new(), error = new();
        var code = -1;
        var verb = Clock.Real.Start("verb", () => code = CommandLine.Run(
            ["simulate", "sim-640", "--ptpip", "0", "--set", "ShutterSpeed=0", "--clock", "fast"],
            new(TextWriter.Synchronized(output), error, Clock.Real, stop.Token)));
        Assert.That(() => output.ToString(), Does.Match(@"SIM-640 \(simulated\) on ptpip:127\.0\.0\.1:\d+").After(10_000, 50));
        var port = output.ToString().Trim().Split(':')[^1];
        using (var camera = SonyCamera.Connect(new PtpIpBus(() => new(Guid.NewGuid()))
            .Open($"ptpip:127.0.0.1:{port}", Clock.Real, default), Clock.Real))
            Assert.That(camera.Properties.Get(SonyProperty.ShutterSpeed), Is.EqualTo(ShutterSpeed.Bulb));
        stop.Cancel();
        Assert.That(verb.Join(TimeSpan.FromSeconds(5)));
        Assert.That(code, Is.EqualTo(ExitCode.Done));
    }

    [TestCase("ILCE-9", "There are: ILCE-6000")]
    [TestCase("SIM-640 --fault nonsense", "There are: handshake-empty")]
    [TestCase("SIM-640 --set Nonsense=1", "ShutterSpeed=0")]
    [TestCase("SIM-640 --bind here", "127.0.0.1")]
    [TestCase("SIM-640V2 --set IntervalRecStillMode=2", "SIM-640V2 has no IntervalRecStillMode (0xD24F)")]
    [TestCase("--small", "simulate --list")]
    public void What_cannot_be_is_wrong_usage(string arguments, string advice)
    {
        var run = Typed.Run(["simulate", .. arguments.Split(' ')]);
        Assert.That(run.Code, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(run.Error, Does.Contain(advice));
    }

    [Test]
    public void The_list_says_of_each_body_on_what_it_rests()
    {
        var rows = Typed.Run("simulate", "--list").Out.Trim().Split('\n').Select(line => line.Trim().Split('\t')).ToList();
        Assert.That(rows.Select(row => row[0]), Is.EqualTo(SimulatedBodies.All.Select(body => body.Model)));
        Assert.That(rows.Select(row => row[^1]), Has.All.Not.Empty);
    }

    [Test]
    public void A_taken_port_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var run = Typed.Run("simulate", "SIM-640", "--ptpip", port);
        Assert.That((run.Code, run.Out), Is.EqualTo((ExitCode.Failed, "")));
        Assert.That(run.Error, Does.Contain(port));
    }
}
