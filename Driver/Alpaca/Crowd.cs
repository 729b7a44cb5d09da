using System.Net;
using Microsoft.AspNetCore.Connections;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>
/// Lets each other machine have so many connections at a time and no more: one that opens them all, and says nothing or speaks slowly, must
/// not lock out the program that runs the night. This machine itself is not counted.
/// </summary>
/// <remarks>Threads: any.</remarks>
internal sealed class Crowd
{
    /// <summary>A browser takes six for each of its windows, an imaging program a handful.</summary>
    public const int Most = 64;

    private readonly Dictionary<IPAddress, int> counts = [];

    /// <summary>Kestrel's connection middleware: closes what is too much at once.</summary>
    public ConnectionDelegate Admit(ConnectionDelegate next) => async connection =>
    {
        var from = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (from is null || IPAddress.IsLoopback(from))
        {
            await next(connection).ConfigureAwait(false);
            return;
        }

        if (!Enter(from))
        {
            connection.Abort(new ConnectionAbortedException($"{from} has {Most} connections already"));
            return;
        }

        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            Leave(from);
        }
    };

    private bool Enter(IPAddress from)
    {
        lock (counts)
        {
            var present = counts.GetValueOrDefault(from);
            if (present >= Most)
                return false;
            counts[from] = present + 1;
            return true;
        }
    }

    private void Leave(IPAddress from)
    {
        lock (counts)
        {
            if (--counts[from] == 0)
                counts.Remove(from);
        }
    }
}
