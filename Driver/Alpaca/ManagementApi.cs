using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>/management: what this server is and which devices it has.</summary>
internal sealed class ManagementApi(Func<IReadOnlyList<CameraBody>> bodies, AlpacaOptions options)
{
    public const string Manufacturer = "The ASCOM.SonyAlpha developers";

    /// <param name="path">What follows /management/.</param>
    public async Task Handle(HttpContext context, string[] path)
    {
        Action<Utf8JsonWriter> value = path switch
        {
            ["apiversions"]             => Versions,
            ["v1", "description"]       => Description,
            ["v1", "configureddevices"] => Devices,
            _                           => throw BadRequestException.NotFound(),
        };
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Get;
            throw BadRequestException.NoSuchMethod(HttpMethods.Get);
        }

        var transaction = AlpacaTransaction.Begin(await Parameters.Read(context.Request).ConfigureAwait(false));
        await Reply.Send(context.Response, transaction, value).ConfigureAwait(false);
    }

    private static void Versions(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteNumberValue(1);
        json.WriteEndArray();
    }

    private void Description(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("ServerName", Product.Name);
        json.WriteString("Manufacturer", Manufacturer);
        json.WriteString("ManufacturerVersion", Product.Version);
        json.WriteString("Location", options.Location());
        json.WriteEndObject();
    }

    private void Devices(Utf8JsonWriter json)
    {
        options.Asked();
        json.WriteStartArray();
        foreach (var (number, body) in bodies().Index())
        {
            foreach (var device in body.Devices.Where(device => device.IsOffered))
            {
                json.WriteStartObject();
                json.WriteString("DeviceName", device.Name);
                json.WriteString("DeviceType", device.Kind.Name);
                json.WriteNumber("DeviceNumber", number);
                json.WriteString("UniqueID", device.UniqueId);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }
}
