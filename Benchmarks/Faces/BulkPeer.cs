using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// The other end of <see cref="Bulk"/>: a simulated body with one operation more, which gives the same bytes each time it is asked, and a
/// bare socket that gives as many as it is told.
/// </summary>
internal static class BulkPeer
{
    /// <summary>The verb of its process.</summary>
    public const string Verb = "bulk-peer";

    /// <summary>Gives the bytes.</summary>
    public const ushort Give = 0x9381;

    /// <summary>Prints the two ports, and serves until it is ended.</summary>
    public static int Run(int bytes)
    {
        var data = new byte[bytes];
        new Random(1).NextBytes(data);
        SimulatedCamera body = new(SimulatedBodies.Find("SIM-640")!, Clock.Real, new()
        {
            Operations = new Dictionary<ushort, FurtherOperation> { [Give] = new(DataDirection.In, _ => Reply.Of(data)) },
        });
        using PtpIpServer server = new(body, new(IPAddress.Loopback, 0), Clock.Real);
        using TcpListener bare = new(IPAddress.Loopback, 0);
        bare.Start();
        Console.WriteLine(FormattableString.Invariant($"{server.Port} {((IPEndPoint)bare.LocalEndpoint).Port}"));
        while (true)
        {
            using var socket = bare.AcceptSocket();
            socket.NoDelay = true;
            var wanted = new byte[sizeof(long)];
            while (socket.Receive(wanted) == wanted.Length)
                Send(socket, data, BinaryPrimitives.ReadInt64LittleEndian(wanted));
        }
    }

    private static void Send(Socket socket, byte[] data, long count)
    {
        for (long left = count; left > 0;)
            left -= socket.Send(data.AsSpan(0, (int)Math.Min(left, data.Length)));
    }
}
