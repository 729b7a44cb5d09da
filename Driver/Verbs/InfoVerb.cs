using System.Text;
using System.Text.Json;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Verbs;

/// <summary>What a body says of itself.</summary>
internal static class InfoVerb
{
    public static readonly Verb Row = new("info",
        "Tell what a camera says of itself: operations, and every property with its meaning and choices", command =>
    {
        var camera = command.Camera();
        var save = command.Save("Also");
        var record = command.Record();
        var simulation = new SimulationOptions(command);
        var json = command.Flag("--json", "JSON instead of lines");
        return (given, terminal) =>
        {
            var target = given.GetValue(save);
            SavedBody.Require(target);
            using var station = new Station(terminal.Folders, terminal.Clock, simulation.Read(given), recording: given.GetValue(record));
            return CameraVerb.With(given.GetValue(camera), station, terminal, session =>
            {
                if (given.GetValue(json))
                    PrintJson(session.Shared, terminal.Out);
                else
                    Print(session.Shared, terminal, station.Learned.Find(session.Shared.Device!.Model,
                        session.Shared.Device!.SerialNumber));
                if (target is not null)
                    SavedBody.Write(target, session.Shared.Device!, session.Shared.Abilities!, session.Shared.Snapshot);
                return ExitCode.Done;
            });
        };
    });

    private static void Print(Camera camera, Terminal terminal, LearnedBody? measured)
    {
        var (device, abilities) = (camera.Device!, camera.Abilities!);
        (string Name, string Value)[] facts =
        [
            ("id", camera.Id), ("name", camera.Name), ("model", device.Model), ("firmware", device.DeviceVersion),
                ("serial", device.SerialNumber),
            ("wire", camera.Wire), ("protocol", abilities.VersionNumber),
            ("measured", measured?.ToString() ?? "nothing: `try` does"),
            ("operations", string.Join(", ", device.Operations.Select(o => SonyOperation.Find(o).Name))),
        ];
        foreach (var (name, value) in facts)
            terminal.Print(value, $"{name,-12} ");
        terminal.Out.WriteLine();
        Tables.Print(terminal, ["code", "name", "value", "raw", "access", "choices"],
            PropertyRow.Of(camera.Snapshot, abilities.Version).Select(Cells));
    }

    private static string[] Cells(PropertyRow row) =>
        [$"0x{row.Code:X4}", row.Name, row.Value, row.Raw, Access(row), string.Join(", ", row.Choices)];

    private static string Access(PropertyRow row) => row.IsWritable ? "can be set" : row.IsEnabled ? "shown" : "not now";

    private static void PrintJson(Camera camera, TextWriter writer)
    {
        var (device, abilities) = (camera.Device!, camera.Abilities!);
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("id", camera.Id);
            json.WriteString("name", camera.Name);
            json.WriteString("model", device.Model);
            json.WriteString("firmware", device.DeviceVersion);
            json.WriteString("serial", device.SerialNumber);
            json.WriteString("wire", camera.Wire);
            json.WriteString("protocol", abilities.VersionNumber);
            json.WriteBoolean("simulated", camera.IsSimulated);
            WriteTexts(json, "operations", device.Operations.Select(o => SonyOperation.Find(o).Name));
            WriteTexts(json, "controls", abilities.Controls.Select(c => SonyControl.Find(c).Name));
            json.WriteStartArray("properties");
            foreach (var row in PropertyRow.Of(camera.Snapshot, abilities.Version))
                Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(text.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, PropertyRow row)
    {
        json.WriteStartObject();
        json.WriteString("code", $"0x{row.Code:X4}");
        json.WriteString("name", row.Name);
        json.WriteString("value", row.Value);
        json.WriteString("raw", row.Raw);
        json.WriteBoolean("writable", row.IsWritable);
        json.WriteBoolean("enabled", row.IsEnabled);
        WriteTexts(json, "choices", row.Choices);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
