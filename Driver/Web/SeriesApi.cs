using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.Driver.Shooting;

namespace SonyAlpha.Driver.Web;

/// <summary>A series of frames, begun and ended from the page; it runs in the server, whoever looks on.</summary>
internal static class SeriesApi
{
    /// <summary>Begins a series of what the form says: count, seconds, pause, gain, kind, ditherEvery, ditherPause, format.</summary>
    public static async Task Start(HttpContext context, Camera camera)
    {
        var form = await Parameters.Read(context.Request).ConfigureAwait(false);
        double Number(string name, double otherwise) => (double)form.Value(name, MemberType.Double, otherwise);
        var kind = form.Find("kind") ?? "light";
        SeriesPlan plan = new(
            (int)form.Value("count", MemberType.Int32, null), Number("seconds", 0), Number("pause", 0),
            form.Find("gain") is { Length: > 0 } ? (short)form.Value("gain", MemberType.Int16, null) : null,
            FrameKinds.Of(kind) ?? throw new BadRequestException($"kind cannot be \"{kind}\". There are {FrameKinds.Words}"),
            (int)form.Value("ditherEvery", MemberType.Int32, 0), Number("ditherPause", 0))
        {
            Format = form.Find("format") switch
            {
                null or "arw" => SeriesFormat.Arw,
                "fits"        => SeriesFormat.Fits,
                var other     => throw new BadRequestException($"format cannot be \"{other}\". There are arw, fits"),
            },
        };
        try
        {
            camera.Shooting.Start(plan);
        }
        catch (AscomException error)
        {
            throw new BadRequestException(error.Message, error.Number == AscomErrors.InvalidValueNumber
                ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);
        }

        await context.Response.WriteAsync("begun").ConfigureAwait(false);
    }

    /// <param name="when">"after" the frame at hand, or "now".</param>
    /// <returns>What is done.</returns>
    public static string End(Camera camera, string when)
    {
        if (!camera.Shooting.IsRunning)
            return "nothing runs";
        if (when == "now")
            camera.Shooting.EndNow();
        else
            camera.Shooting.EndAfterFrame();
        return when == "now" ? "ended" : "ends after this frame";
    }

    /// <summary>How far the series is, or was; null if there was none.</summary>
    public static void Write(Utf8JsonWriter json, Camera camera)
    {
        if (camera.Shooting.Now is not { } state)
        {
            json.WriteNull("series");
            return;
        }

        var since = camera.Clock.Since(state.Since);
        json.WriteStartObject("series");
        json.WriteBoolean("running", !state.IsOver);
        json.WriteString("phase", state.Phase.ToString());
        json.WriteNumber("count", state.Plan.Count);
        json.WriteNumber("done", state.Done);
        json.WriteNumber("failed", state.Failed);
        json.WriteNumber("seconds", state.Plan.Duration);
        json.WriteString("kind", state.Plan.Kind.Word());
        json.WriteBoolean("ending", state.IsEnding);
        json.WriteNumber("phaseLeft", Math.Round(state.LeftOfPhase(since).TotalSeconds, 1));
        json.WriteNumber("left", Math.Round(state.Left(since).TotalSeconds, 1));
        json.WriteString("begun", state.Begun.UtcDateTime);
        json.WriteString("finish", (state.Ended ?? camera.Clock.GetUtcNow() + state.Left(since)).UtcDateTime);
        json.WriteString("trouble", state.Trouble);
        if (state.TroubleSince is { } trouble)
            json.WriteString("troubleSince", trouble.UtcDateTime);
        json.WriteEndObject();
    }
}
