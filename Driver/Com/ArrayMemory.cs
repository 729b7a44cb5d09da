using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using static SonyAlpha.Driver.Com.Automation;

namespace SonyAlpha.Driver.Com;

/// <summary>Where the array of an image is made. The client destroys it, so that on Windows it must be the automation library's.</summary>
internal interface IArrayMemory
{
    /// <summary>Makes an array of two dimensions, each from 0.</summary>
    /// <param name="width">Of the first dimension, whose elements lie side by side.</param>
    /// <param name="fill">Is given the address of the elements.</param>
    /// <returns>The SAFEARRAY.</returns>
    /// <exception cref="InsufficientMemoryException">There is no room for it.</exception>
    nint Make(VarEnum element, int width, int height, Action<nint> fill);
}

/// <summary>Windows' own.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class AutomationMemory : IArrayMemory
{
    public nint Make(VarEnum element, int width, int height, Action<nint> fill)
    {
        var bounds = stackalloc SafeArrayBound[] { new() { Count = (uint)width }, new() { Count = (uint)height } };
        void* data;
        var array = SafeArrayCreate((ushort)element, 2, bounds);
        if (array == 0 || SafeArrayAccessData(array, &data) < 0)
            throw new InsufficientMemoryException($"There is no memory for an image of {width} x {height} pixels");
        fill((nint)data);
        _ = SafeArrayUnaccessData(array);
        return array;
    }
}
