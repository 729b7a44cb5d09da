using System.Net;
using System.Net.Sockets;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Simulator;

/// <summary>Listens on a port and gives each connection a thread of its own, up to a bound: whoever comes then is sent away.</summary>
/// <remarks>Threads: any.</remarks>
public abstract class TcpServer : IDisposable
{
    /// <summary>Nobody needs more, and a hostile peer gets no more.</summary>
    private const int MostConnections = 16;

    private readonly TcpListener listener;
    private readonly Clock clock;
    private readonly List<TcpConnection> connections = [];
    private bool closed;

    /// <param name="address">Where to listen; port 0 takes a free one.</param>
    /// <param name="clock">Its threads.</param>
    /// <exception cref="SocketException">The port is taken, or not allowed.</exception>
    protected TcpServer(IPEndPoint address, Clock clock)
    {
        this.clock = clock;
        listener = new(address);
        listener.Start();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    protected Clock Clock => clock;

    public void Dispose()
    {
        lock (connections)
        {
            closed = true;
            listener.Stop();
            connections.ForEach(connection => connection.Close());
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Begins to listen: when whoever derives from this is ready.</summary>
    protected void Run() => clock.Start($"{GetType().Name} {Port}", Accept);

    /// <summary>Talks to one peer until it or the body has had enough. Broken connections end it with an exception.</summary>
    protected abstract void Serve(TcpConnection connection);

    private void Accept()
    {
        try
        {
            while (true)
            {
                var connection = new TcpConnection(listener.AcceptSocket(), clock);
                if (Admit(connection))
                    clock.Start($"{GetType().Name} {Port}, connection", () => Live(connection));
                else
                    connection.Close();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // closed
        }
    }

    private bool Admit(TcpConnection connection)
    {
        lock (connections)
        {
            if (closed || connections.Count >= MostConnections)
                return false;
            connections.Add(connection);
            return true;
        }
    }

    private void Live(TcpConnection connection)
    {
        try
        {
            Serve(connection);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or EndOfStreamException or TimeoutException
            or InvalidDataException)
        {
            // the peer is gone, or talks nonsense: either way nothing is to be said to it any more
        }
        finally
        {
            connection.Close();
            lock (connections)
                connections.Remove(connection);
        }
    }
}
