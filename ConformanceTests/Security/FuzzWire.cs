using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>Sends whatever bytes as a request. One connection, as long as the server keeps it open.</summary>
internal sealed class FuzzWire(int port) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private NetworkStream? stream;

    /// <param name="endsInTheMiddle">Nothing follows: the sender has gone.</param>
    /// <returns>Status 0 if the server closed the connection without an answer.</returns>
    public async Task<FuzzAnswer> Send(byte[] request, bool endsInTheMiddle)
    {
        stream ??= await Stranger.Connect(IPAddress.Loopback, port);
        using CancellationTokenSource patience = new(Patience);
        try
        {
            await stream.WriteAsync(request, patience.Token);
            if (endsInTheMiddle)
                stream.Socket.Shutdown(SocketShutdown.Send);
            var answer = await Read(stream, patience.Token);
            if (endsInTheMiddle || answer.Head.Contains("Connection: close", StringComparison.OrdinalIgnoreCase))
                Dispose();
            return answer;
        }
        catch (IOException)
        {
            Dispose();
            return new(0, "", "");
        }
    }

    public void Dispose()
    {
        stream?.Dispose();
        stream = null;
    }

    private static async Task<FuzzAnswer> Read(NetworkStream stream, CancellationToken cancel)
    {
        var buffer = new byte[8192];
        var (got, end) = (0, -1);
        while (end < 0)
        {
            got += await More(got);
            end = buffer.AsSpan(0, got).IndexOf("\r\n\r\n"u8);
        }

        var head = Encoding.ASCII.GetString(buffer, 0, end);
        var line = head.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var length = line is null ? 0 : int.Parse(line.AsSpan(15), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
        var isChunked = head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase);
        while (isChunked ? !buffer.AsSpan(0, got).EndsWith("0\r\n\r\n"u8) : got < end + 4 + length)
            got += await More(got);
        return new(int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture), head,
            Encoding.UTF8.GetString(buffer, end + 4, got - end - 4));

        async Task<int> More(int at) =>
            await stream.ReadAsync(buffer.AsMemory(at), cancel) is > 0 and var count
                ? count : throw new IOException("The server closed the connection");
    }
}

internal sealed record FuzzAnswer(int Status, string Head, string Body);
