using System.Net;
using Microsoft.AspNetCore.Connections;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>
/// Lets each other machine have so many connections at a time and no more, and all of them together so many: who opens them all, and says
/// nothing or speaks slowly, must not lock out the program that runs the night. One that says nothing is ended. This machine itself is not
/// counted.
/// </summary>
/// <remarks>Threads: any.</remarks>
internal sealed class Crowd
{
    /// <summary>A browser takes six for each of its windows, an imaging program a handful.</summary>
    public const int Most = 64;

    /// <summary>Of all other machines together: eight that take all they may have, and a thousand take no more.</summary>
    public const int MostTogether = 512;

    /// <summary>A program that connects has something to say.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<IPAddress, int> counts = [];
    private int together;

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
            connection.Abort(new ConnectionAbortedException(
                $"{from} has {Most} connections already, or all others together {MostTogether}"));
            return;
        }

        try
        {
            if (await Speaks(connection).ConfigureAwait(false))
                await next(connection).ConfigureAwait(false);
        }
        finally
        {
            Leave(from);
        }
    };

    /// <summary>Waits for the first byte, and leaves it where it is.</summary>
    private static async Task<bool> Speaks(ConnectionContext connection)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        patience.CancelAfter(Patience);
        try
        {
            var input = connection.Transport.Input;
            var said = await input.ReadAsync(patience.Token).ConfigureAwait(false);
            input.AdvanceTo(said.Buffer.Start);
            return said.Buffer.Length > 0;
        }
        catch (OperationCanceledException)
        {
            connection.Abort(new ConnectionAbortedException($"Nothing was said for {Patience.TotalSeconds} s"));
            return false;
        }
    }

    private bool Enter(IPAddress from)
    {
        lock (counts)
        {
            var present = counts.GetValueOrDefault(from);
            if (present >= Most)
                return false;
            if (together >= MostTogether)
                return false;
            together++;
            counts[from] = present + 1;
            return true;
        }
    }

    private void Leave(IPAddress from)
    {
        lock (counts)
        {
            together--;
            if (--counts[from] == 0)
                counts.Remove(from);
        }
    }
}
