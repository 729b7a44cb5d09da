using System.Net;
using System.Net.Sockets;
using System.Text;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.Driver.Web;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>A whole station with simulated bodies behind a server, as `serve --simulate … --clock fast` has it.</summary>
internal sealed class SimulatedServer : IAsyncDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sonyalpha-").FullName;

    private SimulatedServer(params string[] models)
    {
        Station = new(Folders.Below(root), Clock.Real, new(models, ClockDivisor: 50));
        Station.OfferSimulated(CancellationToken.None);
    }

    public Station Station { get; }

    public Served Served { get; private set; } = null!;

    public Camera Camera => Station.Bodies.Offered[0];

    public static Task<SimulatedServer> Start(params string[] models) => Start(AlpacaOptions.Loopback, models);

    public static async Task<SimulatedServer> Start(AlpacaOptions options, params string[] models)
    {
        var server = new SimulatedServer(models);
        server.Served = await Served.Cameras(server.Station.Bodies.Offered, options, new WebSite(server.Station, () => { }),
            server.Station.Log);
        return server;
    }

    /// <summary>One call of a client.</summary>
    public async Task<Answer> Do(uint client, string member, string parameters = "", int camera = 0) =>
        await Served.Put($"/api/v1/camera/{camera}/{member}", $"ClientID={client}&{parameters}");

    public async Task<Answer> Ask(uint client, string member, int camera = 0) =>
        await Served.Get($"/api/v1/camera/{camera}/{member}?ClientID={client}");

    public async Task Connect(uint client) => Assert.That((await Do(client, "connected", "Connected=True")).Message, Is.Empty);

    /// <summary>Takes an exposure and waits for its picture.</summary>
    public async Task Expose(uint client, double seconds = 0.01, bool light = true)
    {
        var parameters = FormattableString.Invariant($"Duration={seconds}&Light={light}");
        Assert.That((await Do(client, "startexposure", parameters)).Message, Is.Empty);
        var begin = Clock.Real.GetTimestamp();
        while (true)
        {
            var answer = await Ask(client, "imageready");
            Assert.That(answer.Message, Is.Empty);
            if (answer.Value.GetBoolean())
                return;
            Assert.That(Clock.Real.Since(begin), Is.LessThan(TimeSpan.FromSeconds(60)), "The exposure does not end");
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>The present picture's pixels as ImageBytes has them.</summary>
    public byte[] Pixels()
    {
        using var frame = Camera.LastPicture!.Look()!;
        var turned = new ushort[frame.Width * frame.Height];
        Transpose.Columns(frame, 0, frame.Width, turned);
        return System.Runtime.InteropServices.MemoryMarshal.AsBytes(turned.AsSpan()).ToArray();
    }

    /// <summary>Asks for the image as ImageBytes and reads only its beginning.</summary>
    public async Task<NetworkStream> Ask44(uint client)
    {
        // a small window: what is not read stays in the server
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 8192 };
        await socket.ConnectAsync(IPAddress.Loopback, Served.Port);
        NetworkStream stream = new(socket, ownsSocket: true) { ReadTimeout = 30_000 };
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /api/v1/camera/0/imagearray?ClientID={client} HTTP/1.1\r\nHost: localhost\r\nAccept: application/imagebytes\r\n\r\n"));
        var head = new List<byte>();
        while (head.Count < 4 || !head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
            head.Add((byte)stream.ReadByte());
        Assert.That(Encoding.ASCII.GetString([.. head]), Does.StartWith("HTTP/1.1 200"));
        await stream.ReadExactlyAsync(new byte[44]);
        return stream;
    }

    public async ValueTask DisposeAsync()
    {
        await Served.DisposeAsync();
        Station.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
