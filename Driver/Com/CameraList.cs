using System.Runtime.Versioning;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Com;

/// <summary>The cameras in the dialog: attached ones with what is wrong with each, and simulated ones, marked as such.</summary>
[SupportedOSPlatform("windows")]
internal sealed class CameraList(int control, int rig)
{
    private string AnyWords => rig == 1 ? "The one that is attached, whichever it is" : "None: there is no such rig";

    private string AnyDetail => rig == 1
        ? "Programs get the camera that is attached. If there are several, they are told to choose one here; a simulated one is never "
            + "taken unless it is chosen."
        : "This rig has the camera with the serial number that is chosen here, on whichever port it is, and no other.";

    private IReadOnlyList<string> ids = [""];
    private IReadOnlyList<string> lines = [];

    /// <summary>The chosen id, or serial number of a further rig's; "" for whichever is attached, or none.</summary>
    public string Selected(nint dialog) =>
        (int)User32.Send(dialog, control, User32.ListSelected, 0, 0) is var at && at >= 0 && at < ids.Count ? ids[at] : "";

    /// <summary>All that there is to say of the chosen one: a line of the list may be too long for it.</summary>
    public string Detail(nint dialog) => (int)User32.Send(dialog, control, User32.ListSelected, 0, 0) is var at && at > 0
        && at < lines.Count ? lines[at] : AnyDetail;

    public void Show(nint dialog, IReadOnlyList<FoundCamera> found, string selected)
    {
        List<(string Id, string Line)> rows = [("", AnyWords), .. found.OrderBy(c => c.IsSimulated).Select(c => (WhoIs(c), LineOf(c)))];
        var at = rows.FindIndex(r => r.Id.Equals(selected, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            at = 1;
            rows.Insert(at, (selected, $"{selected}: not there now"));
        }

        if (rows.Select(r => r.Line).SequenceEqual(lines))
            return;
        (ids, lines) = ([.. rows.Select(r => r.Id)], [.. rows.Select(r => r.Line)]);
        User32.Send(dialog, control, User32.ListReset, 0, 0);
        foreach (var line in lines)
            User32.SendText(dialog, control, User32.ListAdd, 0, line);
        User32.Send(dialog, control, User32.ListSelect, at, 0);
    }

    private string WhoIs(FoundCamera camera) => rig == 1 || camera.Serial.Length == 0 ? camera.Id : camera.Serial;

    private static string LineOf(FoundCamera camera)
    {
        if (camera.IsSimulated)
            return $"Simulated {camera.Model}: for practice, its pictures are no sky";
        var name = string.Join(' ', new[] { camera.Model, camera.Serial }.Where(part => part.Length > 0).DefaultIfEmpty(camera.Id));
        return $"{name}, {camera.Wire}{(camera.Trouble is { } trouble ? $": {trouble}" : "")}";
    }
}
