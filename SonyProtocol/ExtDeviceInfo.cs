using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>Which properties and controls a body has, and the protocol version it grants: the answer to 0x9202.</summary>
/// <param name="Version">0x00C8 = 2.00, 0x012C = 3.00; 0 if the camera is still starting and answered nothing.</param>
public sealed record ExtDeviceInfo(ushort Version, IReadOnlyList<ushort> Properties, IReadOnlyList<ushort> Controls)
{
    public const ushort Version2 = 0x00C8;
    public const ushort Version3 = 0x012C;

    /// <summary>The generation rules the layout of 0x9209 and the way to set exposure values; never guessed from the model (libgphoto2
    /// ptp.c:4297-4347).</summary>
    public bool IsVersion3 => Version >= Version3;

    /// <summary>As Sony writes it: "3.00".</summary>
    public string VersionNumber => FormattableString.Invariant($"{Version / 100}.{Version % 100:00}");

    public static ExtDeviceInfo Read(ref PtpReader reader)
    {
        if (reader.Remaining == 0)
            return new(0, [], []); // while the camera starts (libgphoto2 commit ec6f80de6)
        return new(reader.UInt16(), reader.UInt16Array(), reader.Remaining >= 4 ? reader.UInt16Array() : []);
    }
}
