using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using SonyAlpha.ConformanceTests.Com;
using SonyAlpha.Driver.Com;

namespace SonyAlpha.ConformanceTests.Windows;

/// <summary>An image array as a client gets it: its size from the array's own bounds, its pixels row by row.</summary>
internal sealed unsafe partial record ComImage(int Width, int Height, int[] Pixels)
{
    public static ComImage Read(DispatchAnswer answer)
    {
        var array = answer.Raw<nint>();
        var (width, height) = (Length(array, 1), Length(array, 2));
        void* data;
        Assert.That(Automation.SafeArrayAccessData(array, &data), Is.Zero);
        var pixels = answer.Type switch
        {
            VarEnum.VT_ARRAY | VarEnum.VT_I4      => new ReadOnlySpan<int>(data, width * height).ToArray(),
            VarEnum.VT_ARRAY | VarEnum.VT_VARIANT => Numbers(new(data, width * height)),
            var other                             => throw new AssertionException($"An image of type {other}"),
        };
        return new(width, height, pixels);
    }

    private static int[] Numbers(ReadOnlySpan<ComVariant> variants)
    {
        var numbers = new int[variants.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (variants[i].VarType != VarEnum.VT_I4)
                throw new AssertionException($"Pixel {i} is of type {variants[i].VarType}");
            numbers[i] = variants[i].GetRawDataRef<int>();
        }

        return numbers;
    }

    private static int Length(nint array, uint dimension)
    {
        Assert.That(SafeArrayGetLBound(array, dimension, out var first), Is.Zero);
        Assert.That(SafeArrayGetUBound(array, dimension, out var last), Is.Zero);
        Assert.That(first, Is.Zero);
        return last + 1;
    }

    [LibraryImport("oleaut32")]
    private static partial int SafeArrayGetLBound(nint array, uint dimension, out int bound);

    [LibraryImport("oleaut32")]
    private static partial int SafeArrayGetUBound(nint array, uint dimension, out int bound);
}
