using System.Runtime.InteropServices;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>The array that is being filled, in a form that several threads may hold.</summary>
internal readonly struct PixelTarget(byte[] buffer, ArwPayload payload)
{
    public int Width => payload.Width;

    public int Height => payload.Height;

    /// <summary>All pixels, row by row.</summary>
    public Span<ushort> Pixels => MemoryMarshal.Cast<byte, ushort>(buffer.AsSpan(0, payload.Pixels * sizeof(ushort)));

    /// <summary>The rows from the first up to but without the last.</summary>
    public Span<ushort> Rows(int from, int to) => Pixels[(from * payload.Width)..(to * payload.Width)];
}
