using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>
/// Writes what a body sends: little-endian, nothing between the fields. Apart from the driver's own writer, so that a misreading of the
/// format is not made on both ends alike.
/// </summary>
internal sealed class WireWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new(1024);

    public ReadOnlyMemory<byte> Bytes => bytes.WrittenMemory;

    /// <summary>The low bytes of a number, lowest first.</summary>
    public WireWriter Number(long value, int width)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(all, value);
        bytes.Write(all[..width]);
        return this;
    }

    public WireWriter U8(int value) => Number(value, 1);

    public WireWriter U16(int value) => Number(value, 2);

    public WireWriter U32(long value) => Number(value, 4);

    public WireWriter Raw(ReadOnlySpan<byte> value)
    {
        bytes.Write(value);
        return this;
    }

    /// <summary>A text with its length in characters, the final zero included; of an empty one the length alone (PIMA 15740,
    /// 5.3.4).</summary>
    public WireWriter Text(string value)
    {
        if (value.Length == 0)
            return U8(0);
        U8(value.Length + 1);
        bytes.Write(Encoding.Unicode.GetBytes(value + '\0'));
        return this;
    }

    /// <summary>Codes of 16 bits behind their count of 32.</summary>
    public WireWriter Codes(IReadOnlyCollection<ushort> codes)
    {
        U32(codes.Count);
        foreach (var code in codes)
            U16(code);
        return this;
    }

    /// <summary>A record of 0x9209 (libgphoto2 ptp-pack.c, ptp_unpack_Sony_DPD).</summary>
    /// <param name="twoLists">Enumerations are told twice: what can be set now, and all that there is (protocol 3.00).</param>
    public WireWriter Property(BodyProperty property, bool twoLists)
    {
        U16(property.Code).U16((ushort)property.Type).U8(property.Access).U8(property.State);
        if (property.Type == PtpType.String)
            return Text("").Text(property.Text).U8(property.Form.Kind);
        var width = property.Type.Size();
        Number(property.Default, width).Number(property.Current, width).U8(property.Form.Kind);
        return property.Form.Kind switch
        {
            1 => Values(property.Form.Now, width),
            2 when twoLists => List(property.Form.Now, width).List(property.Form.All, width),
            2 => List(property.Form.All, width),
            _ => this,
        };
    }

    private WireWriter List(long[] values, int width) => U16(values.Length).Values(values, width);

    private WireWriter Values(long[] values, int width)
    {
        foreach (var value in values)
            Number(value, width);
        return this;
    }
}
