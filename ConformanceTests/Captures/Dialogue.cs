using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>Something said to a body and its answer, or an event of the body.</summary>
internal sealed record Exchange(ushort Operation, uint[] Parameters, byte[]? In = null, byte[]? Out = null, ushort Code = ResponseCode.Ok,
    PtpEvent? News = null)
{
    public static Exchange Event(ushort code, uint parameter) => new(0, [], News: new(code, parameter));
}

/// <summary>What a program says to a simulated body, made by hand for these tests: handshake, properties, a setting, an exposure, a live
/// frame.</summary>
internal static class Dialogue
{
    public const int PictureSize = 300_000;

    public static byte[] Picture { get; } = MakePicture();

    public static byte[] LiveFrame { get; } = MakeLiveFrame();

    public static IReadOnlyList<Exchange> Session { get; } =
    [
        new(0x1001, [], In: DeviceInfoBytes()),
        new(0x1002, [1]),
        new(0x9201, [1, 0, 0], In: new byte[8]),
        new(0x9201, [2, 0, 0], In: new byte[8]),
        new(0x9202, [0x12C, 1], In: Abilities()),
        new(0x9201, [3, 0, 0], In: new byte[8]),
        new(0x9209, [], In: Properties(new ShutterSpeed(1, 250), memory: 0)),
        new(0x9205, [0xD20D], Out: PtpWriter.BytesOf(PtpValue.Of(PtpType.UInt32, 0x012C000A)).ToArray()),
        Exchange.Event(SonyEvent.DevicePropChanged, 0xD20D),
        new(0x9209, [], In: Properties(new ShutterSpeed(300, 10), memory: 0)),
        new(0x9207, [0xD2C1], Out: [2, 0]),
        new(0x9207, [0xD2C2], Out: [2, 0]),
        new(0x9207, [0xD2C2], Out: [1, 0]),
        new(0x9207, [0xD2C1], Out: [1, 0]),
        Exchange.Event(SonyEvent.ObjectAdded, ObjectHandle.Picture),
        new(0x9209, [], In: Properties(new ShutterSpeed(300, 10), memory: 0x8001)),
        new(0x1008, [ObjectHandle.Picture], In: ObjectInfoBytes(PictureSize, "DSC00152.ARW")),
        new(0x1009, [ObjectHandle.Picture], In: Picture),
        new(0x1009, [ObjectHandle.LiveView], In: LiveFrame),
        new(0x1009, [ObjectHandle.LiveView], Code: ResponseCode.AccessDenied),
        new(0x1003, []),
    ];

    public static byte[] Properties(ShutterSpeed shutter, ushort memory)
    {
        PtpValue[] speeds = [.. StandardScales.For(SonyProperty.ShutterSpeed, PtpType.UInt32)];
        return new PropertyTable(
        [
            new(0xD20D, PtpType.UInt32, 1, PropertyState.Enabled, speeds[0], PtpValue.Of(PtpType.UInt32, shutter.Raw),
                PropertyForm.Enumeration, speeds, speeds),
            new(0xD215, PtpType.UInt16, 0, PropertyState.Enabled, Of16(0), Of16(memory), PropertyForm.Range,
                [Of16(0), Of16(0xFFFF), Of16(1)], []),
            new(0xDABC, PtpType.UInt16, 0, PropertyState.Enabled, Of16(0), Of16(7), PropertyForm.None, [], []),
        ], null).Write(twoLists: true).ToArray();
    }

    private static PtpValue Of16(int number) => PtpValue.Of(PtpType.UInt16, number);

    private static byte[] Abilities()
    {
        var writer = new PtpWriter();
        writer.UInt16(0x12C);
        writer.UInt16Array([0xD20D, 0xD215, 0xDABC]);
        writer.UInt16Array([0xD2C1, 0xD2C2]);
        return writer.Written.ToArray();
    }

    private static byte[] DeviceInfoBytes()
    {
        var writer = new PtpWriter();
        writer.UInt16(100);
        writer.UInt32(0x11);
        writer.UInt16(100);
        writer.String("Sony PTP Extensions");
        writer.UInt16(0);
        writer.UInt16Array([0x1001, 0x1002, 0x1003, 0x1008, 0x1009, 0x9201, 0x9202, 0x9205, 0x9207, 0x9209]);
        for (var list = 0; list < 4; list++)
            writer.UInt16Array([]);
        writer.String("Sony Corporation");
        writer.String("ILCE-7M4");
        writer.String("2.01");
        writer.String("00000000000000001234567890123456");
        return writer.Written.ToArray();
    }

    private static byte[] ObjectInfoBytes(uint size, string name)
    {
        var writer = new PtpWriter();
        writer.UInt32(0x00010000);
        writer.UInt16(ObjectFormat.Raw);
        writer.UInt16(0);
        writer.UInt32(size);
        writer.Bytes(new byte[2 + (3 * 4) + (3 * 4) + 4 + 2 + 4 + 4]);
        writer.String(name);
        writer.Byte(0);
        writer.Byte(0);
        writer.Byte(0);
        return writer.Written.ToArray();
    }

    private static byte[] MakePicture()
    {
        var bytes = new byte[PictureSize];
        new Random(1).NextBytes(bytes);
        "II*\0"u8.CopyTo(bytes);
        return bytes;
    }

    private static byte[] MakeLiveFrame()
    {
        var frame = new byte[5000];
        new Random(2).NextBytes(frame);
        var writer = new PtpWriter();
        writer.UInt32(128);
        writer.UInt32((uint)(frame.Length - 128));
        writer.UInt32(0);
        writer.UInt32(0);
        writer.Written.Span.CopyTo(frame);
        frame.AsSpan(16, 112).Clear();
        for (var i = 128; i < frame.Length; i++)
            frame[i] = frame[i] == 0xFF ? (byte)0xFE : frame[i]; // no other markers
        (frame[128], frame[129], frame[^2], frame[^1]) = (0xFF, 0xD8, 0xFF, 0xD9);
        return frame;
    }
}
