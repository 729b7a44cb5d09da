namespace SonyAlpha.Transport.Capture;

/// <summary>A packet of a capture. Its bytes are valid until the next one is read.</summary>
public readonly ref struct CapturedPacket
{
    public required DateTimeOffset At { get; init; }

    public required LinkType Link { get; init; }

    /// <summary>What was captured; shorter than <see cref="OriginalLength"/> where the capture was told to cut packets.</summary>
    public required ReadOnlySpan<byte> Data { get; init; }

    public required int OriginalLength { get; init; }

    /// <summary>Whether the capturing machine is big-endian: usbmon writes its headers as the machine has them.</summary>
    public bool BigEndian { get; init; }
}

/// <summary>A file is no capture, or cannot be read as one; one sentence.</summary>
public sealed class CaptureException(string message) : Exception(message);
