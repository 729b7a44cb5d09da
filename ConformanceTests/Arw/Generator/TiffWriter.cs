using System.Buffers.Binary;
using System.Text;

namespace SonyAlpha.ConformanceTests.Arw.Generator;

/// <summary>A directory under construction: entries in the order they are added, or sorted.</summary>
internal sealed class Ifd
{
    private readonly List<(ushort Tag, ushort Type, int Count, byte[] Value)> entries = [];

    public Ifd Ascii(ushort tag, string text) => Add(tag, 2, text.Length + 1, [.. Encoding.ASCII.GetBytes(text), 0]);

    public Ifd Bytes(ushort tag, params byte[] value) => Add(tag, 1, value.Length, value);

    public Ifd Short(ushort tag, params int[] values) =>
        Add(tag, 3, values.Length, [.. values.SelectMany(v => BitConverter.GetBytes((ushort)v))]);

    public Ifd Long(ushort tag, params int[] values) => Add(tag, 4, values.Length, [.. values.SelectMany(BitConverter.GetBytes)]);

    public Ifd Ratio(ushort tag, int numerator, int denominator) =>
        Add(tag, 5, 1, [.. BitConverter.GetBytes(numerator), .. BitConverter.GetBytes(denominator)]);

    public Ifd Rationals(ushort tag, byte[] value) => Add(tag, 5, value.Length / 8, value);

    public Ifd Undefined(ushort tag, byte[] value) => Add(tag, 7, value.Length, value);

    /// <summary>So many bytes that lie elsewhere in the file.</summary>
    public Ifd Undefined(ushort tag, int length, int at)
    {
        entries.Add((tag, 7, length, BitConverter.GetBytes(at)));
        return this;
    }

    private Ifd Add(ushort tag, ushort type, int count, byte[] value)
    {
        entries.Add((tag, type, count, value));
        return this;
    }

    /// <summary>Bytes that it takes, values included.</summary>
    public int Size => 6 + entries.Count * 12 + entries.Where(e => e.Value.Length > 4).Sum(e => e.Value.Length + 1 & ~1);

    public void Write(Span<byte> file, int at, int next, bool sorted)
    {
        var values = at + 6 + entries.Count * 12;
        BinaryPrimitives.WriteUInt16LittleEndian(file[at..], (ushort)entries.Count);
        var entry = at + 2;
        foreach (var (tag, type, count, value) in sorted ? entries.OrderBy(e => e.Tag) : entries.AsEnumerable())
        {
            BinaryPrimitives.WriteUInt16LittleEndian(file[entry..], tag);
            BinaryPrimitives.WriteUInt16LittleEndian(file[(entry + 2)..], type);
            BinaryPrimitives.WriteInt32LittleEndian(file[(entry + 4)..], count);
            if (value.Length <= 4)
            {
                value.CopyTo(file[(entry + 8)..]);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(file[(entry + 8)..], values);
                value.CopyTo(file[values..]);
                values += value.Length + 1 & ~1;
            }

            entry += 12;
        }

        BinaryPrimitives.WriteInt32LittleEndian(file[entry..], next);
    }
}
