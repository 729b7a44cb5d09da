using System.Numerics;
using System.Runtime.InteropServices;

namespace SonyAlpha.Simulator;

/// <summary>
/// A night sky and the sensor under it: renders the array of a <see cref="Shot"/>. The same seed and shot give the same pixels on every
/// machine. Signal is proportional to exposure time and ISO; shot, read and dark noise, hot pixels and clipping are those of a CMOS sensor.
/// </summary>
/// <remarks>Threads: one at a time for each instance.</remarks>
/// <param name="seed">Which stars there are, and which noise.</param>
public sealed class Sky(ulong seed)
{
    /// <summary>What a pixel without light reads.</summary>
    public const ushort BlackLevel = 512;

    /// <summary>The largest value that a pixel can have.</summary>
    public const ushort WhiteLevel = 16383;

    /// <summary>Where the focuser must stand for the sharpest stars.</summary>
    public const double BestFocus = 50;

    /// <summary>The green sky over the black level at ISO 100, in the middle of the picture, per second.</summary>
    public const double BackgroundPerSecond = 10;

    /// <summary>Red and blue sky lie symmetrically about green, so that the median of all pixels is that of green.</summary>
    internal static readonly float[,] SkyColour = { { 0.85f, 1f }, { 1f, 1.15f } };

    private const double Vignetting = 0.05;

    private readonly StarField stars = new(SensorNoise.Hash(seed, 1));
    private HotPixels? hotPixels;
    private ColumnProfile? columns;

    /// <summary>Renders the array that a file of the shot's encoding holds, frame code included.</summary>
    /// <param name="shot">What was exposed.</param>
    /// <param name="pixels">Receives the rows; padding is at the black level.</param>
    public void Render(Shot shot, Span<ushort> pixels)
    {
        int width = shot.Sensor.WidthIn(shot.Encoding), height = shot.Sensor.HeightIn(shot.Encoding);
        if (pixels.Length != width * height)
            throw new ArgumentException($"A {shot.Model} array has {width} x {height} pixels, the buffer {pixels.Length}", nameof(pixels));
        var response = SensorResponse.Of(shot);
        RenderBackground(shot, response, pixels, width);
        pixels[(shot.Sensor.ActiveHeight * width)..].Fill(BlackLevel);
        if (!shot.NoiseReduction)
            HotPixelsOf(shot).AddTo(pixels, width, response);
        if (shot.Light)
            stars.AddTo(pixels, width, shot, response, SensorNoise.Hash(seed, shot.Counter));
        if (shot.Bits == 12)
            LeaveOutTwoBits(pixels);
        new FrameCode(shot.Counter, shot.SettingsHash).WriteTo(pixels, width);
    }

    /// <summary>The value of a pixel whose signal lies so far over the black level.</summary>
    internal static ushort Clip(double signal) => (ushort)Math.Clamp(BlackLevel + 0.5 + signal, 0, WhiteLevel);

    private void RenderBackground(Shot shot, SensorResponse response, Span<ushort> pixels, int width)
    {
        var sensor = shot.Sensor;
        if (columns?.Width != sensor.ActiveWidth)
            columns = new ColumnProfile(sensor.ActiveWidth);
        var frame = SensorNoise.Hash(seed, shot.Counter);
        for (var y = 0; y < sensor.ActiveHeight; y++)
        {
            var row = pixels.Slice(y * width, width);
            var level = shot.Light ? BackgroundPerSecond * response.PerSecond * Falloff(y, sensor.ActiveHeight) : 0;
            var noise = SensorNoise.Row(SensorNoise.Hash(frame, (ulong)y), sensor.ActiveWidth);
            RenderRow(row[..sensor.ActiveWidth], columns.Row(y), (float)level, noise, response);
            row[sensor.ActiveWidth..].Fill(BlackLevel);
        }
    }

    private static void RenderRow(
        Span<ushort> row, ReadOnlySpan<float> profile, float level, ReadOnlySpan<float> noise, SensorResponse response)
    {
        var step = Vector<ushort>.Count;
        var x = 0;
        for (; x <= row.Length - step; x += step)
        {
            var low = Pixels(profile[x..], noise[x..], level, response);
            var high = Pixels(profile[(x + step / 2)..], noise[(x + step / 2)..], level, response);
            Vector.Narrow(low, high).As<short, ushort>().CopyTo(row[x..]);
        }

        for (; x < row.Length; x++)
        {
            var signal = level * profile[x];
            row[x] = Clip(signal + noise[x] * MathF.Sqrt(response.DarkVariance + response.Gain * signal));
        }
    }

    private static Vector<int> Pixels(ReadOnlySpan<float> profile, ReadOnlySpan<float> noise, float level, SensorResponse response)
    {
        var signal = new Vector<float>(profile) * level;
        var deviation = Vector.SquareRoot(signal * response.Gain + new Vector<float>(response.DarkVariance));
        var value = signal + new Vector<float>(noise) * deviation + new Vector<float>(BlackLevel + 0.5f);
        return Vector.ConvertToInt32(Vector.Min(Vector.Max(value, Vector<float>.Zero), new Vector<float>(WhiteLevel)));
    }

    private static void LeaveOutTwoBits(Span<ushort> pixels)
    {
        // Rounded, not cut off: a dark stays at 512 and the sky proportional
        var vectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(pixels);
        foreach (ref var v in vectors)
            v = Vector.Min(v + new Vector<ushort>(2), new Vector<ushort>(WhiteLevel)) & new Vector<ushort>(0x3FFC);
        foreach (ref var v in pixels[(vectors.Length * Vector<ushort>.Count)..])
            v = (ushort)(Math.Min(v + 2, WhiteLevel) & 0x3FFC);
    }

    private HotPixels HotPixelsOf(Shot shot)
    {
        if (hotPixels?.Belongs(shot) != true)
            hotPixels = new HotPixels(SensorNoise.Hash(seed, 2), shot);
        return hotPixels;
    }

    private static double Falloff(int position, int size)
    {
        var fromCentre = 2.0 * position / size - 1;
        return 1 - Vignetting * fromCentre * fromCentre;
    }

    /// <summary>Brightness along a row of even and of odd number: the lens darkens the edges, the colours alternate.</summary>
    private sealed class ColumnProfile
    {
        private readonly float[][] rows;

        public ColumnProfile(int width)
        {
            Width = width;
            rows = [.. Enumerable.Range(0, 2).Select(y =>
                Enumerable.Range(0, width).Select(x => (float)Falloff(x, width) * SkyColour[y, x & 1]).ToArray())];
        }

        public int Width { get; }

        public ReadOnlySpan<float> Row(int y) => rows[y & 1];
    }
}
