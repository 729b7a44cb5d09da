using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>A program's calls over HTTP, as Alpaca spells them.</summary>
/// <param name="client">Its ClientID; null for a script that sends none.</param>
/// <param name="camera">The camera's number.</param>
internal sealed class HttpFace(HttpClient http, uint? client, int camera = 0) : IFace
{
    private const int HeaderLength = 44;

    public object? Get(string member) =>
        ValueOf(member, Ask(new(HttpMethod.Get, $"{PathOf(member)}{(client is { } id ? $"?ClientID={id}" : "")}")));

    public void Put(string member, object value) => Ask(Request(member, [(member, value)]));

    public void Call(string method, params object[] arguments) => Ask(Request(method, Fields(method, arguments)));

    /// <summary>A method that answers with a text.</summary>
    public string Answer(string method, params object[] arguments) =>
        Ask(Request(method, Fields(method, arguments))).GetString()!;

    public Seen Image()
    {
        var (bytes, width, height) = Fetch();
        return new(CodeOf(MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan(Field(bytes, 4))), width, height), width, height);
    }

    /// <summary>The size of a picture whose pixels may be of any kind.</summary>
    public (int Width, int Height) ImageSize() => Fetch() is var (_, width, height) ? (width, height) : default;

    private (byte[] Bytes, int Width, int Height) Fetch()
    {
        HttpRequestMessage request = new(HttpMethod.Get, $"{PathOf("ImageArray")}{(client is { } id ? $"?ClientID={id}" : "")}");
        request.Headers.Accept.ParseAdd("application/imagebytes");
        var bytes = Carry(request, response => response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
        if (bytes.Length < HeaderLength || bytes[0] == '{')
            throw new AscomException(AscomErrors.UnforeseenNumber, $"No image but {Read(Encoding.UTF8.GetString(bytes))}");
        if (Field(bytes, 1) is var error and not 0)
            throw new AscomException(error, Encoding.UTF8.GetString(bytes.AsSpan(Field(bytes, 4))));
        return (bytes, Field(bytes, 8), Field(bytes, 9));
    }

    private static int Field(byte[] bytes, int index) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(index * 4));

    /// <summary>Columns come one after the other.</summary>
    private static FrameCode? CodeOf(ReadOnlySpan<ushort> columns, int width, int height)
    {
        var pixels = new ushort[width * height];
        for (var x = 0; x < width; x++)
        {
            for (var y = 0; y < height; y++)
                pixels[y * width + x] = columns[x * height + y];
        }

        return FrameCode.TryRead<ushort>(pixels, width, height, out var code) ? code : null;
    }

    private string PathOf(string member) => $"/api/v1/camera/{camera}/{member.ToLowerInvariant()}";

    private static IEnumerable<(string Name, object Value)> Fields(string method, object[] arguments) =>
        DeviceKinds.All[0].Find(method)!.Parameters.Zip(arguments, (parameter, value) => (parameter.AlpacaName, value));

    private HttpRequestMessage Request(string member, IEnumerable<(string Name, object Value)> fields)
    {
        var form = fields.Select(field => $"{field.Name}={string.Create(CultureInfo.InvariantCulture, $"{field.Value}")}");
        if (client is { } id)
            form = form.Prepend($"ClientID={id}");
        return new(HttpMethod.Put, PathOf(member))
            { Content = new StringContent(string.Join('&', form), Encoding.ASCII, "application/x-www-form-urlencoded") };
    }

    private JsonElement Ask(HttpRequestMessage request) =>
        Read(Carry(request, response => response.Content.ReadAsStringAsync().GetAwaiter().GetResult()));

    private static JsonElement Read(string answer)
    {
        var json = JsonDocument.Parse(answer).RootElement;
        return json.GetProperty("ErrorNumber").GetInt32() is var error and not 0
            ? throw new AscomException(error, json.GetProperty("ErrorMessage").GetString()!)
            : json.TryGetProperty("Value", out var value) ? value : default;
    }

    private T Carry<T>(HttpRequestMessage request, Func<HttpResponseMessage, T> read)
    {
        try
        {
            using (request)
            {
                using var response = http.Send(request);
                return read(response);
            }
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            throw new AscomException(AscomErrors.UnforeseenNumber, error.Message, error);
        }
    }

    private static object? ValueOf(string member, JsonElement value) => DeviceKinds.All[0].Find(member)!.Type switch
    {
        MemberType.Boolean     => value.GetBoolean(),
        MemberType.Int16       => value.GetInt16(),
        MemberType.Double      => value.GetDouble(),
        MemberType.String      => value.GetString(),
        MemberType.StringList  => value.EnumerateArray().Select(item => item.GetString()).ToList(),
        MemberType.StateValues => value.EnumerateArray().Select(StateOf).ToList(),
        _                      => value.GetInt32(),
    };

    private static StateValue StateOf(JsonElement state)
    {
        var (name, value) = (state.GetProperty("Name").GetString()!, state.GetProperty("Value"));
        return new(name, DeviceKinds.All[0].Find(name) is null ? value.ToString() : ValueOf(name, value)!);
    }
}
