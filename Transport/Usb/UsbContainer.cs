using System.Buffers.Binary;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Usb;

/// <summary>Kinds of containers (libgphoto2 usb.c:72-84, ptp.h:121).</summary>
internal enum UsbContainerType : ushort
{
    Command = 1,
    Data = 2,
    Response = 3,
    Event = 4,
}

/// <summary>What goes over USB in one piece: a header of 12 bytes and parameters or data, little-endian.</summary>
/// <param name="Length">With the header; 0xFFFFFFFF if it is not known.</param>
internal readonly record struct UsbContainer(uint Length, UsbContainerType Type, ushort Code, uint Transaction)
{
    public const int HeaderLength = 12;

    public const int LongestCommand = HeaderLength + 5 * 4;

    public const uint UnknownLength = uint.MaxValue;

    public static UsbContainer Read(ReadOnlySpan<byte> header) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(header), (UsbContainerType)BinaryPrimitives.ReadUInt16LittleEndian(header[4..]),
        BinaryPrimitives.ReadUInt16LittleEndian(header[6..]), BinaryPrimitives.ReadUInt32LittleEndian(header[8..]));

    /// <summary>The parameters of a command, a response or an event.</summary>
    public static uint[] Parameters(ReadOnlySpan<byte> body)
    {
        var parameters = new uint[body.Length / 4];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = BinaryPrimitives.ReadUInt32LittleEndian(body[(4 * i)..]);
        return parameters;
    }

    public void Write(Span<byte> header)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], (ushort)Type);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], Code);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], Transaction);
    }

    public static int WriteCommand(Span<byte> place, in PtpRequest request, uint transaction)
    {
        var parameters = request.Parameters.Span;
        var length = HeaderLength + 4 * parameters.Length;
        new UsbContainer((uint)length, UsbContainerType.Command, request.Operation, transaction).Write(place);
        for (var i = 0; i < parameters.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(place[(HeaderLength + 4 * i)..], parameters[i]);
        return length;
    }
}
