using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Transport.Recording;

/// <summary>Says what of a recording may be shown to others.</summary>
public interface IRecordingCensor
{
    /// <summary>An id, a wire, a message.</summary>
    string Text(string said);

    /// <summary>What the body was sent, in the same length. May be overwritten.</summary>
    byte[] Sent(ushort operation, IReadOnlyList<uint> parameters, byte[] data);

    /// <summary>What the body sent, or its beginning: the rest is played back as zeros. May be overwritten.</summary>
    byte[] Received(ushort operation, IReadOnlyList<uint> parameters, byte[] data);

    /// <summary>What is played back for what was cut from data of that length; null for zeros.</summary>
    PlainPayload? Instead(ReadOnlySpan<byte> received, long length);
}

/// <summary>A recording that can be given away, made from one that cannot.</summary>
public static class CleanRecording
{
    /// <param name="id">The name that the camera has in it.</param>
    /// <exception cref="FormatException">The source is no recording.</exception>
    public static void Write(string path, TextWriter target, string id, IRecordingCensor censor)
    {
        foreach (var line in File.ReadLines(path))
            target.WriteLine(Clean(RecordedLine.Parse(line), id, censor).ToJson());
    }

    private static RecordedLine Clean(RecordedLine line, string id, IRecordingCensor censor) => line switch
    {
        RecordedLine.Head head => head with { Camera = id, Wire = censor.Text(head.Wire) },
        RecordedLine.Lost lost => lost with { Message = lost.Message is { } words ? censor.Text(words) : null },
        RecordedLine.Exchange done => Clean(done, censor),
        _ => line,
    };

    private static RecordedLine.Exchange Clean(RecordedLine.Exchange done, IRecordingCensor censor)
    {
        var length = Math.Max(done.Length, done.In.Length);
        var received = done.In.Length > 0 ? censor.Received(done.Operation, done.Parameters, done.In) : [];
        return done with
        {
            Out = done.Out.Length > 0 ? censor.Sent(done.Operation, done.Parameters, done.Out) : [],
            In = received[..(received.AsSpan().LastIndexOfAnyExcept((byte)0) + 1)],
            Length = length,
            Rest = received.Length < length ? censor.Instead(received, length) : null,
            Message = done.Message is { } words ? censor.Text(words) : null,
        };
    }
}
