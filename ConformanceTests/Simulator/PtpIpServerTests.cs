using System.Net.Sockets;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;
using static SonyAlpha.ConformanceTests.Simulator.PtpIpPackets;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>The simulated body on the network, seen by this driver's transport and by peers who mean no good.</summary>
public sealed class PtpIpServerTests
{
    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    public void A_picture_comes_over_the_network(string model)
    {
        using var bench = new NetworkBench(model);
        using var camera = SonyCamera.Connect(Open(bench), Clock.Real);
        var taken = Bench.Expose(camera, new ShutterSpeed(1, 4), 0.25, 400);
        using var frame = ArwDecoder.Decode(Bench.Bytes(taken.Objects.Single()));
        Assert.That(FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var code));
        Assert.That(code, Is.EqualTo(bench.Body.Exposures.Single().Code));
        Assert.That(camera.Properties[SimulatorProperty.Cap], Is.Not.Null, "Over the network too one can tell that it is simulated");
    }

    [Test]
    public void Events_come_over_the_network()
    {
        using var bench = new NetworkBench();
        using var transport = Shaken(bench);
        transport.Say(0x9205, [0xD21E], [0x20, 3, 0, 0]);
        var heard = Enumerable.Range(0, 5).Select(_ => transport.NextEvent(TimeSpan.FromSeconds(1)));
        Assert.That(heard, Does.Contain(new PtpEvent(0xC203, 0xD21E)));
    }

    [Test]
    public void A_second_client_is_told_that_the_body_is_busy()
    {
        using var bench = new NetworkBench();
        using var first = Open(bench);
        Assert.That(() => Open(bench), Throws.TypeOf<TransportException>());
        first.Dispose();
        // the server notices that the first has gone a moment later
        Assert.That(() => Open(bench).Dispose(), Throws.Nothing.After(5000, 50));
    }

    [Test]
    public void A_body_that_is_unplugged_in_the_middle_of_a_picture_comes_back()
    {
        using var bench = new NetworkBench("SIM-640", "cable-pulled-downloading");
        Assert.That(() => Bench.Expose(SonyCamera.Connect(Open(bench), Clock.Real), new ShutterSpeed(1, 4), 0.25),
            Throws.TypeOf<TransportException>());
        Assert.That(() => SonyCamera.Connect(Open(bench), Clock.Real).Dispose(), Throws.Nothing.After(5000, 100));
    }

    [Test]
    public void A_cancelled_picture_can_be_fetched_again()
    {
        using var bench = new NetworkBench("ILCE-7M3");
        using var events = Greet(bench, out var commands);
        using (commands)
        {
            commands.Send(Request(1, 0x1002, 0, 1));
            Response(commands);
            for (uint phase = 1; phase <= 3; phase++)
            {
                commands.Send(Request(1, 0x9201, phase, phase));
                Response(commands);
            }

            bench.Body.PressButton();
            commands.Send(Request(1, 0x1009, 10, 0xFFFFC001));
            NetworkBench.Read(commands, 1_000_000);
            events.Send(Packet(11, Numbers(10)));
            // the server runs into full buffers, and hears the other connection meanwhile
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(300));
            // what is left of the packet that was read into: StartData has 20 bytes, each header of Data 12
            NetworkBench.Read(commands, 20 + 12 + (1 << 20) - 1_000_000);
            Assert.That(Response(commands), Is.EqualTo(ResponseCode.TransactionCancelled));
            commands.Send(Request(1, 0x1009, 11, 0xFFFFC001));
            Assert.That(Response(commands), Is.EqualTo(ResponseCode.Ok));
        }
    }

    [Test]
    public void A_data_phase_of_nothing_is_over_with_its_beginning()
    {
        using var bench = new NetworkBench();
        using var events = Greet(bench, out var commands);
        commands.Send(Request(1, 0x1002, 0, 1));
        NetworkBench.Read(commands, 14);
        commands.Send([.. Request(2, 0x9205, 1, 0xD222), .. Packet(9, Numbers(1, 0, 0))]);
        Assert.That(NetworkBench.Read(commands, 14)[4], Is.EqualTo(7));
        commands.Dispose();
    }

    [Test]
    public void Peers_who_say_nothing_are_sent_away()
    {
        using var bench = new NetworkBench();
        var silent = Enumerable.Range(0, 16).Select(_ => NetworkBench.Connect(bench.PtpIp.Port)).ToList();
        Assert.That(() => Open(bench).Dispose(), Throws.Nothing.After(9000, 200));
        silent.ForEach(socket => socket.Dispose());
    }

    internal static ITransport Open(NetworkBench bench) =>
        new PtpIpBus(() => new(Guid.NewGuid())).Open($"ptpip:127.0.0.1:{bench.PtpIp.Port}", Clock.Real, default);

    private static ITransport Shaken(NetworkBench bench)
    {
        var transport = Open(bench);
        transport.Say(0x1002, [1]);
        transport.Say(0x9201, [1, 0, 0]);
        transport.Say(0x9201, [2, 0, 0]);
        transport.Say(0x9202, [SimulatedBody.Version3, 1]);
        transport.Say(0x9201, [3, 0, 0]);
        transport.Say(0x9209);
        return transport;
    }

    /// <summary>Both connections, by hand.</summary>
    private static Socket Greet(NetworkBench bench, out Socket commands)
    {
        commands = NetworkBench.Connect(bench.PtpIp.Port);
        commands.Send(Hello());
        var number = NetworkBench.Read(commands, 8 + 4 + 16 + (2 * (bench.Body.Body.Model.Length + 1)) + 4)[8];
        var events = NetworkBench.Connect(bench.PtpIp.Port);
        events.Send(Packet(3, Numbers(number)));
        Assert.That(NetworkBench.Read(events, 8)[4], Is.EqualTo(4));
        return events;
    }

    /// <summary>Reads packets to the next response.</summary>
    private static ushort Response(Socket commands)
    {
        while (true)
        {
            var header = NetworkBench.Read(commands, 8);
            var body = NetworkBench.Read(commands, BitConverter.ToInt32(header) - 8);
            if (header[4] == 7)
                return BitConverter.ToUInt16(body);
        }
    }
}
