using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>An image as COM has it, [x, y] from 0. Of such an array the first index is the fast one: it lies in memory as the picture does,
/// row by row.</summary>
/// <param name="Element">VT_I4, or VT_VARIANT for clients that can read no other arrays (VBScript).</param>
/// <param name="Pointer">The SAFEARRAY; whoever has it destroys it.</param>
[SupportedOSPlatform("windows")]
internal sealed unsafe record SafeArray(VarEnum Element, nint Pointer)
{
    /// <summary>ImageArray.</summary>
    public static SafeArray OfNumbers(Frame frame, IArrayMemory memory) => Make(frame, memory, VarEnum.VT_I4, (data, y) =>
        Widen(frame.Row(y), new Span<int>((int*)data + (long)y * frame.Width, frame.Width)));

    /// <summary>ImageArrayVariant.</summary>
    public static SafeArray OfVariants(Frame frame, IArrayMemory memory) => Make(frame, memory, VarEnum.VT_VARIANT, (data, y) =>
    {
        var target = new Span<ComVariant>((ComVariant*)data + (long)y * frame.Width, frame.Width);
        var source = frame.Row(y);
        for (var x = 0; x < target.Length; x++)
            target[x] = ComVariant.Create((int)source[x]);
    });

    private static SafeArray Make(Frame frame, IArrayMemory memory, VarEnum element, Action<nint, int> fillRow) =>
        new(element, memory.Make(element, frame.Width, frame.Height, data =>
        {
            for (var y = 0; y < frame.Height; y++)
                fillRow(data, y);
        }));

    private static void Widen(ReadOnlySpan<ushort> source, Span<int> target)
    {
        var x = 0;
        for (; x + Vector<ushort>.Count <= source.Length; x += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(source[x..]), out var low, out var high);
            Vector.AsVectorInt32(low).CopyTo(target[x..]);
            Vector.AsVectorInt32(high).CopyTo(target[(x + Vector<int>.Count)..]);
        }

        for (; x < source.Length; x++)
            target[x] = source[x];
    }
}
