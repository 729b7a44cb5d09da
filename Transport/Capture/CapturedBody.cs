using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Capture;

/// <summary>A body that a capture shows, and what it said of itself so far.</summary>
/// <param name="number">1 for the first one.</param>
/// <param name="wire">Where it was seen: "USB bus 1 device 5", "192.168.1.7:15740 (PTP/IP)".</param>
public sealed class CapturedBody(int number, string wire)
{
    public int Number => number;

    public string Wire => wire;

    /// <summary>"ILCE-7M4", from its device info, or from its USB product id; "" while neither was seen.</summary>
    public string Model { get; private set; } = "";

    public DeviceInfo? Device { get; private set; }

    public ExtDeviceInfo? Abilities { get; private set; }

    /// <summary>Everything it said when it was last asked.</summary>
    public PropertyTable Properties { get; private set; } = PropertyTable.Empty;

    /// <summary>The object that was described last.</summary>
    public ObjectInfo? Object { get; private set; }

    /// <summary>Whether Sony's operations were used, or it said it is one.</summary>
    public bool IsSony { get; private set; }

    /// <summary>The protocol granted; where the capture begins later, what the datasets look like.</summary>
    public ushort Version { get; private set; } = ExtDeviceInfo.Version3;

    public override string ToString() => Model.Length > 0 ? $"{Model} ({wire})" : wire;

    /// <summary>A USB device descriptor was seen.</summary>
    internal void LearnProduct(ushort vendor, ushort product)
    {
        if (vendor != SonyVendor)
            return;
        IsSony = true;
        if (Model.Length == 0 && CameraModel.FindProduct(product) is { } model)
            Model = model.Name;
    }

    /// <summary>Takes over what the answer says. Data that breaks off teaches what it still says.</summary>
    internal void Learn(CapturedTransaction transaction)
    {
        IsSony |= transaction.Operation.Code is >= 0x9201 and <= 0x92FF;
        if (transaction.Direction != DataDirection.In || transaction.Response is { IsOk: false })
            return;
        // of the properties the part before the first hole is as good as ever; anything else is taken whole or not at all
        if (transaction.Missing > 0 && transaction.Operation.Code != SonyOperation.SdioGetAllExtDevicePropInfo.Code)
            return;
        try
        {
            var whole = transaction.Gaps.Count > 0 ? transaction.Data[..(int)transaction.Gaps[0].Offset] : transaction.Data;
            Read(transaction.Operation.Code, whole);
        }
        catch (PtpDataException)
        {
            // the body said it wrong: what was known stays, and the bytes are there for --hex
        }
    }

    private const ushort SonyVendor = 0x054C;

    private void Read(ushort operation, ReadOnlyMemory<byte> data)
    {
        var reader = new PtpReader(data.Span);
        switch (operation)
        {
            case 0x1001:
                Device = DeviceInfo.Read(ref reader);
                Model = Device.Model;
                IsSony |= Device.Manufacturer.Contains("Sony", StringComparison.OrdinalIgnoreCase);
                break;
            case 0x1008:
                Object = ObjectInfo.Read(ref reader);
                break;
            case 0x9202 when ExtDeviceInfo.Read(ref reader) is { Version: > 0 } abilities:
                (Abilities, Version) = (abilities, abilities.Version);
                break;
            case 0x9209 when data.Length >= 8:
                ReadProperties(data.Span);
                break;
            default:
                break;
        }
    }

    private void ReadProperties(ReadOnlySpan<byte> data)
    {
        var table = Parse(data, Version);
        if (Abilities is null && table.BrokenOff is not null)
        {
            // nobody saw which protocol was granted: the one that the dataset can be read in
            var other = Version == ExtDeviceInfo.Version3 ? ExtDeviceInfo.Version2 : ExtDeviceInfo.Version3;
            if (Parse(data, other) is { BrokenOff: null } readable)
                (table, Version) = (readable, other);
        }

        // a changed-only answer, and one that breaks off, leave the rest as it was
        Properties = Properties.With(table);
    }

    private static PropertyTable Parse(ReadOnlySpan<byte> data, ushort version)
    {
        var reader = new PtpReader(data);
        return PropertyTable.Read(ref reader, version >= ExtDeviceInfo.Version3);
    }
}
