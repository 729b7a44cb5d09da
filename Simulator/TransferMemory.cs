namespace SonyAlpha.Simulator;

/// <summary>One file of a picture, in the making or made.</summary>
internal sealed record StoredObject(string Name, ushort Format, Task<byte[]> File);

/// <summary>
/// The memory from which pictures are fetched, all through one handle, the oldest first; JPEG before RAW. It keeps what it has when the
/// cable is pulled (libgphoto2 library.c:5001-5006).
/// </summary>
/// <remarks>Threads: under the body's lock.</remarks>
internal sealed class TransferMemory
{
    /// <summary>Pictures that it holds before the body refuses to take another.</summary>
    // Unconfirmed: SonyAlphaUSB saw 127 queued on one body; others block much sooner
    public const int Capacity = 10;

    private readonly Queue<Queue<StoredObject>> pictures = new();

    /// <summary>A picture is being made.</summary>
    public bool IsPreparing { get; set; }

    /// <summary>Pictures announced with a number that cannot be, and not to be had (ILCE-6400, libgphoto2#1058).</summary>
    public bool IsConfused { get; set; }

    public bool IsFull => pictures.Count >= Capacity;

    /// <summary>The object that is handed out next; null if there is none.</summary>
    public StoredObject? Next => pictures.TryPeek(out var picture) ? picture.Peek() : null;

    /// <summary>Property 0xD215: 0 nothing, 1 being made, bit 15 and a count when ready. RAW+JPEG counts as one.</summary>
    public ushort Report => IsConfused && pictures.Count > 0 ? (ushort)0xFFFB
        : pictures.Count > 0 ? (ushort)(0x8000 | pictures.Count)
        : IsPreparing ? (ushort)1 : (ushort)0;

    /// <summary>Whether a picture of this name, without its ending, is there.</summary>
    public bool Holds(string name) =>
        pictures.Any(picture => picture.Any(file => file.Name.StartsWith(name + '.', StringComparison.Ordinal)));

    public void Add(IEnumerable<StoredObject> picture) => pictures.Enqueue(new(picture));

    /// <summary>An object has been fetched.</summary>
    /// <returns>Whether that was its picture's last.</returns>
    public bool Remove()
    {
        pictures.Peek().Dequeue();
        if (pictures.Peek().Count > 0)
            return false;
        pictures.Dequeue();
        return true;
    }
}
