using System.Buffers.Binary;
using System.Text;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Simulator;

/// <summary>The simulated body as a USB device.</summary>
[NonParallelizable]
public sealed class UsbIpServerTests
{
    [Test]
    public void The_device_is_listed_with_the_ids_of_the_real_one()
    {
        using var bench = new NetworkBench("ILCE-6300");
        using var socket = NetworkBench.Connect(bench.UsbIp.Port);
        socket.Send([.. UsbIpClient.Big16(0x0111, 0x8005), .. UsbIpClient.Big(0)]);
        var list = NetworkBench.Read(socket, 8 + 4 + 312 + 4);
        Assert.That(BinaryPrimitives.ReadUInt32BigEndian(list.AsSpan(8)), Is.EqualTo(1));
        Assert.That(Encoding.ASCII.GetString(list, 12 + 256, 3), Is.EqualTo("1-1"));
        Assert.That(BinaryPrimitives.ReadUInt32BigEndian(list.AsSpan(12 + 300)), Is.EqualTo(0x054C079C));
        Assert.That(list[^4..], Is.EqualTo(new byte[] { 6, 1, 1, 0 }));
    }

    [Test]
    public void The_descriptors_hang_together()
    {
        using var bench = new NetworkBench("ILCE-6300");
        using var device = new UsbIpClient(bench.UsbIp.Port);
        var head = device.Control(0x80, 6, 0x0200, 0, 9).Data;
        var all = device.Control(0x80, 6, 0x0200, 0, 255).Data;
        Assert.That(all, Has.Length.EqualTo(BitConverter.ToUInt16(head, 2)));
        Assert.That(Endpoints(all), Is.EqualTo(new byte[] { 0x81, 0x02, 0x83 }));
        var serial = device.Control(0x80, 6, 0x0303, 0x0409, 255).Data;
        Assert.That(Encoding.Unicode.GetString(serial, 2, serial.Length - 2), Is.EqualTo(bench.Body.Serial));
        Assert.That(device.Control(0x80, 6, 0x0305, 0x0409, 255).Status, Is.EqualTo(-32), "There is no fifth string");
        Assert.That(device.Control(0xA1, 0x67, 0, 0, 4).Data, Is.EqualTo(new byte[] { 4, 0, 1, 0x20 }));
    }

