using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.Driver.Web;

/// <summary>/web: what the page asks beyond Alpaca. Exposures and gains go through Alpaca, as those of any other client.</summary>
/// <param name="asked">Called when the page asks which cameras there are.</param>
internal sealed class WebApi(Station station, Action asked)
{
    private static readonly TimeSpan RepairTime = TimeSpan.FromSeconds(20);

    private const int MostNotices = 5;

    /// <summary>Which run of the server this is: a page sees by it that it was started again.</summary>
    private static readonly string Run = Guid.NewGuid().ToString("n");

    private readonly Settings settings = station.Settings;
    private readonly FrameApi frames = new();
    private readonly Banners banners = new(station);

    /// <param name="path">What follows /web/.</param>
    public async Task Handle(HttpContext context, string[] path)
    {
        var isPut = HttpMethods.IsPut(context.Request.Method);
        if (!isPut && !HttpMethods.IsGet(context.Request.Method))
            throw BadRequestException.NoSuchMethod("GET, PUT");
        var reply = (isPut, path) switch
        {
            (false, ["cameras"])                       => Json(context, WriteCameras),
            (false, ["settings"])                      => Json(context, WriteSettings),
            (false, ["log"])                           => Text(context, string.Join('\n', station.LogLines.Lines)),
            (false, ["camera", var n, "properties"])   => Json(context, json => WriteProperties(json, Find(n))),
            (false, ["camera", var n, "frame.json"])   => Json(context, json => frames.Write(json, Find(n))),
            (false, ["camera", var n, "frame.png"])    => frames.Send(context, Find(n)),
            (false, ["frames"])                        => Json(context, station.Gallery.Write),
            (false, ["camera", var n, "thumbnail"])    => FrameFiles.SendThumbnail(context, station.Gallery, Find(n)),
            (false, ["camera", var n, "frame.arw"])    => FrameFiles.SendArw(context, station.Gallery, Find(n)),
            (false, ["camera", var n, "frame.fits"])   => FrameFiles.SendFits(context, station.Gallery, Find(n)),
            (false, ["camera", var n, "crop"])         => Loupe.SendCrop(context, Find(n)),
            (false, ["camera", var n, "stars.json"])   => Json(context, json => Loupe.WriteStars(json, context.Request, Find(n))),
            (false, ["camera", var n, "bahtinov.json"]) => Json(context, json => Loupe.WriteBahtinov(json, context.Request, Find(n))),
            (true,  ["camera", var n, "magnifier", var times]) => Text(context, Magnify(Find(n), times)),
            (true,  ["camera", var n, "repair"])       => Text(context, Repair(Find(n))),
            (true,  ["camera", var n, "stop"])         => Text(context, Find(n).StopWhatRuns() ? "stopped" : "nothing runs"),
            (true,  ["camera", var n, "series"])       => SeriesApi.Start(context, Find(n)),
            (true,  ["camera", var n, "series", ("after" or "now") and var when]) => Text(context, SeriesApi.End(Find(n), when)),
            (true,  ["settings"])                      => ChangeSettings(context),
            _                                          => throw BadRequestException.NotFound(),
        };
        await reply.ConfigureAwait(false);
    }

    private Camera Find(string number) =>
        int.TryParse(number, System.Globalization.NumberStyles.None, null, out var n) && n < station.Bodies.Offered.Count
            ? station.Bodies.Offered[n] : throw BadRequestException.NotFound();

    /// <param name="times">As the camera's list has it; 0 for off.</param>
    private static string Magnify(Camera camera, string times)
    {
        if (!double.TryParse(times, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture,
            out var ratio))
            throw BadRequestException.NotFound();
        try
        {
            camera.Magnify(ratio);
            return ratio == 0 ? "The magnifier is off." : $"The camera magnifies {times} times.";
        }
        catch (AscomException error)
        {
            throw new BadRequestException(error.Message, StatusCodes.Status409Conflict);
        }
    }

    private static string Repair(Camera camera)
    {
        try
        {
            return string.Join('\n', camera.Repair(RepairTime));
        }
        catch (AscomException error)
        {
            throw new BadRequestException(error.Message, StatusCodes.Status409Conflict);
        }
    }

    private async Task ChangeSettings(HttpContext context)
    {
        if (await SettingsForm.Apply(context.Request, settings, station.Bodies.Offered.Select(camera => camera.Id))
            .ConfigureAwait(false) is { Count: > 0 } refused)
            throw new BadRequestException(string.Join(". ", refused));
        await Json(context, WriteSettings).ConfigureAwait(false);
    }

