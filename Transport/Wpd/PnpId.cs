using System.Globalization;
using System.Text.RegularExpressions;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Transport.Wpd;

/// <summary>
/// How Windows names a USB device: \\?\usb#vid_054c&amp;pid_08b7#c9dce06f91a7#{class of interface}, or
/// USB\VID_054C&amp;PID_08B7\C9DCE06F91A7.
/// </summary>
/// <param name="Path">The whole name.</param>
/// <param name="Instance">The device's own serial number, or what Windows numbered it with.</param>
internal sealed partial record PnpId(string Path, ushort Vendor, ushort Product, string Instance)
{
    public const ushort Sony = 0x054C;

    /// <summary>What Sony's bodies are called; other things of Sony's are portable devices too.</summary>
    private static readonly string[] Families = ["ILCE", "ILCA", "ILME", "ILX", "SLT", "ZV-", "DSC-"];

    /// <summary>How the camera is named in settings.</summary>
    public string Id => $"wpd:{Instance.ToUpperInvariant()}";

    /// <summary>The serial number; "" if Windows numbered it itself, which it does with an ampersand in it.</summary>
    public string Serial => Instance.Contains('&') ? "" : Instance.ToUpperInvariant();

    public CameraModel? Model => CameraModel.FindProduct(Product);

    /// <summary>Reads a name; null if it is none of a USB device, as those of disks and network shares.</summary>
    public static PnpId? Parse(string path) => Form().Match(path) is { Success: true } found
        ? new(path, Hex(found.Groups["vendor"]), Hex(found.Groups["product"]), found.Groups["instance"].Value)
        : null;

    /// <summary>Whether a name from the settings means this device: what it is listed as, or Windows' whole name.</summary>
    public bool IsMeantBy(string id) =>
        Id.Equals(id, StringComparison.OrdinalIgnoreCase) || $"wpd:{Path}".Equals(id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Which body it is, by its product number or by what Windows calls it; null if it is no camera of Sony's.</summary>
    /// <param name="names">The description and the name that the user may have given it.</param>
    public string? BodyName(params ReadOnlySpan<string> names)
    {
        if (Vendor != Sony)
            return null;
        if (Model is { } model)
            return model.Name;
        foreach (var name in names)
        {
            // "ZV - E10", "ILCA - 68" (SonyCamera CameraManager.cpp:587)
            var plain = string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
            if (Families.Any(family => plain.StartsWith(family, StringComparison.OrdinalIgnoreCase)))
                return CameraModel.Find(plain).Name;
        }

        return null;
    }

    private static ushort Hex(Group digits) => ushort.Parse(digits.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\\\\\?\\)?usb[#\\]vid_(?<vendor>[0-9a-f]{4})&pid_(?<product>[0-9a-f]{4})[^#\\]*[#\\](?<instance>[^#\\]+)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
