using SonyAlpha.ConformanceTests.Arw.Generator;

namespace SonyAlpha.Benchmarks;

/// <summary>Changes to a file, of the kinds that damage and malice make.</summary>
internal static class Mutation
{
    private static readonly byte[] Tempting = [0, 1, 2, 0x7F, 0x80, 0xFE, 0xFF, 0xC4, 0xD8, 0xD9, 0xDA];

    public static byte[] Of(byte[] original, ref Noise random)
    {
        var file = (byte[])original.Clone();
        for (var changes = 1 + random.Below(4); changes > 0; changes--)
            file = Change(file, ref random);
        return file;
    }

    private static byte[] Change(byte[] file, ref Noise random)
    {
        // Half of the changes hit the payload, which is the longer part of a file; the others hit the directories before it
        var at = random.Below(2) == 0 ? random.Below(Math.Min(700, file.Length)) : random.Below(file.Length);
        switch (random.Below(8))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Below(8));
                break;
            case 1:
                file[at] = Tempting[random.Below(Tempting.Length)];
                break;
            case 2:
                file[at] = (byte)random.Next();
                break;
            case 3 when at + 4 <= file.Length:
                BitConverter.TryWriteBytes(file.AsSpan(at), (uint)random.Next() >> random.Below(32));
                break;
            case 4 when random.Below(4) == 0:
                return file[..Math.Max(1, file.Length - random.Below(file.Length / 2))];
            case 5:
                var length = Math.Min(1 + random.Below(32), file.Length - at);
                file.AsSpan(random.Below(file.Length - length + 1), length).CopyTo(file.AsSpan(at));
                break;
            case 6:
                return [.. file[..at], .. new byte[random.Below(8)], .. file[at..]];
            default:
                file[at] += (byte)(random.Below(3) - 1);
                break;
        }

        return file;
    }
}
