using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>A camera through Alpaca's HTTP, as any client in another process has it.</summary>
/// <param name="number">The device number.</param>
/// <param name="clientId">Of this client: a session of its own.</param>
/// <param name="clock">Of the bodies behind the server; null for the real one.</param>
public sealed class AlpacaDevice(HttpClient http, int number, uint clientId, DeviceKind? kind = null, Clock? clock = null) : ConformDevice
{
    /// <summary>What the pixels are to the client, whatever they are on the wire.</summary>
    private const int Int32Elements = 2;

    private uint transaction;

    public override Clock Clock => clock ?? Clock.Real;

    /// <summary>The bodies behind the server are fifty times as fast.</summary>
    public override TimeSpan PollPause => TimeSpan.FromMilliseconds(20);

    public override object? Get(string member) => Read(Find(member).Type, Send(HttpMethod.Get, member, Numbers()));

    public override void Set(string member, object value) => Send(HttpMethod.Put, member, $"{member}={Written(value)}&{Numbers()}");

    public override object? Call(string member, params object[] arguments)
    {
        var row = Find(member);
        var named = row.Parameters.Zip(arguments, (parameter, value) => $"{parameter.AlpacaName}={Uri.EscapeDataString(Written(value))}&");
        var answer = Send(row.IsQuestion ? HttpMethod.Get : HttpMethod.Put, member, string.Concat(named) + Numbers());
        return answer.TryGetProperty("Value", out _) ? Read(row.Type, answer) : null;
    }

    /// <summary>As ImageBytes: a head of 44 bytes (ASCOM Alpaca API reference, "ImageBytes"), then 16 bits a pixel, x the slow
    /// index.</summary>
    public override ImageShape Image(string member)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/api/v1/camera/{number}/{member.ToLowerInvariant()}?{Numbers()}");
        request.Headers.Accept.ParseAdd("application/imagebytes");
        using var response = http.Send(request);
        if (response.Content.Headers.ContentType?.MediaType == "application/json")
            throw new AssertionException($"{member} came as JSON without an error: {Answered(response, member)}");
        using MemoryStream bytes = new();
        response.Content.ReadAsStream().CopyTo(bytes);
        var head = MemoryMarshal.Cast<byte, int>(bytes.GetBuffer().AsSpan(0, 44));
        var (start, element, rank, width, height) = (head[4], head[5], head[7], head[8], head[9]);
        Assert.That((rank, bytes.Length), Is.EqualTo((2, start + (2L * width * height))), member);
        return new(element == Int32Elements ? typeof(int) : typeof(object), width, height);
    }

    private string Numbers() => $"ClientID={clientId}&ClientTransactionID={++transaction}";

    private JsonElement Send(HttpMethod method, string member, string form)
    {
        var path = $"/api/v1/{Kind.Path}/{number}/{member.ToLowerInvariant()}";
        using HttpRequestMessage request = new(method, method == HttpMethod.Get ? $"{path}?{form}" : path);
        if (method == HttpMethod.Put)
            request.Content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
        using var response = http.Send(request);
        return Answered(response, member);
    }

    /// <exception cref="AscomException">The answer is one.</exception>
    private JsonElement Answered(HttpResponseMessage response, string member)
    {
        using StreamReader reader = new(response.Content.ReadAsStream());
        var text = reader.ReadToEnd();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), $"{member}: {text}");
        var answer = JsonDocument.Parse(text).RootElement;
        Assert.That(answer.GetProperty("ClientTransactionID").GetUInt32(), Is.EqualTo(transaction), member);
        var error = answer.GetProperty("ErrorNumber").GetInt32();
        return error == 0 ? answer : throw new AscomException(error, answer.GetProperty("ErrorMessage").GetString()!);
    }

    private DeviceKind Kind => kind ?? Driver.Camera.Row;

    private Member Find(string name) => Kind.Find(name) ?? throw new ArgumentException($"{name} is no member of a {Kind}");

    private static string Written(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static object Read(MemberType type, JsonElement answer)
    {
        var value = answer.GetProperty("Value");
        return type switch
        {
            MemberType.Boolean     => value.GetBoolean(),
            MemberType.Int16       => value.GetInt16(),
            MemberType.Double      => value.GetDouble(),
            MemberType.String      => value.GetString()!,
            MemberType.StringList  => value.EnumerateArray().Select(v => v.GetString()!).ToList(),
            MemberType.StateValues => value.EnumerateArray()
                .Select(v => new StateValue(v.GetProperty("Name").GetString()!, v.GetProperty("Value"))).ToList(),
            _                      => value.GetInt32(),
        };
    }
}
