namespace SonyAlpha.Simulator;

/// <summary>Writes ARW files as bodies do: directories, preview pictures, and the raw data at a multiple of 16 KiB.</summary>
public static class ArwWriter
{
    private const int PayloadAlignment = 16 * 1024;

    /// <summary>Writes the file of a shot.</summary>
    /// <param name="shot">What was exposed, and how the body is set to store it.</param>
    /// <param name="pixels">What <see cref="Sky.Render"/> made of it.</param>
    public static byte[] Write(Shot shot, ReadOnlySpan<ushort> pixels) =>
        Assemble(shot, RawPayload.Encode(shot, pixels), ArwPreviews.Of(shot, pixels));

    internal static byte[] Assemble(Shot shot, RawPayload payload, ArwPreviews previews)
    {
        var head = TiffFile.Write(ArwDirectories.Chain(shot, payload, previews), PayloadAlignment);
        var file = GC.AllocateUninitializedArray<byte>(head.Length + payload.Length);
        head.CopyTo(file, 0);
        var at = head.Length;
        foreach (var part in payload.Parts)
        {
            part.Span.CopyTo(file.AsSpan(at));
            at += part.Length;
        }

        return file;
    }
}
