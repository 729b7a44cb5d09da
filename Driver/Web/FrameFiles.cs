using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SonyAlpha.Driver.Alpaca;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver.Web;

/// <summary>A frame as a file for whoever looks at the page: from memory while it is there, else from where it was kept.</summary>
internal static class FrameFiles
{
    public static Task SendThumbnail(HttpContext context, Gallery gallery, Camera camera)
    {
        var png = gallery.Find(camera.Id, Number(context))?.Thumbnail ?? throw BadRequestException.NotFound();
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = png.Length;
        return context.Response.Body.WriteAsync(png).AsTask();
    }

    /// <summary>The camera's own file.</summary>
    public static async Task SendArw(HttpContext context, Gallery gallery, Camera camera)
    {
        var number = Number(context);
        if (Newest(camera, number) is { Source.Length: > 0 } picture)
        {
            var bytes = picture.Source.ToArray();
            if (!picture.IsDisposed) // else its memory may have been another picture's while it was copied
            {
                Name(context.Response, camera.FactsOf(picture, ".arw"), bytes.Length);
                await context.Response.Body.WriteAsync(bytes).ConfigureAwait(false);
                return;
            }
        }

        var kept = Kept(gallery, camera, number, ".arw") ?? throw Gone(number);
        Name(context.Response, kept, new FileInfo(kept).Length);
        await context.Response.SendFileAsync(kept).ConfigureAwait(false);
    }

    /// <summary>As FITS: that was kept as it is, or made of the pixels in memory, or of the camera's file that was kept.</summary>
    public static async Task SendFits(HttpContext context, Gallery gallery, Camera camera)
    {
        var number = Number(context);
        // FITS is written row by row, and rows wait for a slow reader here and not in memory
        context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        if (camera.Newest is var (picture, owner) && picture.Number == number && picture.Look() is { } frame)
        {
            using (frame)
            {
                Name(context.Response, camera.FactsOf(picture, ".fits"), null);
                PictureFits.Write(context.Response.Body, owner, picture, frame);
            }
        }
        else if (Kept(gallery, camera, number, ".fits") is { } fits)
        {
            Name(context.Response, fits, new FileInfo(fits).Length);
            await context.Response.SendFileAsync(fits).ConfigureAwait(false);
        }
        else
        {
            var kept = Kept(gallery, camera, number, ".arw") ?? throw Gone(number);
            using var raw = ArwDecoder.Decode(await File.ReadAllBytesAsync(kept).ConfigureAwait(false));
            Name(context.Response, Path.ChangeExtension(kept, ".fits"), null);
            PictureFits.Write(context.Response.Body, raw, gallery.Find(camera.Id, number)!.Record.Kind);
        }
    }

    private static Picture? Newest(Camera camera, long number) =>
        camera.Newest?.Picture is { } picture && picture.Number == number ? picture : null;

    private static string? Kept(Gallery gallery, Camera camera, long number, string extension) =>
        gallery.Find(camera.Id, number)?.KeptAt is { } path && Path.GetExtension(path) == extension && File.Exists(path) ? path : null;

    private static BadRequestException Gone(long number) => new(
        $"Frame {number} is not in memory any more, and was not kept as a file. Save a frame before the next but one is there, or switch "
            + "keep-arw on", StatusCodes.Status404NotFound);

    private static long Number(HttpContext context) =>
        long.TryParse(context.Request.Query["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : throw new BadRequestException("number must be the number of a frame");

    private static void Name(HttpResponse response, FileFacts facts, long? length) =>
        Name(response, FileTemplate.Fill("{model}_{date}T{time}_{kind}_{seconds}s_ISO{iso}_{frame}", facts), length);

    /// <param name="path">Where the file is; only its name is told. Names made by this program need no quoting.</param>
    private static void Name(HttpResponse response, string path, long? length)
    {
        var name = string.Concat(Path.GetFileName(path).Where(c => c is >= ' ' and <= '~' and not '"' and not '\\'));
        response.ContentType = "application/octet-stream";
        response.ContentLength = length;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
    }
}
