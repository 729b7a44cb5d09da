using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.Driver.Web;

/// <summary>A part of the last frame as its own pixels, and the stars that are in the frame.</summary>
internal static class Loupe
{
    /// <summary>Of a side: what a page shows at once, and no more work than that.</summary>
    private const int LongestSide = 1024;

    private const double Near = 40;

    /// <summary>The pixels of the window x, y, width, height, which must lie in the frame: 16 bits each, the low byte first, row by
    /// row.</summary>
    public static async Task SendCrop(HttpContext context, Camera camera)
    {
        var (left, top) = (Number(context.Request, "x"), Number(context.Request, "y"));
        var (width, height) = (Number(context.Request, "width"), Number(context.Request, "height"));
        using var frame = Picture(camera).Picture.Look()
            ?? throw new BadRequestException("The picture has just gone", StatusCodes.Status404NotFound);
        if (width is < 1 or > LongestSide || height is < 1 or > LongestSide || left < 0 || top < 0 || left > frame.Width - width
            || top > frame.Height - height)
            throw new BadRequestException(
                $"A part of {width} x {height} at {left}, {top} is not in the picture of {frame.Width} x {frame.Height}, or larger than "
                    + $"{LongestSide} x {LongestSide}");
        var bytes = new byte[2 * width * height];
        for (var y = 0; y < height; y++)
        {
            var row = frame.Row(top + y).Slice(left, width);
            for (var x = 0; x < width; x++)
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * ((y * width) + x)), row[x]);
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes).ConfigureAwait(false);
    }

    /// <summary>How many stars, their sizes, and the one that is nearest to x, y.</summary>
    public static void WriteStars(Utf8JsonWriter json, HttpRequest request, Camera camera)
    {
        var (picture, owner) = Picture(camera);
        var field = picture.FindStars(owner.MaxADU)
            ?? throw new BadRequestException("The picture has just gone", StatusCodes.Status404NotFound);
        json.WriteStartObject();
        json.WriteNumber("frame", picture.Number);
        json.WriteNumber("count", field.Stars.Count);
        Write(json, "hfr", field.HalfFluxRadius);
        Write(json, "fwhm", field.FullWidth);
        var star = request.Query.ContainsKey("x")
            ? field.Nearest(Number(request, "x"), Number(request, "y"), Near) : field.Clearest;
        if (star is not null)
        {
            json.WriteStartObject("star");
            Write(json, "x", star.X);
            Write(json, "y", star.Y);
            Write(json, "hfr", star.HalfFluxRadius);
            Write(json, "fwhm", star.FullWidth);
            json.WriteBoolean("burnt", star.IsBurnt);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>The spikes of a Bahtinov mask around a star; only the frame's number where there are none.</summary>
    public static void WriteBahtinov(Utf8JsonWriter json, HttpRequest request, Camera camera)
    {
        var picture = Picture(camera).Picture;
        using var frame = picture.Look() ?? throw new BadRequestException("The picture has just gone", StatusCodes.Status404NotFound);
        var found = Bahtinov.Find(frame, Number(request, "x"), Number(request, "y"));
        json.WriteStartObject();
        json.WriteNumber("frame", picture.Number);
        Write(json, "offset", found?.Offset);
        Write(json, "x", found?.X);
        Write(json, "y", found?.Y);
        json.WriteStartArray("degrees");
        foreach (var spike in found?.Spikes ?? [])
            json.WriteNumberValue(Math.Round(spike.Degrees, 1));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static (Picture Picture, ClientCamera Owner) Picture(Camera camera) =>
        camera.Newest ?? throw new BadRequestException("There is no picture yet", StatusCodes.Status404NotFound);

    private static int Number(HttpRequest request, string name) =>
        int.TryParse(request.Query[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : throw new BadRequestException($"{name} must be a number of pixels");

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, Math.Round(number, 2));
    }
}
