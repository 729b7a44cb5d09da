using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>Reads a dataset in wire order: little-endian, no padding, every read checked against what is left.</summary>
/// <exception cref="PtpDataException">The dataset breaks off; the message names the byte.</exception>
public ref struct PtpReader(ReadOnlySpan<byte> data)
{
    /// <summary>
    /// Values in lists and arrays of one dataset: a body with 400 properties of 50 choices, each listed twice, has 40 000. Each takes 32
    /// bytes in memory, and a dataset that announces more is none.
    /// </summary>
    public const int MostElements = 1 << 17;

    private readonly ReadOnlySpan<byte> data = data;
    private int elements;

    public int Position { get; private set; }

    public readonly int Remaining => data.Length - Position;

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > Remaining)
            throw new PtpDataException($"The dataset ends at byte {data.Length}; {count} more bytes were expected at byte {Position}");
        var bytes = data.Slice(Position, count);
        Position += count;
        return bytes;
    }

    public byte Byte() => Bytes(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8));

    public PtpType Type() => (PtpType)UInt16();

    /// <summary>UTF-16 characters, counted with their final zero; an empty string is the one byte 0 (PIMA 15740, 5.3.4).</summary>
    public string String()
    {
        var units = MemoryMarshal.Cast<byte, char>(Bytes(Byte() * 2));
        return new string(units.TrimEnd('\0'));
    }

    public ushort[] UInt16Array()
    {
        var values = new ushort[Count(2)];
        foreach (ref var value in values.AsSpan())
            value = UInt16();
        return values;
    }

    public uint[] UInt32Array()
    {
        var values = new uint[Count(4)];
        foreach (ref var value in values.AsSpan())
            value = UInt32();
        return values;
    }

    /// <summary>One value of the given type.</summary>
    public PtpValue Value(PtpType type)
    {
        if (type == PtpType.String)
            return PtpValue.Of(String());
        if (type.Size() is > 0 and var size)
            return PtpValue.OfBits(type, Bits(Bytes(size)));
        if (type.IsArray() && type.Element().Size() is > 0 and var elementSize)
        {
            var elements = new PtpValue[Count(elementSize)];
            foreach (ref var element in elements.AsSpan())
                element = PtpValue.OfBits(type.Element(), Bits(Bytes(elementSize)));
            return PtpValue.Of(type, elements);
        }

        throw new PtpDataException($"Data type 0x{(ushort)type:X4} at byte {Position - 2} is none of PTP's; what follows cannot be read");
    }

    /// <summary>The count of an array, believed only if that many elements can follow.</summary>
    private int Count(int elementSize)
    {
        var count = UInt32();
        if (count > Remaining / elementSize)
            throw new PtpDataException($"An array of {count} elements is announced at byte {Position - 4}, and {Remaining} bytes follow");
        CountElements(count);
        return (int)count;
    }

    /// <summary>So many values more are to be made of what follows.</summary>
    /// <exception cref="PtpDataException">They would be more than any body has.</exception>
    public void CountElements(uint count)
    {
        if (count > MostElements - elements)
            throw new PtpDataException($"The dataset has more than {MostElements} values in its lists at byte {Position}");
        elements += (int)count;
    }

    private static UInt128 Bits(ReadOnlySpan<byte> bytes)
    {
        Span<byte> wide = stackalloc byte[16];
        wide.Clear();
        bytes.CopyTo(wide);
        return BinaryPrimitives.ReadUInt128LittleEndian(wide);
    }
}
