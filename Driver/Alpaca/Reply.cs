using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>Answers as Alpaca wants them: JSON whose members have their order and their case.</summary>
internal static class Reply
{
    public const string JsonType = "application/json; charset=utf-8";

    /// <summary>Sends a value; <paramref name="value"/> writes it, null for calls that give none.</summary>
    public static Task Send(HttpResponse response, in AlpacaTransaction transaction, Action<Utf8JsonWriter>? value,
        AscomException? error = null)
    {
        ArrayBufferWriter<byte> buffer = new(256);
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            if (value is not null)
            {
                json.WritePropertyName("Value");
                value(json);
            }

            Finish(json, transaction, error);
        }

        return Send(response, buffer.WrittenMemory);
    }

    /// <summary>An image that cannot be had: the members that come first in an image come first here too.</summary>
    public static Task SendImageError(HttpResponse response, in AlpacaTransaction transaction, AscomException error)
    {
        ArrayBufferWriter<byte> buffer = new(256);
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("Type", 2);
            json.WriteNumber("Rank", 2);
            json.WriteStartArray("Value");
            json.WriteEndArray();
            Finish(json, transaction, error);
        }

        return Send(response, buffer.WrittenMemory);
    }

    /// <summary>A sentence as plain text.</summary>
    public static Task Refuse(HttpResponse response, int status, string sentence)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(sentence + "\n");
    }

    /// <summary>Writes a member's value in the JSON of its type.</summary>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case bool boolean:
                json.WriteBooleanValue(boolean);
                break;
            case short number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case DateTime time:
                json.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ss.fff+00:00", CultureInfo.InvariantCulture));
                break;
            case IEnumerable<string> texts:
                WriteAll(json, texts, json.WriteStringValue);
                break;
            case IEnumerable<StateValue> states:
                WriteAll(json, states, state => Write(json, state));
                break;
            default:
                throw new NotSupportedException($"{value?.GetType().Name ?? "Nothing"} is no value that Alpaca knows");
        }
    }

    /// <summary>What stands for a value when an error is told: strict clients want one of the right type.</summary>
    public static object? Nothing(MemberType type) => type switch
    {
        MemberType.None        => null,
        MemberType.Boolean     => false,
        MemberType.Double      => 0.0,
        MemberType.String      => "",
        MemberType.StringList  => Array.Empty<string>(),
        MemberType.StateValues => Array.Empty<StateValue>(),
        _                      => 0,
    };

    public static async Task Send(HttpResponse response, ReadOnlyMemory<byte> json)
    {
        response.ContentType = JsonType;
        response.ContentLength = json.Length;
        await response.BodyWriter.WriteAsync(json, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    private static void Finish(Utf8JsonWriter json, in AlpacaTransaction transaction, AscomException? error)
    {
        json.WriteNumber("ClientTransactionID", transaction.ClientNumber);
        json.WriteNumber("ServerTransactionID", transaction.ServerNumber);
        json.WriteNumber("ErrorNumber", error?.Number ?? 0);
        json.WriteString("ErrorMessage", error?.Message ?? "");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StateValue state)
    {
        json.WriteStartObject();
        json.WriteString("Name", state.Name);
        json.WritePropertyName("Value");
        Write(json, state.Value);
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var value in values)
            write(value);
        json.WriteEndArray();
    }
}
