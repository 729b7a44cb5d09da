using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Notices;

/// <summary>
/// Posts notices to an address, so that a phone in bed rings. To ntfy ("ntfy" in the host or the topic) goes the sentence as text, with
/// title and priority in headers (docs.ntfy.sh, "Publishing"); to all others JSON, in which chats find "text" (Slack, Mattermost) or
/// "content" (Discord). The address is as good as a password: no log has more of it than the host.
/// </summary>
/// <remarks>Threads: one at a time. Not longer than three tries of <see cref="Patience"/> and the pauses between.</remarks>
/// <param name="address">The address now; empty for nowhere.</param>
public sealed class Webhook(Func<string> address, Clock clock, Action<string> say) : INoticeOutlet, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A network that is just coming back, or a server that is busy.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(15)];

    private readonly HttpClient http = new(new SocketsHttpHandler
        { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience })
    {
        Timeout = Patience,
    };

    /// <summary>The form in which an address is kept; null if it is none.</summary>
    public static string? Accept(string value) => value.Trim() is var text && text.Length == 0 ? ""
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Host.Length > 0
            ? uri.AbsoluteUri : null;

    public void Tell(Notice notice)
    {
        if (address() is not { Length: > 0 } text || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
            return;
        var trouble = Post(uri, notice);
        foreach (var pause in Pauses)
        {
            if (trouble is null)
                return;
            clock.Sleep(pause);
            trouble = Post(uri, notice);
        }

        if (trouble is not null)
            say($"The notice did not reach {uri.Host} (setting notify-url): {trouble}");
    }

    public void Dispose() => http.Dispose();

    /// <returns>What went wrong; null if it was taken.</returns>
    private string? Post(Uri uri, Notice notice)
    {
        try
        {
            using var request = IsNtfy(uri) ? ForNtfy(uri, notice) : AsJson(uri, notice);
            using var answer = http.Send(request, HttpCompletionOption.ResponseHeadersRead);
            return answer.IsSuccessStatusCode ? null : $"it answered {(int)answer.StatusCode} {answer.ReasonPhrase}";
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException or InvalidOperationException)
        {
            return error is TaskCanceledException ? $"it did not answer within {Patience.TotalSeconds} s" : error.Message;
        }
    }

    private static bool IsNtfy(Uri uri) => (uri.Host + uri.AbsolutePath).Contains("ntfy", StringComparison.OrdinalIgnoreCase);

    private static HttpRequestMessage ForNtfy(Uri uri, Notice notice)
    {
        HttpRequestMessage request = new(HttpMethod.Post, uri)
            { Content = new StringContent(notice.Sentence, Encoding.UTF8, "text/plain") };
        request.Headers.TryAddWithoutValidation("Title", TitleOf(notice));
        request.Headers.TryAddWithoutValidation("Priority", IsUrgent(notice.Kind) ? "high" : "default");
        return request;
    }

    private static HttpRequestMessage AsJson(Uri uri, Notice notice)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("title", TitleOf(notice));
            json.WriteString("text", notice.Sentence);
            json.WriteString("content", notice.Sentence);
            json.WriteString("kind", notice.Kind.ToString());
            json.WriteString("camera", notice.Camera);
            json.WriteString("at", notice.At.UtcDateTime);
            json.WriteEndObject();
        }

        ByteArrayContent content = new(buffer.WrittenMemory.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new(HttpMethod.Post, uri) { Content = content };
    }

    /// <summary>ASCII, on one line: it stands in a header.</summary>
    private static string TitleOf(Notice notice)
    {
        var what = notice.Kind switch
        {
            NoticeKind.Away    => "camera away",
            NoticeKind.Back    => "camera back",
            NoticeKind.Gone    => "camera gone",
            NoticeKind.Failed  => "exposure failed",
            NoticeKind.Late    => "frame late",
            NoticeKind.SeriesOver => "series over",
            NoticeKind.DiskLow => "disk low",
            _                  => "warning",
        };
        var camera = string.Concat(notice.Camera.Where(c => c is > ' ' and <= '~'));
        return camera.Length > 0 ? $"Sony Alpha: {what} ({camera})" : $"Sony Alpha: {what}";
    }

    private static bool IsUrgent(NoticeKind kind) => kind is NoticeKind.Away or NoticeKind.Gone or NoticeKind.Failed or NoticeKind.DiskLow;
}
