namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>What a body in PC Remote mode says of itself on USB: one still image interface (addresses: CrCmd.tab5:103-105).</summary>
internal static class UsbDescriptors
{
    public static byte[] Configuration(byte interfaceClass) =>
    [
        9, 2, 39, 0, 1, 1, 0, 0xC0, 1,      // 39 bytes in all, one interface
        9, 4, 0, 0, 3, interfaceClass, 1, 1, 0,          // still image capture, PIMA 15740
        7, 5, 0x81, 2, 0, 2, 0,             // bulk in, 512
        7, 5, 0x02, 2, 0, 2, 0,             // bulk out, 512
        7, 5, 0x83, 3, 64, 0, 7,            // interrupt in, 64
    ];

    public static byte[] Device(ushort product) =>
        [18, 1, 0, 2, 0, 0, 0, 64, 0x4C, 0x05, (byte)product, (byte)(product >> 8), 0, 1, 0, 0, 0, 1];
}
