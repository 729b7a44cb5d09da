using System.Globalization;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>
/// What a body said of itself when it was opened last, kept as a file of lines for people and as one that can be simulated: a report of
/// trouble needs both, and the body is not there any more when the report is written.
/// </summary>
internal static class BodyDescription
{
    /// <summary>Writes MODEL.txt and MODEL.json, over those before.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Keep(string folder, SonyCamera body)
    {
        Folders.MakePrivate(folder);
        var name = FileNameOf(body.Device.Model);
        var text = string.Join('\n', Lines(body).Select(line => WithoutSerial(line, body.Device.SerialNumber))) + '\n';
        AtomicFile.Write(Path.Combine(folder, $"{name}.txt"), System.Text.Encoding.UTF8.GetBytes(text), FileReaders.ThisUser);
        using var file = new MemoryStream();
        BodyFile.Write(file, body.Device, body.Abilities, body.Properties);
        AtomicFile.Write(Path.Combine(folder, $"{name}.json"), file.ToArray(), FileReaders.ThisUser);
    }

    /// <summary>A model's name as a file can be called.</summary>
    public static string FileNameOf(string model) => string.Concat(model.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    /// <summary>Model, firmware, wire, then operations, controls and properties, a line each, codes first.</summary>
    private static IEnumerable<string> Lines(SonyCamera body)
    {
        var version = body.Abilities.Version;
        yield return $"{body.Device.Model}, firmware {body.Device.DeviceVersion}, protocol 0x{version:X4}, {body.Wire}";
        foreach (var operation in body.Device.Operations)
            yield return $"operation 0x{operation:X4} {SonyOperation.Find(operation).Name}";
        foreach (var control in body.Abilities.Controls)
            yield return $"control 0x{control:X4} {SonyControl.Find(control).Name}";
        foreach (var property in body.Properties.All)
        {
            var row = PropertyRow.Of(property, version);
            if (property.Type == PtpType.String && !SonyProperty.Find(property.Code, version).IsOfEquipment)
                row = row with { Value = Scrubber.Text, Raw = Scrubber.Text, Choices = [] }; // serial numbers, names and dates of its owner
            yield return string.Create(CultureInfo.InvariantCulture, $"property 0x{row.Code:X4} {row.Name} = {row.Value} ({row.Raw})")
                + (row.IsWritable ? ", can be set" : "") + (row.IsEnabled ? "" : ", not now")
                + (row.Choices.Count > 0 ? $": {string.Join(" | ", row.Choices)}" : "");
        }

        if (body.Properties.BrokenOff is { } reason)
            yield return $"the rest cannot be read: {reason}";
    }

    private static string WithoutSerial(string line, string serial) =>
        serial.TrimStart('0') is { Length: > 3 } number ? line.Replace(number, "[serial]", StringComparison.OrdinalIgnoreCase) : line;
}
