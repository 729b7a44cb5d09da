using System.Buffers.Binary;

namespace SonyAlpha.SonyProtocol;

/// <summary>A live view frame: object 0xFFFFC002.</summary>
/// <param name="Jpeg">From SOI to EOI.</param>
/// <param name="FocusInfo">The dataset of focus frames and magnifier; empty if there is none.</param>
public sealed record LiveViewFrame(ReadOnlyMemory<byte> Jpeg, ReadOnlyMemory<byte> FocusInfo)
{
    /// <summary>
    /// Slices the object: u32 offset and length of the JPEG, u32 offset and length of the focus info (Sony's Camera Remote Command via
    /// CrCmd parseLvProp). Bodies with other headers: from the first FF D8 FF on, since their header may hold an FF D8 (gphoto2#389).
    /// </summary>
    /// <returns>Null if there is no whole JPEG in it: a cut frame is dropped, never shown.</returns>
    public static LiveViewFrame? Read(ReadOnlyMemory<byte> data)
    {
        var bytes = data.Span;
        if (bytes.Length < 16)
            return null;
        var offset = U32(bytes, 0);
        var length = U32(bytes, 4);
        if (offset + 4L <= bytes.Length && bytes[(int)offset..].StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            var jpeg = data[(int)offset..];
            jpeg = length >= 4 && length <= jpeg.Length ? jpeg[..(int)length] : jpeg;
            return Whole(jpeg, Slice(data, U32(bytes, 8), U32(bytes, 12)));
        }

        var start = bytes.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
        return start < 0 ? null : Whole(data[start..], default);
    }

    private static LiveViewFrame? Whole(ReadOnlyMemory<byte> jpeg, ReadOnlyMemory<byte> focus)
    {
        var end = jpeg.Span.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        return end < 0 ? null : new(jpeg[..(end + 2)], focus);
    }

    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> data, uint offset, uint length) =>
        (long)offset + length <= data.Length ? data.Slice((int)offset, (int)length) : default;

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
