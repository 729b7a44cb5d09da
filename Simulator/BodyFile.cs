using System.Globalization;
using System.Text.Json;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>
/// What a body said of itself, as a file that can be simulated. Texts stay out of it: they are serial numbers, names and dates of its
/// owner.
/// <code>
/// {"body":1,"model":"ILCE-7M4","firmware":"2.01","protocol":"012C","controls":["D2C1"],
///  "properties":[{"code":"5005","type":4,"access":1,"state":1,"default":0,"current":2,"form":2,"now":[2,4],"all":[2,4],"seen":[4,2]}]}
/// </code>
/// "seen" is there where a property changed while the body was followed.
/// </summary>
public static class BodyFile
{
    private const int Format = 1;

    /// <summary>The body in a zip of `try`.</summary>
    public const string PackedName = "body.json";

    /// <summary>Real bodies have some 200 kB.</summary>
    private const long MostUnpacked = 16 << 20;

    /// <summary>Whether this is the name of a file and not of a model: of a body, or of a zip with one in it.</summary>
    public static bool IsNamedBy(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || PackedFile.IsNamedBy(name);

    /// <param name="seen">The values that the property of a code was seen to have, if that is known.</param>
    public static void Write(
        Stream target, DeviceInfo device, ExtDeviceInfo abilities, PropertyTable properties,
        Func<ushort, IReadOnlyList<PtpValue>>? seen = null)
    {
        using Utf8JsonWriter json = new(target, new() { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("body", Format);
        json.WriteString("model", device.Model);
        json.WriteString("firmware", device.DeviceVersion);
        json.WriteString("protocol", Hex(abilities.Version));
        json.WriteStartArray("controls");
        foreach (var control in abilities.Controls)
            json.WriteStringValue(Hex(control));
        json.WriteEndArray();
        json.WriteStartArray("properties");
        foreach (var property in properties.All.Where(p => p.Code != SimulatorProperty.CapCode
            && (p.Type == PtpType.String || p.Type.Size() is > 0 and <= 8)))
            Write(json, property, seen?.Invoke(property.Code) ?? []);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The body of the file. Of a model that nobody has measured the sensor is small.</summary>
    /// <exception cref="ArgumentException">It is no such file; the message says why.</exception>
    public static SimulatedBody Read(string path)
    {
        try
        {
            using Stream file = PackedFile.IsNamedBy(path)
                ? PackedFile.Open(path, PackedName, MostUnpacked) : PlainFile.Open(path, MostUnpacked);
            using var document = JsonDocument.Parse(file);
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException
            or InvalidOperationException or InvalidDataException or FormatException or OverflowException)
        {
            throw new ArgumentException($"{path} describes no body: {error.Message}. `info --save` writes such a file", error);
        }
    }

    private static SimulatedBody Read(JsonElement json)
    {
        if (json.GetProperty("body").GetInt32() is var format and not Format)
            throw new FormatException($"its format is {format}, and this program reads {Format}");
        var (model, version) = (json.GetProperty("model").GetString()!, Hex(json.GetProperty("protocol")));
        if (version is not SimulatedBody.Version2 and < SimulatedBody.Version3)
            throw new FormatException(
                $"its protocol is 0x{version:X4}, and there are 0x{SimulatedBody.Version2:X4} and 0x{SimulatedBody.Version3:X4}");
        version = Math.Min(version, SimulatedBody.Version3); // what comes after 3.00 grants it to who asks for it
        var known = SimulatedBodies.Find(model);
        var like = known ?? SimulatedBodies.Find(version == SimulatedBody.Version3 ? "SIM-640" : "SIM-640V2")!;
        var properties = json.GetProperty("properties").EnumerateArray().Select(ReadProperty).OfType<BodyProperty>().ToArray();
        var iso = IsoRange.Of(model, properties, known);
        return like with
        {
            IsoBottom = iso.Bottom,
            IsoTop = iso.Top,
            FastestShutter = Scales.FastestOf(ListOf(properties, Code.AbsoluteShutter, Code.ShutterSpeed)) ?? like.FastestShutter,
            HasBulb = !WithoutBulb.Contains(model),
            Model = model,
            Firmware = json.GetProperty("firmware").GetString()!,
            Highest = version,
            Properties = like.Properties.Where(p => p.Key < version).Append(new(version, properties))
                .ToDictionary(p => p.Key, p => p.Value),
            Controls = [.. json.GetProperty("controls").EnumerateArray().Select(Hex)],
            IsAsDescribed = true,
            RestsOn = "a file",
        };
    }

    /// <summary>Bodies without a bulb setting (Sony's specifications).</summary>
    private static readonly string[] WithoutBulb = ["DSC-RX0", "DSC-RX0M2"];

    /// <summary>The longest list of values among these codes.</summary>
    internal static long[] ListOf(BodyProperty[] properties, params ushort[] codes) =>
        properties.Where(p => codes.Contains(p.Code) && p.Form.Kind == 2).Select(p => p.Form.All).MaxBy(list => list.Length) ?? [];

    private static void Write(Utf8JsonWriter json, PropertyDescription property, IReadOnlyList<PtpValue> seen)
    {
        json.WriteStartObject();
        json.WriteString("code", Hex(property.Code));
        json.WriteNumber("type", (ushort)property.Type);
        json.WriteNumber("access", property.Access);
        json.WriteNumber("state", (byte)property.State);
        if (property.Type != PtpType.String)
        {
            json.WriteNumber("default", Number(property.Default));
            json.WriteNumber("current", Number(property.Current));
            json.WriteNumber("form", (byte)property.Form);
            Write(json, "now", property.Choices);
            Write(json, "all", property.AllChoices);
            if (seen.Count > 1)
                Write(json, "seen", seen);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<PtpValue> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteNumberValue(Number(value));
        json.WriteEndArray();
    }

    /// <returns>Null for what is no number of up to 64 bits and no text: nothing of the body rests on it.</returns>
    private static BodyProperty? ReadProperty(JsonElement json)
    {
        var type = (PtpType)json.GetProperty("type").GetUInt16();
        if (type != PtpType.String && type.Size() is 0 or > 8)
            return null;
        var form = type == PtpType.String ? Notation.Free
            : new ValueForm(json.GetProperty("form").GetByte(), Numbers(json, "now"), Numbers(json, "all"));
        if (form.Kind > 2 || (form.Kind == 1 && form.Now.Length != 3))
            throw new FormatException(
                $"property {json.GetProperty("code").GetString()} has form {form.Kind} with {form.Now.Length} values");
        // a value that it was seen to have is one that there is, whether or not the body lists it
        if (form.Kind == 2 && json.TryGetProperty("seen", out _))
            form = form with { All = [.. form.All.Union(Numbers(json, "seen"))] };
        return new(
            Hex(json.GetProperty("code")), type, json.GetProperty("access").GetByte(), json.GetProperty("state").GetByte(),
            type == PtpType.String ? 0 : json.GetProperty("default").GetInt64(), type == PtpType.String
            ? 0 : json.GetProperty("current").GetInt64(), form);
    }

    // a number of 64 bits without a sign keeps its bits
    private static long Number(PtpValue value) => unchecked((long)value.Number);

    private static long[] Numbers(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(number => number.GetInt64())];

    private static string Hex(ushort code) => code.ToString("X4", CultureInfo.InvariantCulture);

    private static ushort Hex(JsonElement json) => ushort.Parse(json.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
