using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Serilog;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.Driver.Web;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>A server in this process on a port of its own, and a client of it.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly AlpacaServer server;

    private Served(AlpacaServer server)
    {
        this.server = server;
        Http = new() { BaseAddress = new($"http://127.0.0.1:{server.Port}"), Timeout = TimeSpan.FromSeconds(60) };
    }

    public HttpClient Http { get; }

    public int Port => server.Port;

    public static Task<Served> NoCamera() => Cameras([NoCameras.One, NoCameras.Other]);

    public static async Task<Served> Cameras(IReadOnlyList<Camera> cameras, AlpacaOptions? options = null, WebSite? site = null,
        ILogger? log = null)
    {
        AlpacaServer server = new(() => [.. cameras.Select(camera => camera.Whole)], options ?? AlpacaOptions.Loopback, Clock.Real,
            log ?? Serilog.Core.Logger.None, site);
        await server.Start();
        return new(server);
    }

    public async Task<Answer> Get(string path) => await Answer.Read(await Http.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<Answer> Put(string path, string form) =>
        await Answer.Read(await Http.PutAsync(new Uri(path, UriKind.Relative), Form(form)));

    public async Task<Answer> Send(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path);
        if (method == HttpMethod.Put)
            request.Content = Form("");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Answer.Read(await Http.SendAsync(request));
    }

    /// <summary>Sends bytes as they are, and reads what comes until the server closes or is silent.</summary>
    /// <remarks>A server that refuses what it has not read to the end may end the connection before its answer was read: then it is asked
    /// again.</remarks>
    public async Task<string> Raw(string bytes)
    {
        var answer = "";
        for (var attempt = 0; attempt < 5 && answer.Length == 0; attempt++)
            answer = await RawOnce(bytes);
        return answer;
    }

    private async Task<string> RawOnce(string bytes)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));
            using MemoryStream answer = new();
            using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
            await stream.CopyToAsync(answer, patience.Token);
            return Encoding.Latin1.GetString(answer.ToArray());
        }
        catch (IOException)
        {
            return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await server.DisposeAsync();
    }

    private static StringContent Form(string form) => new(form, Encoding.ASCII, "application/x-www-form-urlencoded");
}

/// <summary>What the server answered.</summary>
internal sealed record Answer(int Status, string? Type, string Text, JsonElement Json)
{
    public int Error => Json.GetProperty("ErrorNumber").GetInt32();

    public string Message => Json.GetProperty("ErrorMessage").GetString()!;

    public uint ClientNumber => Json.GetProperty("ClientTransactionID").GetUInt32();

    public uint ServerNumber => Json.GetProperty("ServerTransactionID").GetUInt32();

    public JsonElement Value => Json.GetProperty(nameof(Value));

    public static async Task<Answer> Read(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            var type = response.Content.Headers.ContentType?.ToString();
            var json = type?.StartsWith("application/json", StringComparison.Ordinal) == true
                ? JsonDocument.Parse(text).RootElement : default;
            return new((int)response.StatusCode, type, text, json);
        }
    }
}
