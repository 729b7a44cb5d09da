using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>One connection to a server, with as little of a client's own work as can be: what is measured is the server.</summary>
internal sealed class Wire : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    private readonly Socket socket;
    private readonly byte[] buffer;

    private Wire(Socket socket, int bufferSize)
    {
        this.socket = socket;
        buffer = new byte[bufferSize];
    }

    /// <param name="bufferSize">Bytes read at a time.</param>
    /// <param name="window">Bytes that the kernel takes in before they are read; 0 as it likes.</param>
    public static async Task<Wire> Connect(Uri url, int bufferSize = 1 << 20, int window = 0)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (window > 0)
            socket.ReceiveBufferSize = window;
        await socket.ConnectAsync(url.Host, url.Port);
        return new(socket, bufferSize);
    }

    /// <summary>Asks, and reads the answer to its end.</summary>
    /// <param name="take">Gets the body in pieces; before it returns nothing more is read.</param>
    /// <returns>Bytes of the body.</returns>
    public async Task<long> Get(string path, Func<ReadOnlyMemory<byte>, ValueTask>? take = null, string accept = "application/json")
    {
        await Send($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n\r\n");
        return await Read(take);
    }

    /// <summary>Asks for a picture as ImageBytes.</summary>
    public Task<long> GetImage(int camera, uint client, Func<ReadOnlyMemory<byte>, ValueTask>? take = null) =>
        Get($"/api/v1/camera/{camera}/imagearray?ClientID={client}", take, "application/imagebytes");

    /// <summary>A member's Value.</summary>
    public Task<JsonElement> Ask(int camera, string member, uint client) =>
        Json(take => Get($"/api/v1/camera/{camera}/{member}?ClientID={client}", take));

    public Task<JsonElement> Do(int camera, string member, uint client, string form = "") => Json(async take =>
    {
        form = $"ClientID={client}&{form}";
        await Send($"PUT /api/v1/camera/{camera}/{member} HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + "application/x-www-form-urlencoded\r\n"
            + $"Content-Length: {form.Length}\r\n\r\n{form}");
        return await Read(take);
    });

    /// <summary>Takes an exposure, and returns when its picture is there.</summary>
    public async Task Expose(int camera, uint client, double seconds)
    {
        await Do(camera, "startexposure", client, string.Create(CultureInfo.InvariantCulture, $"Duration={seconds}&Light=True"));
        using PeriodicTimer poll = new(TimeSpan.FromMilliseconds(20));
        while (!(await Ask(camera, "imageready", client)).GetBoolean())
            await poll.WaitForNextTickAsync();
    }

    public void Dispose() => socket.Dispose();

    private static async Task<JsonElement> Json(Func<Func<ReadOnlyMemory<byte>, ValueTask>, Task<long>> call)
    {
        using MemoryStream text = new();
        await call(piece =>
        {
            text.Write(piece.Span);
            return ValueTask.CompletedTask;
        });
        using var json = JsonDocument.Parse(text.ToArray());
        if (json.RootElement.GetProperty("ErrorMessage").GetString() is { Length: > 0 } error)
            throw new InvalidOperationException(error);
        return json.RootElement.TryGetProperty("Value", out var value) ? value.Clone() : default;
    }

    private async Task Send(string request) => await socket.SendAsync(Encoding.ASCII.GetBytes(request));

    private async Task<long> Read(Func<ReadOnlyMemory<byte>, ValueTask>? take)
    {
        var (got, end) = (0, -1);
        while (end < 0)
        {
            got += await Receive(buffer.AsMemory(got));
            end = buffer.AsSpan(0, got).IndexOf(HeadEnd);
        }

        var length = Length(Encoding.ASCII.GetString(buffer, 0, end));
        var piece = buffer.AsMemory(end + HeadEnd.Length, got - end - HeadEnd.Length);
        for (long left = length; ;)
        {
            if (take is not null && piece.Length > 0)
                await take(piece);
            left -= piece.Length;
            if (left == 0)
                return length;
            piece = buffer.AsMemory(0, await Receive(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left))));
        }
    }

    private async ValueTask<int> Receive(Memory<byte> target) =>
        await socket.ReceiveAsync(target) is > 0 and var count ? count : throw new IOException("The server closed the connection");

    private static long Length(string head)
    {
        if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            throw new InvalidOperationException(head);
        var line = head.Split("\r\n").First(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return long.Parse(line.AsSpan(line.IndexOf(':') + 1), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
    }
}
