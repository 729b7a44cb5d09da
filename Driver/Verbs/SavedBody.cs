using System.CommandLine;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Verbs;

/// <summary>The file of --save: what a body said of itself, for `simulate`, and to attach to a report.</summary>
internal static class SavedBody
{
    /// <param name="what">What of the body, for the help.</param>
    public static Option<string?> Save(this Command command, string what) =>
        command.Option<string?>("--save", $"{what}, into a file that `simulate` serves; no serial number, no texts", "BODY.json");

    /// <summary>Refuses a name that `simulate` would not take for a file, before anything is done for it.</summary>
    /// <exception cref="UsageException">It does not end in .json.</exception>
    /// <exception cref="FailedException">Its folder is not there.</exception>
    public static void Require(string? path)
    {
        if (path is null)
            return;
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"--save {path}: the name must end in .json");
        Output.RequireFolder(path);
    }

    /// <summary>Writes it.</summary>
    /// <param name="seen">What it was seen to say over some time; null if it was asked once.</param>
    /// <exception cref="FailedException">It cannot be written.</exception>
    public static void Write(string path, DeviceInfo device, ExtDeviceInfo abilities, PropertyTable properties, SeenValues? seen = null) =>
        Output.Write(
        path, 0, stream =>
            BodyFile.Write(stream, device, abilities, seen?.WithAllChoices(properties) ?? properties, code => seen?[code] ?? []));
}