    [TestCase(SimulatedBody.Version2)]
    [TestCase(SimulatedBody.Version3)]
    public void A_picture_comes_in_containers(int version)
    {
        using var bench = new NetworkBench();
        using var device = new UsbIpClient(bench.UsbIp.Port);
        ShakeHands(device, (uint)version);
        bench.Body.PressButton();
        var (code, file) = device.Run(0x1009, 10, [0xFFFFC001]);
        Assert.That(code, Is.EqualTo(ResponseCode.Ok));
        using var frame = ArwDecoder.Decode(file);
        Assert.That(FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var found));
        Assert.That(found, Is.EqualTo(bench.Body.Exposures.Single().Code));
    }

    [Test]
    public void Containers_on_packet_boundaries_are_ended_by_an_empty_packet()
    {
        using var bench = new NetworkBench();
        using var device = new UsbIpClient(bench.UsbIp.Port);
        ShakeHands(device, SimulatedBody.Version3);
        bench.Body.PressButton();
        foreach (var count in new uint[] { 500, 1012, 2036, 1011, 1013 }) // with 12 bytes of header: 512, 1024, 2048, and beside it
        {
            var (code, part) = device.Run(0x101B, 20 + count, [0xFFFFC001, 0, count]);
            Assert.That(code, Is.EqualTo(ResponseCode.Ok));
            Assert.That(part, Has.Length.EqualTo(count));
        }
    }

    [Test]
    public void What_is_set_is_set_and_told_on_the_interrupt_pipe()
    {
        using var bench = new NetworkBench();
        using var device = new UsbIpClient(bench.UsbIp.Port);
        ShakeHands(device, SimulatedBody.Version3);
        Assert.That(device.Run(0x9205, 10, [0xD21E], [0x20, 3, 0, 0]).Code, Is.EqualTo(ResponseCode.Ok));
        byte[] expected = [16, 0, 0, 0, 4, 0, 0x03, 0xC2, 0xFF, 0xFF, 0xFF, 0xFF, 0x1E, 0xD2, 0, 0];
        var heard = Enumerable.Range(0, 5).Select(_ => device.Read(0x83, 256).Data).First(e => e[12] == 0x1E);
        Assert.That(heard, Is.EqualTo(expected));
    }

    [Test]
    public void A_transfer_can_be_taken_back()
    {
        using var bench = new NetworkBench();
        using var device = new UsbIpClient(bench.UsbIp.Port);
        Assert.That(device.ReadAndUnlink(0x81, 1024), Is.EqualTo(-104));
        Assert.That(device.Run(0x1001, 0, []).Code, Is.EqualTo(ResponseCode.Ok));
    }

    [Test]
    public void A_device_in_use_is_busy_and_one_unplugged_is_gone()
    {
        using var bench = new NetworkBench();
        using var device = new UsbIpClient(bench.UsbIp.Port);
        using (var second = new UsbIpClient(bench.UsbIp.Port))
            Assert.That(second.Status, Is.EqualTo(2));
        ShakeHands(device, SimulatedBody.Version3);
        bench.Body.PullCable();
        Assert.That(() => device.Run(0x9209, 9, []),
            Throws.TypeOf<EndOfStreamException>().Or.InstanceOf<System.Net.Sockets.SocketException>());
        using (var gone = new UsbIpClient(bench.UsbIp.Port))
            Assert.That(gone.Status, Is.EqualTo(1));
        bench.Body.PlugIn();
        using var back = new UsbIpClient(bench.UsbIp.Port);
        Assert.That(back.Status, Is.Zero);
    }

    [Test]
    public void Nonsense_on_the_bulk_pipe_stalls_it_and_the_next_command_is_heard()
    {
        using var bench = new NetworkBench();
        using var device = new UsbIpClient(bench.UsbIp.Port);
        Assert.That(device.Write(new byte[12]), Is.EqualTo(-32));
        Assert.That(device.Write([0xFF, 0xFF, 0xFF, 0x7F, 2, 0, 0, 0, 0, 0, 0, 0]), Is.EqualTo(-32));
        Assert.That(device.Run(0x1001, 0, []).Code, Is.EqualTo(ResponseCode.Ok));
    }

    [Test]
    public void Whatever_peers_say_the_next_one_is_served()
    {
        using var bench = new NetworkBench();
        NetworkBench.Endure(bench.UsbIp.Port, Garbage,
            () => Assert.That(() => new UsbIpClient(bench.UsbIp.Port).Status, Is.Zero.After(5000, 50)));
    }

    private static IEnumerable<byte> Endpoints(byte[] configuration)
    {
        for (var at = 0; at < configuration.Length; at += configuration[at])
        {
            if (configuration[at + 1] == 5)
                yield return configuration[at + 2];
        }
    }

    private static void ShakeHands(UsbIpClient device, uint version)
    {
        device.Run(0x1002, 0, [1]);
        device.Run(0x9201, 1, [1, 0, 0]);
        device.Run(0x9201, 2, [2, 0, 0]);
        device.Run(0x9202, 3, [version]);
        device.Run(0x9201, 4, [3, 0, 0]);
        Assert.That(device.Run(0x9209, 5, []).Code, Is.EqualTo(ResponseCode.Ok));
    }

    private static byte[] Garbage(Random chance)
    {
        var noise = new byte[chance.Next(200)];
        chance.NextBytes(noise);
        byte[] import = [.. UsbIpClient.Big16(0x0111, 0x8003), .. UsbIpClient.Big(0), .. Encoding.ASCII.GetBytes("1-1".PadRight(32, '\0'))];
        int[] lengths = [0, 12, 200, 1 << 20, int.MaxValue, -1];
        var submit = UsbIpClient.Submit((uint)chance.Next(), chance.Next(256), lengths[chance.Next(lengths.Length)], noise.Length >= 8
            ? noise[..8] : []);
        return chance.Next(4) switch
        {
            0 => noise,
            1 => [.. import, .. noise],
            2 => [.. import, .. submit, .. noise],
            _ => [.. import, .. UsbIpClient.Submit(1, 2, noise.Length), .. noise, .. submit],
        };
    }
}
