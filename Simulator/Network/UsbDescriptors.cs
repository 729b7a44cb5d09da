using System.Text;

namespace SonyAlpha.Simulator;

/// <summary>What a body in PC Remote mode says of itself on the control pipe: as an ILCE-6300 does, one interface of class 6/1/1.</summary>
internal static class UsbDescriptors
{
    public const ushort Vendor = 0x054C;
    public const ushort Release = 0x0100;
    public const int BulkIn = 0x81;
    public const int BulkOut = 0x02;
    public const int InterruptIn = 0x83;

    /// <summary>Bytes of a bulk packet at high speed.</summary>
    public const int BulkPacket = 512;

    private const byte DeviceType = 1;
    private const byte ConfigurationType = 2;
    private const byte StringType = 3;
    private const byte QualifierType = 6;

    /// <summary>The descriptor of this type and index; null if there is none.</summary>
    public static byte[]? Find(SimulatedCamera camera, int type, int index) => (type, index) switch
    {
        (DeviceType, 0) =>
        [
            18, DeviceType, 0x00, 0x02, 0, 0, 0, 64, .. Little(Vendor), .. Little(camera.Body.ProductId), .. Little(Release), 1, 2, 3, 1,
        ],
        (ConfigurationType, 0) =>
        [
            9, ConfigurationType, 39, 0, 1, 1, 0, 0xC0, 1,
            9, 4, 0, 0, 3, 6, 1, 1, 0,
            7, 5, BulkIn, 2, .. Little(BulkPacket), 0,
            7, 5, BulkOut, 2, .. Little(BulkPacket), 0,
            7, 5, InterruptIn, 3, .. Little(32), 7,
        ],
        (QualifierType, 0) => [10, QualifierType, 0x00, 0x02, 0, 0, 0, 64, 1, 0],
        (StringType, 0) => [4, StringType, 0x09, 0x04],
        (StringType, 1) => Text("Sony"),
        (StringType, 2) => Text(camera.Body.Model),
        (StringType, 3) => Text(camera.Serial),
        _ => null,
    };

    private static byte[] Little(ushort number) => [(byte)number, (byte)(number >> 8)];

    private static byte[] Text(string text) => [(byte)(2 + (2 * text.Length)), StringType, .. Encoding.Unicode.GetBytes(text)];
}
