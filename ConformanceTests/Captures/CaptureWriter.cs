using System.Buffers.Binary;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>Writes captures as tcpdump and dumpcap write them; packets 1 ms apart.</summary>
internal static class CaptureWriter
{
    public static readonly DateTimeOffset Begin = new(2026, 11, 21, 20, 0, 0, TimeSpan.Zero);

    public static byte[] Pcap(LinkType link, IEnumerable<byte[]> packets, bool nanoseconds = false, int snap = int.MaxValue,
        bool bigEndian = false)
    {
        using var file = new MemoryStream();
        void U32(uint value) => file.Write(BitConverter.GetBytes(bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value));
        U32(nanoseconds ? 0xA1B23C4D : 0xA1B2C3D4);
        U32(bigEndian ? 0x00020004u : 0x00040002u);
        U32(0);
        U32(0);
        U32(262144);
        U32((uint)link);
        var number = 0;
        foreach (var packet in packets)
        {
            var captured = Math.Min(snap, packet.Length);
            var fraction = (uint)(number++ % 1000);
            U32((uint)Begin.ToUnixTimeSeconds() + ((uint)number / 1000));
            U32(fraction * (nanoseconds ? 1_000_000u : 1000));
            U32((uint)captured);
            U32((uint)packet.Length);
            file.Write(packet.AsSpan(0, captured));
        }

        return file.ToArray();
    }

    /// <param name="resolution">Option if_tsresol: 9 nanoseconds, 0x80 + n for a power of two.</param>
    public static byte[] Pcapng(LinkType link, IEnumerable<byte[]> packets, byte? resolution = 9, uint dropped = 0, bool bigEndian = false)
    {
        using var file = new MemoryStream();
        byte[] Word(uint value) => BitConverter.GetBytes(bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        byte[] Half(ushort value) => BitConverter.GetBytes(bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        void Block(uint type, byte[] body)
        {
            var length = 12 + ((body.Length + 3) & ~3);
            file.Write([.. Word(type), .. Word((uint)length), .. body, .. new byte[length - 12 - body.Length], .. Word((uint)length)]);
        }

        Block(0x0A0D0D0A, [.. Word(0x1A2B3C4D), .. Half(1), 0, 0, .. BitConverter.GetBytes(-1L), .. Half(4), .. Half(4), .. "test"u8, 0, 0,
            0, 0]);
        byte[] options = resolution is { } r ? [.. Half(9), .. Half(1), r, 0, 0, 0, 0, 0, 0, 0] : [];
        Block(1, [.. Half((ushort)link), 0, 0, .. Word(262144), .. options]);
        Block(0x0BAD, [1, 2, 3]); // a block that nobody knows
        var number = 0;
        foreach (var packet in packets)
        {
            var time = (ulong)((UInt128)((Begin - DateTimeOffset.UnixEpoch).TotalMilliseconds + number++) * Units(resolution) / 1000);
            Block(6, [.. Word(0), .. Word((uint)(time >> 32)), .. Word((uint)time), .. Word((uint)packet.Length),
                .. Word((uint)packet.Length), .. packet]);
        }

        if (dropped > 0)
            Block(5, [.. Word(0), .. Word(0), .. Word(0), .. Half(5), .. Half(8), .. Word(dropped), .. Word(0), 0, 0, 0, 0]);
        return file.ToArray();
    }

    private static ulong Units(byte? resolution) => resolution switch
    {
        null                       => 1_000_000,
        { } r when (r & 0x80) != 0 => 1UL << (r & 0x7F),
        { } r                      => (ulong)Math.Pow(10, r),
    };
}
