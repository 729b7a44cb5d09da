namespace SonyAlpha.Simulator;

/// <summary>
/// The live picture: the middle of the sky in 1024 x 680, blurred as the focuser stands, and two signs by which frames are told apart:
/// a square that moves, and the number of the frame in 32 fields along the lower edge, the highest bit on the left, white for one.
/// </summary>
/// <remarks>Threads: one at a time for each instance.</remarks>
/// <param name="seed">Seed of the <see cref="Sky"/>.</param>
public sealed class LiveSky(ulong seed)
{
    public const int Width = 1024;
    public const int Height = 680;

    private const int Field = 16;
    private const int Marker = 24;
    private const int Quality = 75;
    private const int LeastIso = 1600;

    private static readonly SensorGeometry Sensor = new(Width, Height, Width, Height, 0, 0, Width, Height);

    private readonly Sky sky = new(seed);
    private readonly ushort[] pixels = new ushort[Width * Height];
    private byte[][] prepared = [];

    /// <summary>A frame as a JPEG file.</summary>
    /// <param name="settings">How the body is set. The picture is brightened, else nobody would see the stars to focus on.</param>
    /// <param name="number">Which frame, counted from the body's start.</param>
    public byte[] Frame(Shot settings, uint number) =>
        prepared.Length > 0 ? prepared[number % prepared.Length] : Render(settings, number);

    /// <summary>Renders the first frames beforehand; from now on they repeat, whatever the settings, and cost nothing.</summary>
    public void Prepare(Shot settings, int count) =>
        prepared = [.. Enumerable.Range(0, count).Select(number => Render(settings, (uint)number))];

    private byte[] Render(Shot settings, uint number)
    {
        var shot = settings with
        {
            Sensor = Sensor,
            Encoding = RawEncoding.Uncompressed,
            Bits = 14,
            Seconds = 1,
            Iso = Math.Max(settings.Iso, LeastIso),
            Counter = number,
        };
        sky.Render(shot, pixels);
        var picture = JpegDevelopment.Develop(shot, pixels, Width, Height);
        var steps = (Width - Marker) / 8;
        Fill(picture, (int)(number % steps) * 8, Height / 2, Marker, 255);
        for (var bit = 0; bit < 32; bit++)
            Fill(picture, bit * Field, Height - Field, Field, (byte)((number >> (31 - bit) & 1) != 0 ? 255 : 0));
        return JpegWriter.Write(picture, Quality);
    }

    /// <summary>The number of a frame that was decoded to brightness.</summary>
    /// <param name="luma">Rows of 1024 pixels, 680 of them.</param>
    public static uint NumberOf(ReadOnlySpan<byte> luma)
    {
        uint number = 0;
        for (var bit = 0; bit < 32; bit++)
            number = number << 1 | (luma[(Height - Field / 2) * Width + bit * Field + Field / 2] > 128 ? 1u : 0);
        return number;
    }

    private static void Fill(JpegPlanes picture, int x, int y, int size, byte value)
    {
        for (var row = y; row < y + size; row++)
            picture.Luma.AsSpan(row * Width + x, size).Fill(value);
        for (var row = y / 2; row < (y + size) / 2; row++)
        {
            picture.Blue.AsSpan(row * Width / 2 + x / 2, size / 2).Fill(128);
            picture.Red.AsSpan(row * Width / 2 + x / 2, size / 2).Fill(128);
        }
    }
}
