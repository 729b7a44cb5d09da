using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Benchmarks;

/// <summary>Generated files of random size, content and encoding, decoded by us, by LibRaw and, if lossless, by libraw-wasm.</summary>
internal static class Judge
{
    private enum Opinion
    {
        Agrees,
        Differs,
        Absent,
    }

    /// <returns>0 if nobody disagreed.</returns>
    public static int Run(int files, int seed)
    {
        using var wasm = WasmJudge.Start();
        var random = new Noise((ulong)seed);
        var counts = new int[3];
        for (var i = 0; i < files; i++)
        {
            var spec = Next(ref random, i);
            var (file, pixels) = spec.Make();
            using var frame = ArwDecoder.Decode(file, 1 + i % 2);
            var opinion = !frame.Pixels.SequenceEqual(pixels) ? Opinion.Differs
                : spec.Encoding is ArwEncoding.LosslessJpeg ? AskWasm(wasm, file, spec, pixels)
                : AskLibRaw(file, spec, pixels);
            counts[(int)opinion]++;
            if (opinion is Opinion.Differs)
                Console.WriteLine($"differs: {spec}");
        }

        Console.WriteLine($"{files} generated files: no pixel differs in {counts[(int)Opinion.Agrees]}, "
                          + $"no judge for {counts[(int)Opinion.Absent]}");
        Console.WriteLine($"{counts[0]} passed, {counts[1]} failed, {counts[2]} skipped");
        return counts[(int)Opinion.Differs] == 0 ? 0 : 1;
    }

    private static GeneratedFile Next(ref Noise random, int i)
    {
        var content = (Content)random.Below(6);                 // Wild has more bits than LibRaw takes without complaint
        var (width, height) = (64 + random.Below(700), 32 + random.Below(400));
        var seed = (int)(random.Next() >> 40);
        var tile = new TileStyle(1 + random.Below(4));
        return (i % 5) switch
        {
            0 => new(ArwEncoding.Arw2, width / 32 * 32, height, content, seed),
            1 => new(ArwEncoding.Uncompressed, width, height, content, seed) { LongSizes = true },
            2 => new(ArwEncoding.Packed12, width / 2 * 2, height, content, seed) { Sorted = true },
            // Of an odd number of rows LibRaw never comes to the odd ones
            3 => new(ArwEncoding.Arw1, width, height / 2 * 2, content, seed),
            // LibRaw takes four tiles for a Sinar back, and writes a tile that goes beyond the right edge into the next row
            _ => new(ArwEncoding.LosslessJpeg, 192 * (1 + width / 192), 128 * (2 + height / 128), content, seed)
            { TileSide = 64, Style = tile },
        };
    }

    private static Opinion AskLibRaw(byte[] file, GeneratedFile spec, ushort[] pixels)
    {
        if (!LibRaw.IsThere)
            return Opinion.Absent;
        var same = false;
        // ARW1 has eight rows more in LibRaw's array than the tags say
        var error = LibRaw.Unpack(file, (width, height, theirs) =>
            same = width == spec.Width && height == spec.Height + (spec.Encoding is ArwEncoding.Arw1 ? 8 : 0)
                   && theirs[..pixels.Length].SequenceEqual(pixels), out _);
        return error == 0 && same ? Opinion.Agrees : Opinion.Differs;
    }

    private static Opinion AskWasm(WasmJudge? wasm, byte[] file, GeneratedFile spec, ushort[] pixels)
    {
        if (wasm is null)
            return Opinion.Absent;
        var verdict = wasm.Try(file);
#pragma warning disable CA5351 // a checksum, not a secret
        var ours = Convert.ToHexStringLower(MD5.HashData(MemoryMarshal.AsBytes<ushort>(pixels)));
#pragma warning restore CA5351
        return verdict.Md5 == ours && (verdict.Width, verdict.Height) == (spec.Width, spec.Height) ? Opinion.Agrees : Opinion.Differs;
    }
}
