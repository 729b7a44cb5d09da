using System.Globalization;

namespace SonyAlpha.SonyProtocol;


/// <summary>
/// What waits in the transfer memory. 0 nothing; 1 an exposure was made and its picture is being prepared; bit 15 pictures are ready, the
/// low bits say how many. RAW+JPEG counts as one and brings two objects.
/// </summary>
public readonly record struct ObjectInMemory(ushort Raw)
{
    /// <summary>Ready with a count of none: sources read it both ways (libgphoto2 library.c tests &gt;=, its event loop and INDIGO
    /// &gt;).</summary>
    public const ushort ReadyUncounted = 0x8000;

    public bool IsEmpty => Raw == 0;

    /// <summary>The handle must not be read yet.</summary>
    public bool IsPreparing => Raw == 1;

    /// <summary>A picture can be fetched. An ILCE-6400 has been seen to say 0xFFFB without one (libgphoto2#1058).</summary>
    public bool IsReady => Raw > ReadyUncounted;

    /// <summary>Pictures that can be fetched.</summary>
    public int Count => IsReady ? Raw & 0x7FFF : 0;

    public override string ToString() =>
        IsEmpty ? "empty"
        : IsPreparing ? "preparing"
        : IsReady ? string.Create(CultureInfo.InvariantCulture, $"{Count} ready")
        : Raw == ReadyUncounted ? "ready, uncounted"
        : string.Create(CultureInfo.InvariantCulture, $"0x{Raw:X4}");
}
