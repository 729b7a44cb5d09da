namespace SonyAlpha.Transport.Recording;

/// <summary>A line of a recording, for somebody who looks into it: a transaction, or an event.</summary>
/// <param name="Connection">Counted from 0: a camera that was away and returned has several.</param>
/// <param name="At">Seconds from the beginning of the connection to the end of the transaction.</param>
/// <param name="Operation">0 of an event.</param>
/// <param name="Code">Of the response, or of the event; 0 where none came.</param>
public sealed record RecordedTalk(
    int Connection, double At, ushort Operation, uint[] Parameters, ReadOnlyMemory<byte> Out, ushort Code, ReadOnlyMemory<byte> In)
{
    /// <summary>Bytes that the body sent, of which <see cref="In"/> may be the beginning.</summary>
    public long Length { get; init; }

    /// <summary>In how many pieces the wire handed them over.</summary>
    public int Pieces { get; init; }

    public bool IsEvent => Operation == 0;

    /// <exception cref="FormatException">It is no recording.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<RecordedTalk> Read(string path)
    {
        List<RecordedTalk> talk = [];
        var connection = -1;
        // it may be looked into while it is written: each line is there as a whole
        using StreamReader reader = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (reader.ReadLine() is { } text)
        {
            var line = RecordedLine.Parse(text);
            connection += line is RecordedLine.Head ? 1 : 0;
            if (line is RecordedLine.Exchange t)
                talk.Add(new(connection, t.At, t.Operation, t.Parameters, t.Out, t.Code, t.In)
                    { Length = Math.Max(t.Length, t.In.Length), Pieces = Math.Max(1, t.Pieces) });
            else if (line is RecordedLine.Event { News: var news })
                talk.Add(new(connection, line.At, 0, [news.Parameter1, news.Parameter2, news.Parameter3], default, news.Code, default));
        }

        return talk;
    }
}
