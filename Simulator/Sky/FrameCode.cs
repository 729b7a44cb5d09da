using System.Buffers.Binary;
using System.Numerics;

namespace SonyAlpha.Simulator;

/// <summary>
/// What tells one simulated exposure from every other, coded in pixels of the active area, so that a swapped frame is recognised in
/// any array that a driver delivers: the whole sensor, a crop of it, or 2 x 2 pixels binned into one.
/// </summary>
/// <remarks>
/// Twelve lines below each other, each of eight bits, each bit a run of 32 x 2 pixels: high then low is a one, low then high a zero.
/// The halves lie as far above as below the black level, so that neither a dark's median nor the sky's rise above black is touched,
/// and a bit is read by comparing its halves, whatever was scaled, rounded or added. The runs match the blocks of ARW2.
/// Bytes of the lines: marker, counter, settings (big-endian each), CRC-16 of all before it.
/// </remarks>
/// <param name="Counter">How often the body's shutter was released.</param>
/// <param name="Settings">Hash of the settings in force.</param>
public readonly record struct FrameCode(uint Counter, uint Settings)
{
    /// <summary>Left edge of the code in the active area, in pixels.</summary>
    public const int X = 64;

    /// <summary>Top edge of the code in the active area, in pixels.</summary>
    public const int Y = 32;

    /// <summary>Width of the code in pixels.</summary>
    public const int Width = 8 * RunWidth;

    /// <summary>Height of the code in pixels.</summary>
    public const int Height = Lines * RunHeight;

    private const int RunWidth = 32;
    private const int RunHeight = 2;
    private const int Lines = 12;
    private const ushort Marker = 0xA75C;
    private const int Amplitude = 256;

    /// <summary>Writes the code into a 14-bit sensor array that is at least 320 columns wide and 56 rows high.</summary>
    /// <param name="pixels">The array, row after row.</param>
    /// <param name="stride">Columns of the array.</param>
    public void WriteTo(Span<ushort> pixels, int stride)
    {
        Span<byte> bytes = stackalloc byte[Lines];
        Encode(bytes);
        for (var row = 0; row < Height; row++)
        {
            var line = pixels.Slice((Y + row) * stride + X, Width);
            for (var bit = 0; bit < 8; bit++)
                WriteBit(line.Slice(bit * RunWidth, RunWidth), (bytes[row / RunHeight] & (0x80 >> bit)) != 0);
        }
    }

    /// <summary>Looks for the code in a delivered array, wherever a crop that still holds it may have moved it.</summary>
    /// <param name="pixels">The array, row after row.</param>
    /// <param name="width">Columns of the array.</param>
    /// <param name="height">Rows of the array.</param>
    /// <param name="code">What was found.</param>
    /// <returns>Whether marker and checksum are there, at full size or binned 2 x 2.</returns>
    public static bool TryRead<T>(ReadOnlySpan<T> pixels, int width, int height, out FrameCode code)
        where T : INumber<T>
    {
        if (pixels.Length < (long)width * height)
            throw new ArgumentException($"The array has {pixels.Length} pixels, less than its {width} x {height}", nameof(pixels));
        for (var bin = 1; bin <= RunHeight; bin++)
        {
            for (var y = 0; y <= Y / bin && y + Height / bin <= height; y++)
            {
                for (var x = 0; x <= X / bin && x + Width / bin <= width; x++)
                {
                    if (TryReadAt(pixels[(y * width + x)..], width, bin, out code))
                        return true;
                }
            }
        }

        code = default;
        return false;
    }

    private static bool TryReadAt<T>(ReadOnlySpan<T> pixels, int stride, int bin, out FrameCode code)
        where T : INumber<T>
    {
        Span<byte> bytes = stackalloc byte[Lines];
        code = default;
        for (var line = 0; line < Lines; line++)
        {
            bytes[line] = ReadLine(pixels[(line * RunHeight / bin * stride)..], RunWidth / bin);
            if (line == 0 && bytes[0] != Marker >> 8)
                return false;
        }

        code = new(BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[6..]));
        Span<byte> expected = stackalloc byte[Lines];
        code.Encode(expected);
        return expected.SequenceEqual(bytes);
    }

    private static byte ReadLine<T>(ReadOnlySpan<T> line, int run)
        where T : INumber<T>
    {
        var bits = 0;
        for (var bit = 0; bit < 8; bit++)
        {
            // The middle of each half: its edges may have been blurred by compression
            var balance = T.Zero;
            for (var i = run / 8; i < run * 3 / 8; i++)
                balance += line[bit * run + i] > line[bit * run + run / 2 + i] ? T.One : T.Zero;
            bits = bits << 1 | (balance > T.CreateChecked(run / 8) ? 1 : 0);
        }

        return (byte)bits;
    }

    private static void WriteBit(Span<ushort> run, bool one)
    {
        run[..(RunWidth / 2)].Fill((ushort)(Sky.BlackLevel + (one ? Amplitude : -Amplitude)));
        run[(RunWidth / 2)..].Fill((ushort)(Sky.BlackLevel - (one ? Amplitude : -Amplitude)));
    }

    private void Encode(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt16BigEndian(bytes, Marker);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], Counter);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[6..], Settings);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[10..], Crc16(bytes[..10]));
    }

    // CRC-16/CCITT-FALSE
    private static ushort Crc16(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF;
        foreach (var b in bytes)
        {
            crc ^= b << 8;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
        }

        return (ushort)crc;
    }
}
