using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SonyAlpha.Transport.Wpd;

/// <summary>A camera among Windows' portable devices.</summary>
internal sealed record WpdDevice(PnpId Id, string Model);

/// <summary>Which cameras Windows' list of portable devices has.</summary>
/// <remarks>Threads: the <see cref="WpdThread"/>.</remarks>
[SupportedOSPlatform("windows")]
internal static unsafe class WpdDevices
{
    private const int Most = 256;

    private delegate void NameReader(string id, char* text, ref uint length);

    public static IReadOnlyList<WpdDevice> List()
    {
        var manager = WpdCom.NewManager();
        try
        {
            manager.RefreshDeviceList();
            return [.. Paths(manager).Select(PnpId.Parse).OfType<PnpId>()
                .Select(id => (Id: id, Model: id.BodyName(Name(manager.GetDeviceDescription, id), Name(manager.GetDeviceFriendlyName, id))))
                .Where(device => device.Model is not null)
                .Select(device => new WpdDevice(device.Id, device.Model!))];
        }
        finally
        {
            WpdCom.Release(manager);
        }
    }

    private static List<string> Paths(IPortableDeviceManager manager)
    {
        var count = 0u;
        manager.GetDevices(null, ref count);
        var texts = new nint[count];
        fixed (nint* place = texts)
        {
            if (count > 0)
                manager.GetDevices(place, ref count); // fewer than announced if one was pulled between the two calls
        }

        List<string> paths = [];
        foreach (var text in texts.AsSpan(0, (int)Math.Min(count, (uint)texts.Length)))
        {
            paths.Add(Marshal.PtrToStringUni(text) ?? "");
            Marshal.FreeCoTaskMem(text);
        }

        return paths;
    }

    /// <summary>One of a device's names; "" if it has none.</summary>
    private static string Name(NameReader read, PnpId id)
    {
        var text = stackalloc char[Most];
        var length = (uint)Most;
        try
        {
            read(id.Path, text, ref length);
            return new string(text, 0, (int)Math.Min(length, Most)).TrimEnd('\0');
        }
        catch (Exception error) when (error is COMException or IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
