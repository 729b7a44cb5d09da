using System.Buffers;
using System.Runtime.InteropServices;

namespace SonyAlpha.Benchmarks;

/// <summary>Bytes whose last one lies directly before a page that nobody may read. Linux and macOS only.</summary>
internal sealed unsafe partial class GuardedMemory : MemoryManager<byte>
{
    private const int Read = 1, Write = 2, None = 0;
    private const int Private = 2;
    private static readonly int Anonymous = OperatingSystem.IsMacOS() ? 0x1000 : 0x20;
    private static readonly int Page = Environment.SystemPageSize;

    /// <summary>One room for all inputs, as mapping one for each would take longer than decoding it.</summary>
    private static byte* room;
    private static int roomBytes;

    private readonly byte* start;
    private readonly int length;

    private GuardedMemory(byte* start, int length)
    {
        this.start = start;
        this.length = length;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint mmap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int mprotect(nint address, nuint length, int protection);

    /// <summary>A copy that is valid until the next one is made.</summary>
    public static GuardedMemory Copy(byte[] bytes)
    {
        if (bytes.Length > roomBytes)
            Map((bytes.Length + 2 * Page) / Page * Page);
        var start = room + roomBytes - bytes.Length;
        bytes.CopyTo(new Span<byte>(start, bytes.Length));
        return new(start, bytes.Length);
    }

    private static void Map(int bytes)
    {
        var mapped = mmap(0, (nuint)(bytes + Page), Read | Write, Private | Anonymous, -1, 0);
        if (mapped == -1 || mprotect(mapped + bytes, (nuint)Page, None) != 0)
            throw new InvalidOperationException($"No guarded memory can be had (error {Marshal.GetLastPInvokeError()})");
        room = (byte*)mapped;
        roomBytes = bytes;
    }

    public override Span<byte> GetSpan() => new(start, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
