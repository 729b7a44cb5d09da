using System.Net.Http.Headers;
using SonyAlpha.ConformanceTests.Com;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver.Com;
using SonyAlpha.SonyProtocol;

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

    private InstalledDriver(Uri address, DispatchClient com)
    {
        http = new() { BaseAddress = address, Timeout = Patience };
        Com = com;
    }

    /// <summary>The camera through COM: a session of its own.</summary>
    public DispatchClient Com { get; }

    public static InstalledDriver Start()
    {
        if (Environment.GetEnvironmentVariable("SONYALPHA_INSTALLED") is not { } address)
            throw new IgnoreException("SONYALPHA_INSTALLED does not say where the installed driver listens: ci/windows/tests does");
        Assert.That(Ole.CoInitializeEx(0, Ole.MultiThreaded), Is.GreaterThanOrEqualTo(0));
        Assert.That(Ole.CLSIDFromProgID(Driver.Camera.Row.Classes[0].ProgId, out var clsid), Is.Zero);
        Assert.That(Ole.CoCreateInstance(clsid, 0, Ole.LocalServer, InterfaceId.Dispatch, out var made), Is.Zero);
        return new(new(address), new(made));
    }

    /// <summary>The same camera through Alpaca, another session: GET without a form, otherwise PUT.</summary>
    public Answer Alpaca(string member, string? form = null)
    {
        var path = $"/api/v1/camera/0/{member.ToLowerInvariant()}";
        using var request = form is null
            ? new HttpRequestMessage(HttpMethod.Get, $"{path}?ClientID={Client}")
            : new HttpRequestMessage(HttpMethod.Put, path) { Content = Form($"ClientID={Client}&{form}") };
        return Answer.Read(http.Send(request)).GetAwaiter().GetResult();
    }

    /// <summary>Connects or disconnects both.</summary>
    public void SetConnected(bool connected)
    {
        Assert.That(Com.Put("Connected", connected).Text, Is.Empty);
        Assert.That(Alpaca("connected", $"Connected={connected}").Message, Is.Empty);
    }

    /// <summary>Takes a picture, which both have then.</summary>
    public void Expose()
    {
        Assert.That(Com.Do("StartExposure", 0.01, true).Text, Is.Empty);
        var begin = Clock.Real.GetTimestamp();
        while (Com.Get("ImageReady").Raw<short>() == 0)
        {
            Assert.That(Clock.Real.Since(begin), Is.LessThan(Patience), "ImageReady never came");
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
        }
    }

    public void Dispose()
    {
        Com.Dispose();
        http.Dispose();
    }

    private static StringContent Form(string form) => new(form, MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));
}
