using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>Writes a dataset in wire order: little-endian, no padding.</summary>
public sealed class PtpWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(256);

    public ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    public void Byte(byte value) => buffer.Write([value]);

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(buffer.GetSpan(2), value);
        buffer.Advance(2);
    }

    public void UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => buffer.Write(bytes);

    public void String(string text)
    {
        if (text.Length > 254)
            throw new ArgumentException($"A PTP string holds 254 characters; this one has {text.Length}", nameof(text));
        if (text.Length == 0)
        {
            Byte(0);
            return;
        }

        Byte((byte)(text.Length + 1));
        buffer.Write(Encoding.Unicode.GetBytes(text));
        UInt16(0);
    }

    public void UInt16Array(ReadOnlySpan<ushort> values)
    {
        UInt32((uint)values.Length);
        foreach (var value in values)
            UInt16(value);
    }

    /// <summary>One value, in the width of its type.</summary>
    public void Value(PtpValue value)
    {
        if (value.Type == PtpType.String)
        {
            String(value.Text);
        }
        else if (value.Type.IsArray())
        {
            UInt32((uint)value.Elements.Count);
            foreach (var element in value.Elements)
                Value(element);
        }
        else
        {
            Span<byte> wide = stackalloc byte[16];
            BinaryPrimitives.WriteUInt128LittleEndian(wide, value.Bits);
            buffer.Write(wide[..value.Type.Size()]);
        }
    }

    /// <summary>The bytes of one value: the data phase of SetExtDevicePropValue and ControlDevice.</summary>
    public static ReadOnlyMemory<byte> BytesOf(PtpValue value)
    {
        var writer = new PtpWriter();
        writer.Value(value);
        return writer.Written;
    }
}
