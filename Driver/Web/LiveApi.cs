using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.Driver.LiveView;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Web;

/// <summary>/live/N.mjpeg and /live/N.jpg: a camera's live picture, N its Alpaca device number.</summary>
internal sealed class LiveApi(Func<IReadOnlyList<Camera>> cameras, Clock clock)
{
    /// <param name="name">What follows /live/.</param>
    public async Task Handle(HttpContext context, string name)
    {
        var (number, form) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        if (!int.TryParse(number, System.Globalization.NumberStyles.None, null, out var n) || n >= cameras().Count
            || form is not (".mjpeg" or ".jpg"))
            throw BadRequestException.NotFound();
        // a session of its own: the body is opened if nobody has, and stays open while somebody looks
        using var session = cameras()[n].NewSession();
        session.IsViewer = true;
        try
        {
            session.Connected = true;
        }
        catch (AscomException error)
        {
            throw NoPicture(error.Message);
        }

        await (form == ".jpg" ? SendOne(context, session.Shared) : SendAll(context, session.Shared)).ConfigureAwait(false);
    }

    private static BadRequestException NoPicture(string reason) =>
        new($"There is no live picture: {reason}", StatusCodes.Status503ServiceUnavailable);

    /// <summary>Who asks for one picture is told why there is none, as soon as that is known.</summary>
    private async Task SendOne(HttpContext context, Camera camera)
    {
        await using LiveEnd end = new(camera, clock, context.RequestAborted);
        try
        {
            await foreach (var frame in camera.Live.Watch(end.Token).ConfigureAwait(false))
            {
                context.Response.ContentType = "image/jpeg";
                context.Response.ContentLength = frame.Picture.Jpeg.Length;
                await context.Response.Body.WriteAsync(frame.Picture.Jpeg).ConfigureAwait(false);
                return;
            }
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // the reason follows
        }

        throw NoPicture(camera.LiveTrouble ?? "it has just ended. Try again");
    }

    /// <summary>A stream waits for a picture however long it takes: OBS and the page stay, and the page tells why.</summary>
    private static async Task SendAll(HttpContext context, Camera camera)
    {
        var frames = camera.Live.Watch(context.RequestAborted);
        var response = context.Response;
        var isBrowser = context.Request.Headers.UserAgent is [{ } agent, ..] && agent.StartsWith("Mozilla/", StringComparison.Ordinal);
        response.ContentType = Mjpeg.ContentType;
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers.Connection = "close";
        try
        {
            await Mjpeg.Write(response.Body, frames, isBrowser, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // viewers end by going away
        }
    }
}
