using System.Globalization;
using System.Text;

namespace SonyAlpha.Driver.LiveView;

/// <summary>
/// Live view as a stream of JPEGs that OBS, ffmpeg, VLC, GStreamer and browsers take. The boundary has no dashes in the header, and each
/// part states type and length: without the type none of them shows anything, with dashes some do not.
/// </summary>
public static class Mjpeg
{
    public const string ContentType = "multipart/x-mixed-replace; boundary=frame";

    /// <summary>Writes frames until they end or the viewer goes.</summary>
    /// <param name="isBrowser">
    /// A browser shows a part when the head of the next one has come (flask-video-streaming#74), so it gets that with each frame: the
    /// last frame before an exposure would else never show. It then cannot have a length, which other programs want.
    /// </param>
    public static async Task Write(Stream viewer, IAsyncEnumerable<LiveFrame> frames, bool isBrowser, CancellationToken cancel)
    {
        if (isBrowser)
            await viewer.WriteAsync(NextHead, cancel);
        await foreach (var frame in frames.WithCancellation(cancel))
        {
            if (!isBrowser)
                await viewer.WriteAsync(Head(frame), cancel);
            await viewer.WriteAsync(frame.Picture.Jpeg, cancel);
            await viewer.WriteAsync(isBrowser ? NextHead : "\r\n"u8.ToArray(), cancel);
            await viewer.FlushAsync(cancel);
        }
    }

    private static readonly byte[] NextHead = "\r\n--frame\r\nContent-Type: image/jpeg\r\n\r\n"u8.ToArray();

    private static byte[] Head(LiveFrame frame) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {frame.Picture.Jpeg.Length}\r\nX-Frame: {frame.Number}\r\n\r\n"));
}
