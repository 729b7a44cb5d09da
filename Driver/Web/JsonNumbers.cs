using System.Text.Json;

namespace SonyAlpha.Driver.Web;

/// <summary>Arrays of numbers, as the page gets them.</summary>
internal static class JsonNumbers
{
    public static void WriteNumbers(this Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WritePropertyName(name);
        json.WriteNumbers(numbers);
    }

    public static void WriteNumbers(this Utf8JsonWriter json, IEnumerable<double> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