    private void WriteCameras(Utf8JsonWriter json)
    {
        asked();
        json.WriteStartObject();
        json.WriteString("version", Product.Version);
        json.WriteString("run", Run);
        json.WriteNumber("frames", station.Gallery.Changes);
        json.WriteStartArray("cameras");
        foreach (var (number, camera) in station.Bodies.Offered.Index())
            WriteCamera(json, number, camera);
        json.WriteEndArray();
        json.WriteStartArray("unusable");
        if (settings.Trouble is { } trouble)
            json.WriteStringValue(trouble);
        foreach (var camera in station.Bodies.Found.Where(f => f.Trouble is not null))
            json.WriteStringValue($"{(camera.Model.Length > 0 ? camera.Model : camera.Id)} ({camera.Wire}): {camera.Trouble}");
        json.WriteEndArray();
        banners.Write(json);
        WriteNotices(json);
        json.WriteEndObject();
    }

    private void WriteNotices(Utf8JsonWriter json)
    {
        json.WriteStartArray("notices");
        foreach (var (number, notice) in station.Notices.Kept.TakeLast(MostNotices))
        {
            json.WriteStartObject();
            json.WriteNumber("number", number);
            json.WriteString("at", notice.At.UtcDateTime);
            json.WriteString("kind", notice.Kind.ToString());
            json.WriteString("camera", notice.Camera);
            json.WriteString("sentence", notice.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCamera(Utf8JsonWriter json, int number, Camera camera)
    {
        camera.Watched();
        json.WriteStartObject();
        json.WriteNumber("number", number);
        json.WriteString("id", camera.Id);
        json.WriteString("name", camera.Name);
        json.WriteString("wire", camera.Wire);
        json.WriteBoolean("simulated", camera.IsSimulated);
        json.WriteBoolean("open", camera.IsOpen);
        json.WriteString("away", camera.Whole.AwaySince?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("clients", camera.Programs);
        json.WriteString("trouble", camera.Trouble);
        json.WriteString("liveTrouble", Banners.Live(camera));
        json.WriteString("failure", camera.LastFailure);
        json.WriteString("state", camera.CameraState.ToString());
        json.WriteNumber("percent", camera.PercentCompleted);
        json.WriteNumber("frame", camera.LastPicture?.Number ?? 0);
        json.WriteStartArray("gauges");
        foreach (var (gauge, value) in Gauges.Of(camera.Whole))
        {
            json.WriteStartObject();
            json.WriteString("name", gauge.Name);
            json.WriteString("words", gauge.Description);
            json.WriteNumber("value", value);
            json.WriteString("unit", gauge.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (camera.Running is var (seconds, left))
        {
            json.WriteNumber("seconds", Math.Round(seconds.TotalSeconds, 3));
            json.WriteNumber("left", Math.Round(left.TotalSeconds, 1));
        }

        if (camera.IsOpen && camera.Magnifications is { Count: > 0 } magnifications)
        {
            json.WriteNumber("magnified", camera.Magnification);
            json.WriteStartArray("magnifications");
            foreach (var times in magnifications)
                json.WriteNumberValue(times);
            json.WriteEndArray();
        }

        SeriesApi.Write(json, camera);
        FocusJson.Write(json, camera.Whole);
        json.WriteStartArray("findings");
        foreach (var finding in camera.Examine())
        {
            json.WriteStartObject();
            json.WriteString("severity", finding.Severity.ToString());
            json.WriteString("sentence", finding.Sentence);
            json.WriteString("advice", finding.Advice);
            json.WriteBoolean("mendable", finding.Remedy is not null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var setting in Settings.Shown)
        {
            json.WriteStartObject();
            json.WriteString("key", setting.Key);
            json.WriteString("group", setting.Group.ToString());
            json.WriteString("label", setting.LabelWithUnit);
            json.WriteString("value", settings[setting]);
            json.WriteString("default", setting.Default);
            json.WriteString("words", setting.Sentence);
            json.WriteString("range", setting.Range);
            json.WriteBoolean("restart", setting.TakesRestart);
            json.WriteStartArray("choices");
            foreach (var (choice, label) in setting.Choices)
            {
                json.WriteStartObject();
                json.WriteString("value", choice);
                json.WriteString("label", label);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, Camera camera)
    {
        json.WriteStartArray();
        foreach (var row in PropertyRow.Of(camera.Snapshot, camera.Abilities?.Version ?? 0))
        {
            json.WriteStartObject();
            json.WriteString("code", $"0x{row.Code:X4}");
            json.WriteString("name", row.Name);
            json.WriteString("value", row.Value);
            json.WriteString("raw", row.Raw);
            json.WriteBoolean("enabled", row.IsEnabled);
            json.WriteBoolean("writable", row.IsWritable);
            json.WriteNumber("choices", row.Choices.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Task Json(HttpContext context, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new(4096);
        using (Utf8JsonWriter json = new(buffer))
            write(json);
        return Reply.Send(context.Response, buffer.WrittenMemory);
    }

    private static Task Text(HttpContext context, string text)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text);
    }
}
