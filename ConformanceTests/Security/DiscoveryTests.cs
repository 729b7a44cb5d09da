using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Serilog;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>Discovery over both protocols, and what it cannot be misused for.</summary>
[NonParallelizable]
public sealed class DiscoveryTests
{
    private static readonly ILogger Silent = new LoggerConfiguration().CreateLogger();

    [Test]
    public async Task Over_IPv4_a_broadcast_is_answered_with_the_port()
    {
        var port = FreePort();
        using Discovery discovery = new([IPAddress.Any], 11111, Clock.Real, Silent, port);
        using var client = Client(IPAddress.Any);
        Assert.That(await Ask(client, "alpacadiscovery1", new(IPAddress.Broadcast, port), 1),
            Is.EqualTo(new[] { """{"AlpacaPort": 11111}""" }));
        Assert.That(await Ask(client, "alpacadiscovery1 and more", new(IPAddress.Loopback, port), 1), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Over_IPv6_the_group_is_answered_with_the_port()
    {
        var port = FreePort();
        var card = NetworkInterface.GetAllNetworkInterfaces().FirstOrDefault(c => c.OperationalStatus == OperationalStatus.Up
            && c.GetIPProperties().UnicastAddresses.Any(u => u.Address.IsIPv6LinkLocal));
        Assume.That(card, Is.Not.Null, "No interface here has a link-local address");
        using Discovery discovery = new([IPAddress.IPv6Any], 11111, Clock.Real, Silent, port);
        using var client = Client(IPAddress.IPv6Any);
        IPAddress group = new(IPAddress.Parse("ff12::a1:9aca").GetAddressBytes(), card!.GetIPProperties().GetIPv6Properties().Index);
        Assert.That(await Ask(client, "alpacadiscovery1", new(group, port), 1), Is.EqualTo(new[] { """{"AlpacaPort": 11111}""" }));
        Assert.That(await Ask(client, "alpacadiscovery1", new(IPAddress.IPv6Loopback, port), 1), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Amplification_an_answer_is_hardly_longer_than_its_question_and_nothing_else_is_answered()
    {
        var port = FreePort();
        using Discovery discovery = new([IPAddress.Loopback], 65535, Clock.Real, Silent, port);
        using var client = Client(IPAddress.Loopback);
        foreach (var nonsense in new[] { "", "alpaca", "Alpacadiscovery1", "xalpacadiscovery1", """{"AlpacaPort": 1}""",
            new string('a', 60000) })
            Assert.That(await Ask(client, nonsense, new(IPAddress.Loopback, port), 1, TimeSpan.FromSeconds(0.2)), Is.Empty);
        var answer = (await Ask(client, "alpacadiscovery1", new(IPAddress.Loopback, port), 1)).Single();
        Assert.That(answer, Has.Length.LessThan(1.5 * "alpacadiscovery1".Length), "And after all that it still answers");
    }

    [Test]
    public async Task Amplification_who_is_named_as_the_sender_of_a_thousand_questions_gets_ten_answers_a_second()
    {
        var port = FreePort();
        using Discovery discovery = new([IPAddress.Any], 11111, Clock.Real, Silent, port);
        using var victim = Client(Stranger.Address);
        var answers = await Ask(victim, "alpacadiscovery1", new(Stranger.Address, port), 1000, TimeSpan.FromSeconds(0.4));
        Assert.That(answers, Has.Count.InRange(1, 2 * Discovery.AnswersASecond));
    }

    /// <summary>Sends a question so often.</summary>
    /// <returns>What comes until nothing does for <paramref name="silence"/>.</returns>
    private static async Task<IReadOnlyList<string>> Ask(Socket client, string question, IPEndPoint where, int times,
        TimeSpan? silence = null)
    {
        for (var i = 0; i < times; i++)
            await client.SendToAsync(Encoding.ASCII.GetBytes(question), where);
        List<string> answers = [];
        var buffer = new byte[100];
        while (true)
        {
            using CancellationTokenSource patience = new(silence ?? TimeSpan.FromSeconds(answers.Count == 0 ? 5 : 0.3));
            try
            {
                answers.Add(Encoding.ASCII.GetString(buffer, 0, await client.ReceiveAsync(buffer, patience.Token)));
            }
            catch (OperationCanceledException)
            {
                return answers;
            }
        }
    }

    private static Socket Client(IPAddress address)
    {
        Socket socket = new(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        if (address.AddressFamily == AddressFamily.InterNetwork)
            socket.EnableBroadcast = true;
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
