using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.Driver.Web;

/// <summary>The last frame as a picture for people, and its numbers.</summary>
internal sealed class FrameApi
{
    private const int LongerSide = 1400;

    private const int LeastPercent = 1, MostPercent = 90;

    private readonly object painting = new();
    private (Picture? Picture, Preview? Preview) seen;
    private (Picture? Picture, int Percent, bool MarksBurnt, byte[] Png) painted = (null, 0, false, []);

    public void Write(Utf8JsonWriter json, Camera camera)
    {
        var (picture, preview, owner) = Look(camera);
        json.WriteStartObject();
        json.WriteNumber("number", picture.Number);
        json.WriteNumber("width", picture.Frame.Width);
        json.WriteNumber("height", picture.Frame.Height);
        json.WriteNumber("maxAdu", owner.MaxADU);
        json.WriteString("start", picture.Start.UtcDateTime);
        json.WriteNumber("seconds", picture.Duration.TotalSeconds);
        json.WriteString("kind", picture.Kind.Word());
        json.WriteBoolean("raw", picture.File is not null);
        json.WriteNumber("least", preview.Least);
        json.WriteNumber("median", preview.Median);
        json.WriteNumber("most", preview.Most);
        json.WriteNumbers("histogram", preview.Histogram.Select(count => (double)count));
        json.WriteStartArray("channels");
        foreach (var channel in preview.Channels)
            json.WriteNumbers(channel.Select(count => (double)count));
        json.WriteEndArray();
        json.WriteNumbers("burnt", preview.Burnt);
        json.WriteEndObject();
    }

    /// <summary>The picture as PNG; stretch is how bright the sky comes out in percent, burnt=1 marks what is burnt out.</summary>
    public async Task Send(HttpContext context, Camera camera)
    {
        var query = context.Request.Query;
        var percent = int.TryParse(query["stretch"], NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            ? Math.Clamp(wanted, LeastPercent, MostPercent) : (int)(100 * Preview.UsualBackground);
        var png = Paint(camera, percent, query["burnt"] == "1");
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = png.Length;
        await context.Response.Body.WriteAsync(png).ConfigureAwait(false);
    }

    /// <summary>Paints a picture once, for however many viewers.</summary>
    private byte[] Paint(Camera camera, int percent, bool marksBurnt)
    {
        lock (painting)
        {
            var (picture, preview, _) = Look(camera);
            if (painted.Picture != picture || painted.Percent != percent || painted.MarksBurnt != marksBurnt)
                painted = (picture, percent, marksBurnt,
                    Png.Write(preview.Width, preview.Height, preview.Paint(percent / 100.0, marksBurnt)));
            return painted.Png;
        }
    }

    private (Picture Picture, Preview Preview, ClientCamera Owner) Look(Camera camera)
    {
        lock (painting)
        {
            var (picture, owner) = camera.Newest ?? throw new BadRequestException("There is no picture yet", StatusCodes.Status404NotFound);
            if (picture == seen.Picture)
                return (picture, seen.Preview!, owner);
            using var frame = picture.Look() ?? throw new BadRequestException("The picture has just gone", StatusCodes.Status404NotFound);
            var preview = Of(frame, owner, LongerSide, int.MaxValue);
            seen = (picture, preview);
            return (picture, preview, owner);
        }
    }

    internal static Preview Of(Frame frame, ClientCamera owner, int longerSide, int samples)
    {
        var (redX, redY) = owner.SensorType == SensorType.Rggb ? (owner.BayerOffsetX, owner.BayerOffsetY) : default;
        return Preview.Of(frame, redX, redY, owner.MaxADU, longerSide, samples);
    }
}
