namespace SonyAlpha.ConformanceTests.Arw.Generator;

/// <summary>What a generated picture shows. Values are those of 14 bits unless said otherwise.</summary>
internal enum Content
{
    /// <summary>A background of 700 with its noise, and stars, some saturated.</summary>
    Sky,

    /// <summary>Slopes and edges with noise of about 9 bits a pixel: what lossless files of daylight have.</summary>
    Day,

    /// <summary>512, a little noise, hot pixels.</summary>
    Dark,

    /// <summary>Every value as likely as any other, next to any other.</summary>
    Noise,

    /// <summary>Large areas at the upper end, with holes of zero.</summary>
    Saturated,

    /// <summary>The same value everywhere.</summary>
    Flat,

    /// <summary>Every value of 16 bits: for encodings that can carry more than a camera puts in.</summary>
    Wild,
}

/// <summary>Makes pictures from a seed: the same seed, the same picture, on every machine.</summary>
internal static class Picture
{
    public static ushort[] Make(Content content, int width, int height, int seed)
    {
        var random = new Noise((ulong)seed);
        var pixels = new ushort[width * height];
        for (int y = 0, at = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++, at++)
                pixels[at] = (ushort)Math.Clamp(Value(content, x, y, ref random), 0, content is Content.Wild ? 65535 : 16383);
        }

        if (content is Content.Sky)
            AddStars(pixels, width, height, ref random);
        return pixels;
    }

    private static int Value(Content content, int x, int y, ref Noise random) => content switch
    {
        Content.Sky => 700 + random.Bell(14),
        Content.Day => 600 + (x / 3 + y / 2) % 4000 + (x / 97 % 2 ^ y / 61 % 2) * 3000 + ((x ^ y) & 1) * 700 + random.Bell(70),
        Content.Dark => random.Below(2000) == 0 ? random.Below(16384) : 512 + random.Bell(3),
        Content.Noise => random.Below(16384),
        Content.Saturated => (x / 37 + y / 29) % 5 == 0 ? 0 : 16383 - random.Below(2),
        Content.Flat => 1234,
        _ => random.Below(65536),
    };

    private static void AddStars(ushort[] pixels, int width, int height, ref Noise random)
    {
        for (var star = 0; star < pixels.Length / 600; star++)
        {
            var (x, y, peak) = (random.Below(width), random.Below(height), 1 << random.Below(16));
            for (var dy = -2; dy <= 2; dy++)
            {
                for (var dx = -2; dx <= 2; dx++)
                {
                    if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height)
                        continue;
                    var at = (y + dy) * width + x + dx;
                    pixels[at] = (ushort)Math.Min(16383, pixels[at] + (peak >> (dx * dx + dy * dy)));
                }
            }
        }
    }
}

/// <summary>Random numbers that are fast and everywhere the same (splitmix64).</summary>
internal struct Noise(ulong seed)
{
    private ulong state = seed * 0x9E3779B97F4A7C15 + 0x1234567;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    public int Below(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    /// <summary>Bell-shaped around 0 with about that standard deviation: the sum of four even numbers of 16 bits.</summary>
    public int Bell(int sigma)
    {
        var z = Next();
        var sum = (int)(z & 0xFFFF) + (int)(z >> 16 & 0xFFFF) + (int)(z >> 32 & 0xFFFF) + (int)(z >> 48) - 2 * 65535;
        return (int)((long)sum * sigma / 37837);    // 65536 * sqrt(4 / 12)
    }
}
