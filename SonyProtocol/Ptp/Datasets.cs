namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>Who the camera is (ISO 15740, 5.5.1). Constructor order is wire order.</summary>
public sealed record DeviceInfo(
    ushort StandardVersion, uint VendorExtensionId, ushort VendorExtensionVersion, string VendorExtensionDescription, ushort FunctionalMode,
    IReadOnlyList<ushort> Operations, IReadOnlyList<ushort> Events, IReadOnlyList<ushort> Properties,
    IReadOnlyList<ushort> CaptureFormats, IReadOnlyList<ushort> ImageFormats,
    string Manufacturer, string Model, string DeviceVersion, string SerialNumber)
{
    public static DeviceInfo Read(ref PtpReader reader) => new(
        reader.UInt16(), reader.UInt32(), reader.UInt16(), reader.String(), reader.UInt16(),
        reader.UInt16Array(), reader.UInt16Array(), reader.UInt16Array(),
        reader.UInt16Array(), reader.UInt16Array(),
        reader.String(), reader.String(), reader.String(), reader.String());
}

/// <summary>An object in the camera (ISO 15740, 5.5.3). Sony fills in format, size and name only (libgphoto2#794).</summary>
public sealed record ObjectInfo(
    uint StorageId, ushort Format, ushort Protection, uint CompressedSize,
    ushort ThumbFormat, uint ThumbSize, uint ThumbWidth, uint ThumbHeight,
    uint ImageWidth, uint ImageHeight, uint BitDepth, uint Parent, ushort AssociationType, uint AssociationDescription, uint SequenceNumber,
    string FileName, string CaptureDate)
{
    /// <summary>Reads one; null if the data phase is empty, which an ILCE-6400 answers while it has none (libgphoto2#1058).</summary>
    public static ObjectInfo? Read(ref PtpReader reader) => reader.Remaining == 0 ? null : new(
        reader.UInt32(), reader.UInt16(), reader.UInt16(), reader.UInt32(),
        reader.UInt16(), reader.UInt32(), reader.UInt32(), reader.UInt32(),
        reader.UInt32(), reader.UInt32(), reader.UInt32(), reader.UInt32(), reader.UInt16(), reader.UInt32(), reader.UInt32(),
        reader.String(), reader.String());
}
