using System.Net.Http.Headers;
using SonyAlpha.ConformanceTests.Com;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Com;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Windows;

/// <summary>
/// The driver as it is installed: a client of its COM server, which Windows starts in a process of its own, and a client of the Alpaca
/// port that the same server opens. ci/windows/unit-tests registers it with a simulated camera.
/// </summary>
internal sealed class InstalledDriver : IDisposable
{
    private const int Client = 7;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private readonly DeviceKind kind;

    private InstalledDriver(DeviceKind kind, Uri address, DispatchClient com)
    {
        this.kind = kind;
        http = new() { BaseAddress = address, Timeout = Patience };
        Com = com;
    }

    /// <summary>Where the server keeps each file of the camera.</summary>
    public static DirectoryInfo Kept => Directory.CreateDirectory(Environment.GetEnvironmentVariable("SONYALPHA_KEPT")!);

    /// <summary>The device through COM: a session of its own.</summary>
    public DispatchClient Com { get; }

    /// <summary>What is in the camera's file of the picture that COM's client took last, row by row.</summary>
    public int[] OwnPixels { get; private set; } = [];

    /// <summary>The same of Alpaca's client.</summary>
    public int[] AlpacasPixels { get; private set; } = [];

    public static InstalledDriver Start(DeviceKind kind) => new(kind, new(Address), Create(kind.Classes[0]));

    /// <summary>A client's object, in the server's process.</summary>
    public static DispatchClient Create(DeviceClass made)
    {
        _ = Address;
        Assert.That(Ole.CoInitializeEx(0, Ole.MultiThreaded), Is.GreaterThanOrEqualTo(0));
        Assert.That(Ole.CLSIDFromProgID(made.ProgId, out var clsid), Is.Zero, made.ProgId);
        Assert.That(Ole.CoCreateInstance(clsid, 0, Ole.LocalServer, InterfaceId.Dispatch, out var pointer), Is.Zero, made.ProgId);
        return new(pointer);
    }

    private static string Address => Environment.GetEnvironmentVariable("SONYALPHA_INSTALLED")
        ?? throw new IgnoreException("SONYALPHA_INSTALLED does not say where the installed driver listens: ci/windows/tests does");

    /// <summary>The same device through Alpaca, another session: GET without a form, otherwise PUT.</summary>
    public Answer Alpaca(string member, string? form = null)
    {
        var path = $"/api/v1/{kind.Path}/0/{member.ToLowerInvariant()}";
        using var request = form is null
            ? new HttpRequestMessage(HttpMethod.Get, $"{path}?ClientID={Client}")
            : new HttpRequestMessage(HttpMethod.Put, path) { Content = Form($"ClientID={Client}&{form}") };
        return Answer.Read(http.Send(request)).GetAwaiter().GetResult();
    }

    /// <summary>A method that only asks: its arguments are in the address.</summary>
    public Answer Ask(string member, string arguments)
    {
        using HttpRequestMessage request = new(HttpMethod.Get,
            $"/api/v1/{kind.Path}/0/{member.ToLowerInvariant()}?ClientID={Client}&{arguments}");
        return Answer.Read(http.Send(request)).GetAwaiter().GetResult();
    }

    /// <summary>Connects or disconnects both.</summary>
    public void SetConnected(bool connected)
    {
        Assert.That(Com.Put("Connected", connected).Text, Is.Empty);
        Assert.That(Alpaca("connected", $"Connected={connected}").Message, Is.Empty);
    }

    /// <summary>Each takes a picture, if it has none.</summary>
    public void Expose()
    {
        if (Com.Get("ImageReady").Raw<short>() == 0)
            OwnPixels = Taken(() => Assert.That(Com.Do("StartExposure", 0.01, true).Text, Is.Empty),
                () => Com.Get("ImageReady").Raw<short>() != 0);
        if (!Alpaca("imageready").Value.GetBoolean())
            AlpacasPixels = Taken(() => Assert.That(Alpaca("startexposure", "Duration=0.01&Light=true").Message, Is.Empty),
                () => Alpaca("imageready").Value.GetBoolean());
    }

    /// <summary>Waits for something in real time.</summary>
    public static void Await(Func<bool> condition, string what)
    {
        var begin = Clock.Real.GetTimestamp();
        while (!condition())
        {
            Assert.That(Clock.Real.Since(begin), Is.LessThan(Patience), $"{what} never came");
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <returns>The pixels of the camera's file, which the server writes after its client has the picture.</returns>
    private static int[] Taken(Action start, Func<bool> isReady)
    {
        foreach (var old in Kept.GetFiles("*.arw"))
            old.Delete();
        start();
        Await(isReady, "ImageReady");
        Await(() => Kept.GetFiles("*.arw").Length == 1, "the camera's file");
        using var file = ArwDecoder.Decode(File.ReadAllBytes(Kept.GetFiles("*.arw").Single().FullName));
        return [.. file.Pixels.ToArray().Select(pixel => (int)pixel)];
    }

    public void Dispose()
    {
        Com.Dispose();
        http.Dispose();
    }

    private static StringContent Form(string form) => new(form, MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));
}
