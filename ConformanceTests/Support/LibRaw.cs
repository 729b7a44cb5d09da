using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SonyAlpha.ConformanceTests.Support;

/// <summary>What LibRaw makes of a file: the library that most raw converters and astronomy programs use.</summary>
internal static class LibRaw
{
    /// <summary>The whole coded array.</summary>
    public sealed record Array(int Width, int Height, ushort[] Pixels);

    /// <summary>Everything Debian's raw-identify says of a file; it must not complain.</summary>
    public static string Identify(string path)
    {
        var (output, errors) = Tool.Run("raw-identify", "-v", path);
        Assert.That(errors, Is.Empty);
        return output;
    }

    /// <summary>Unpacks with Debian's LibRaw 0.20, which does not know lossless files and yet does not say so.</summary>
    public static Array Unpack(string path)
    {
        Tool.Run("unprocessed_raw", "-q", path);
        return ReadPgm(File.ReadAllBytes(path + ".pgm"));
    }

    /// <summary>
    /// Unpacks with LibRaw 0.22, compiled to WebAssembly: the folder in SONYALPHA_LIBRAW_WASM has it among its node_modules.
    /// </summary>
    public static Array UnpackNew(string path)
    {
        var folder = Environment.GetEnvironmentVariable("SONYALPHA_LIBRAW_WASM");
        if (folder is null)
            Assert.Ignore("SONYALPHA_LIBRAW_WASM does not name a folder with the npm package libraw-wasm; ci/judges installs it");
        var (size, _) = Tool.Run("node", Path.Combine(Shared.Root, "ci", "unpack.mjs"), folder, path);
        var numbers = size.Split(' ').Select(int.Parse).ToArray();
        return new(numbers[0], numbers[1], MemoryMarshal.Cast<byte, ushort>(File.ReadAllBytes(path + ".u16")).ToArray());
    }

    // "P5", width, height and 65535 in text, a line feed, then big-endian words
    private static Array ReadPgm(byte[] file)
    {
        var fields = System.Text.Encoding.ASCII.GetString(file, 0, Math.Min(file.Length, 64)).Split(['\n', ' '], 5);
        Assert.That(fields[0] + fields[3], Is.EqualTo("P565535"));
        int width = int.Parse(fields[1]), height = int.Parse(fields[2]);
        var pixels = new ushort[width * height];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(file.AsSpan(file.Length - 2 * pixels.Length)), pixels);
        return new(width, height, pixels);
    }
}
