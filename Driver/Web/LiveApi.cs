using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.Driver.LiveView;

namespace SonyAlpha.Driver.Web;

/// <summary>/live/N.mjpeg and /live/N.jpg: a camera's live picture, N its Alpaca device number.</summary>
internal sealed class LiveApi(Func<IReadOnlyList<Camera>> cameras)
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
            throw new BadRequestException($"There is no live picture: {error.Message}", StatusCodes.Status503ServiceUnavailable);
        }

        var frames = session.Shared.Live.Watch(context.RequestAborted);
        await (form == ".jpg" ? SendOne(context.Response, frames) : SendAll(context, frames))
            .ConfigureAwait(false);
    }

    private static async Task SendOne(HttpResponse response, IAsyncEnumerable<LiveFrame> frames)
    {
        await foreach (var frame in frames.ConfigureAwait(false))
        {
            response.ContentType = "image/jpeg";
            response.ContentLength = frame.Picture.Jpeg.Length;
            await response.Body.WriteAsync(frame.Picture.Jpeg).ConfigureAwait(false);
            return;
        }
    }

    private static async Task SendAll(HttpContext context, IAsyncEnumerable<LiveFrame> frames)
    {
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
