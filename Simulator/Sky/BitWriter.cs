using System.Buffers.Binary;
using System.Numerics;

namespace SonyAlpha.Simulator;

/// <summary>Entropy-coded data: bits from the highest of each byte down.</summary>
/// <param name="expected">How many bytes will probably be written; more are possible.</param>
/// <param name="stuffing">Whether a zero follows every byte 0xFF, as JPEG wants it (ITU T.81, F.1.2.3).</param>
internal sealed class BitWriter(int expected, bool stuffing = true)
{
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(expected);
    private ulong pending;
    private int count;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes written so far; <see cref="Finish"/> comes first.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, Length);

    /// <summary>Makes room for so many bytes, which spares looking at each.</summary>
    public void Reserve(int bytes)
    {
        if (buffer.Length - Length < bytes)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + bytes));
    }

    /// <summary>Appends whole bytes as they are; the bits before them must be finished.</summary>
    public void PutRaw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Appends the lower bits of a number, 31 at most; the others must be zero.</summary>
    public void Put(uint bits, int width)
    {
        pending = pending << width | bits;
        count += width;
        if (count < 32)
            return;
        count -= 32;
        Flush((uint)(pending >> count));
    }

    /// <summary>Appends a difference in as many bits as its category has: a negative one reduced by one (ITU T.81, F.1.2.1).</summary>
    public void PutDifference(uint code, int codeLength, int difference, int category)
    {
        var extra = (uint)(difference < 0 ? difference - 1 : difference) & ((1u << category) - 1);
        Put(code << category | extra, codeLength + category);
    }

    /// <summary>Fills the last byte with ones.</summary>
    public void Finish()
    {
        Reserve(16);
        var missing = -count & 7;
        Put((1u << missing) - 1, missing);
        for (; count > 0; count -= 8)
            PutByte((byte)(pending >> (count - 8)));
    }

    /// <summary>How many bits a difference needs, 0 to 16.</summary>
    public static int Category(int difference) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(difference));

    private void Flush(uint word)
    {
        // Is one of the four bytes 0xFF? Then its complement is 0, and subtracting 1 from each borrows there
        if (!stuffing || ((~word - 0x01010101) & word & 0x80808080) == 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(buffer.AsSpan(Length), word);
            Length += 4;
            return;
        }

        for (var shift = 24; shift >= 0; shift -= 8)
            PutByte((byte)(word >> shift));
    }

    private void PutByte(byte value)
    {
        buffer[Length++] = value;
        if (stuffing && value == 0xFF)
            buffer[Length++] = 0;
    }
}
