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
    public static async Task Write(Stream viewer, IAsyncEnumerable<LiveFrame> frames, CancellationToken cancel)
    {
        await foreach (var frame in frames.WithCancellation(cancel))
        {
            await viewer.WriteAsync(Head(frame), cancel);
            await viewer.WriteAsync(frame.Picture.Jpeg, cancel);
            await viewer.WriteAsync("\r\n"u8.ToArray(), cancel);
            await viewer.FlushAsync(cancel);
        }
    }

    private static byte[] Head(LiveFrame frame) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {frame.Picture.Jpeg.Length}\r\nX-Frame: {frame.Number}\r\n\r\n"));
}
