using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using SonyAlpha.Driver.Com;

// see DispatchClient
#pragma warning disable CA1416

namespace SonyAlpha.ConformanceTests.Com;

/// <summary>
/// SAFEARRAYs in this process's own memory, laid out as oaidl.h has them for 64 bits: what a client sees that reads the memory itself,
/// where there is no Windows. That its own functions read the same is shown under Wine: ci/wine.
/// </summary>
internal sealed unsafe class OwnArrays : IArrayMemory
{
    public nint Make(VarEnum element, int width, int height, Action<nint> fill)
    {
        var size = element == VarEnum.VT_VARIANT ? sizeof(ComVariant) : sizeof(int);
        var array = (Layout*)NativeMemory.AllocZeroed((nuint)sizeof(Layout));
        *array = new()
        {
            Dimensions = 2, ElementSize = (uint)size, Data = (nint)NativeMemory.Alloc((nuint)width * (nuint)height, (nuint)size),
            LastBound = new() { Count = (uint)height }, FirstBound = new() { Count = (uint)width },
        };
        fill(array->Data);
        return (nint)array;
    }

    /// <summary>What the array says of itself.</summary>
    /// <returns>Elements in each dimension, the first one first.</returns>
    public static int[] Lengths(nint array)
    {
        var layout = (Layout*)array;
        Assert.That((layout->Dimensions, layout->FirstBound.First, layout->LastBound.First), Is.EqualTo((2, 0, 0)),
            "dimensions and where they begin");
        return [(int)layout->FirstBound.Count, (int)layout->LastBound.Count];
    }

    /// <summary>All elements, the first index fastest.</summary>
    public static ReadOnlySpan<T> Elements<T>(nint array) where T : unmanaged
    {
        var layout = (Layout*)array;
        Assert.That(layout->ElementSize, Is.EqualTo(sizeof(T)));
        return new((void*)layout->Data, checked((int)(layout->FirstBound.Count * layout->LastBound.Count)));
    }

    public static void Destroy(nint array)
    {
        NativeMemory.Free((void*)((Layout*)array)->Data);
        NativeMemory.Free((void*)array);
    }

    /// <summary>SAFEARRAY with two bounds, which it holds from the last to the first.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Layout
    {
        public ushort Dimensions;
        public ushort Features;
        public uint ElementSize;
        public uint Locks;
        public nint Data;
        public Automation.SafeArrayBound LastBound;
        public Automation.SafeArrayBound FirstBound;
    }
}
