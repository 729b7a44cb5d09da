using System.Text;
using System.Text.Json;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Verbs;

/// <summary>The cameras on every wire.</summary>
internal static class ListVerb
{
    public static readonly Verb Row = new("list", "List the cameras on every wire, and why one cannot be used", command =>
    {
        var json = command.Flag("--json", "One JSON array instead of a table");
        return (given, terminal) =>
        {
            using var station = new Station(terminal.Folders, terminal.Clock);
            station.Bodies.Look(_ => false, terminal.Stop);
            var found = station.Bodies.Found;
            if (given.GetValue(json))
                PrintJson(found, terminal.Out);
            else
                Tables.Print(terminal, ["id", "model", "serial", "wire", "trouble"], found.Select(Cells));
            if (found.All(c => c.IsSimulated))
                terminal.Say("There is no real camera: switch one on, connect its cable and set its USB mode to PC Remote; or name the "
                    + "address of one in the network: `sonyalpha settings network-cameras ADDRESS`");
            return ExitCode.Done;
        };
    });

    private static string[] Cells(FoundCamera camera) => [camera.Id, camera.Model, camera.Serial, camera.Wire, camera.Trouble ?? ""];

    private static void PrintJson(IEnumerable<FoundCamera> found, TextWriter writer)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, new() { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var camera in found)
            {
                json.WriteStartObject();
                json.WriteString("id", camera.Id);
                json.WriteString("model", camera.Model);
                json.WriteString("serial", camera.Serial);
                json.WriteString("wire", camera.Wire);
                json.WriteString("trouble", camera.Trouble);
                json.WriteBoolean("simulated", camera.IsSimulated);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        writer.WriteLine(Encoding.UTF8.GetString(text.ToArray()));
    }
}
