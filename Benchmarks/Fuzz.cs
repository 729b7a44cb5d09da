using System.Diagnostics;
using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Benchmarks;

/// <summary>
/// Damaged files of every encoding, in memory that ends at an inaccessible page: a read beyond the end kills the process, which is seen. An
/// input may be decoded or refused with an <see cref="ArwException"/>, within <see cref="Longest"/> and in little memory.
/// </summary>
internal static class Fuzz
{
    /// <summary>What one input may take: a file of 8 kB is decoded in microseconds, but the machine is shared.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>What the process may hold at the end: an input of 8 kB can ask for 64 pixels a byte at most.</summary>
    private const long MostBytes = 600L << 20;

    // At most 8 kB each, so that a change often meets something that counts
    private static readonly GeneratedFile[] Seeds =
    [
        new(ArwEncoding.Uncompressed, 64, 24, Content.Sky, 1),
        new(ArwEncoding.Packed12, 64, 32, Content.Sky, 2),
        new(ArwEncoding.Arw1, 48, 24, Content.Sky, 3),
        new(ArwEncoding.Arw2, 96, 32, Content.Sky, 4),
        new(ArwEncoding.LosslessJpeg, 48, 48, Content.Sky, 5) { TileSide = 16, Style = new(4) },
    ];

    private sealed class Count
    {
        public int Inputs, Reached, Decoded, Refused;
    }

    /// <param name="inputs">For each encoding.</param>
    /// <param name="atMost">For all together; what was not done by then is left out.</param>
    /// <param name="only">Part of the names of the encodings wanted.</param>
    /// <returns>0 if nothing but decoded and refused files was seen.</returns>
    public static int Run(int inputs, TimeSpan atMost, int seed, string only)
    {
        var start = Stopwatch.GetTimestamp();
        var failed = GuardHolds() ? 0 : 1;
        var seeds = Seeds.Where(s => s.Encoding.ToString().Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        for (var i = 0; i < seeds.Count; i++)
        {
            var share = atMost * (i + 1) / seeds.Count;
            failed += One(seeds[i], inputs, () => Stopwatch.GetElapsedTime(start) < share, seed) ? 0 : 1;
        }

        var memory = Process.GetCurrentProcess().PeakWorkingSet64;
        var small = memory < MostBytes;
        Console.WriteLine($"peak memory {memory >> 20} MB, allowed {MostBytes >> 20} MB");
        failed += small ? 0 : 1;
        Console.WriteLine($"{seeds.Count + 2 - failed} passed, {failed} failed, 0 skipped");
        return failed == 0 ? 0 : 1;
    }

    /// <summary>Reads one byte too many in a process of its own: that must be its end.</summary>
    private static bool GuardHolds()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Overread]) { RedirectStandardError = true };
        using var child = Process.Start(start)!;
        child.StandardError.ReadToEnd();
        child.WaitForExit();
        Console.WriteLine($"a process that reads one byte too many ends with {child.ExitCode}");
        return child.ExitCode is not (0 or Survived);
    }

    /// <summary>The verb of that process.</summary>
    public const string Overread = "overread";
    private const int Survived = 3;

    /// <returns>Only if the guard does not hold.</returns>
    public static unsafe int ReadTooFar()
    {
        using var guarded = GuardedMemory.Copy([1, 2, 3]);
        fixed (byte* start = guarded.Memory.Span)
            return start[guarded.Memory.Length] + Survived - start[guarded.Memory.Length];
    }

    private static bool One(GeneratedFile spec, int inputs, Func<bool> go, int seed)
    {
        var original = spec.Make().File;
        var count = new Count();
        var sound = true;
        for (; count.Inputs < inputs && sound && go(); count.Inputs++)
        {
            var random = new Noise((ulong)seed << 40 | (ulong)spec.Encoding << 32 | (uint)count.Inputs);
            var input = Mutation.Of(original, ref random);
            sound = Try(input, count, threads: count.Inputs % 64 == 0 ? 2 : 1);
            if (!sound)
                Console.WriteLine($"{spec.Encoding}: input {count.Inputs} of seed {seed} is to blame: {Convert.ToBase64String(input)}");
        }

        var share = 100.0 * count.Reached / Math.Max(1, count.Inputs);
        Console.WriteLine($"{spec.Encoding,-12} seed of {original.Length} bytes, {count.Inputs} inputs, "
                          + $"{share:0} % reach the payload decoder, {count.Decoded} decoded, {count.Refused} refused");
        return sound && share >= 40;
    }

    /// <summary>Whether the first pixels come to be decoded, as far as the directories tell.</summary>
    private static bool Reaches(ArwPayload payload, int length) => payload.Encoding switch
    {
        ArwEncoding.Arw1 => payload.Strip.Offset < length && payload.Strip.Length * 8 >= payload.Pixels,
        ArwEncoding.LosslessJpeg => payload.Tiles.Take(payload.TilesAcross).All(tile => tile.End <= length)
                                    && payload.Tiles.Sum(tile => tile.Length) * 8 >= payload.Pixels,
        <= ArwEncoding.LosslessJpeg => payload.Strip.End <= length,
        _ => false,
    };

    private static bool Try(byte[] input, Count count, int threads)
    {
        using var guarded = GuardedMemory.Copy(input);
        var start = Stopwatch.GetTimestamp();
        try
        {
            count.Reached += Reaches(ArwFile.Read(guarded.Memory.Span).Payload, input.Length) ? 1 : 0;
            using var frame = ArwDecoder.Decode(guarded.Memory, threads);
            count.Decoded++;
        }
        catch (ArwException)
        {
            count.Refused++;
        }
#pragma warning disable CA1031 // any other exception is what is looked for
        catch (Exception error)
#pragma warning restore CA1031
        {
            Console.WriteLine(error);
            return false;
        }

        return Stopwatch.GetElapsedTime(start) < Longest;
    }
}
