using System.Collections.Frozen;
using System.Net;
using System.Reflection;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.Driver.Web;

/// <summary>
/// /help: the guide (docs/guide), which is inside the program: a telescope has no internet. Chapters are Markdown, painted when they are
/// asked for first; no file name from outside ever reaches a file system.
/// </summary>
internal static class GuidePages
{
    private const string Prefix = "guide/", Markdown = ".md";

    /// <summary>The chapter that has the others' names.</summary>
    private const string Contents = "README";

    private static readonly MarkdownPipeline Form = new MarkdownPipelineBuilder().UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub).DisableHtml().Build();

    private static readonly FrozenDictionary<string, Lazy<byte[]>> Chapters = Named(Markdown).ToFrozenDictionary(
        name => name == Contents ? "" : name, name => new Lazy<byte[]>(() => Paint(Load(name + Markdown))));

    private static readonly FrozenDictionary<string, (string Type, Lazy<byte[]> Data)> Pictures =
        new[] { (Ending: ".png", Type: "image/png"), (Ending: ".jpg", Type: "image/jpeg") }
            .SelectMany(kind => Named(kind.Ending).Select(name => (Name: name + kind.Ending, kind.Type)))
            .ToFrozenDictionary(file => file.Name, file => (file.Type, new Lazy<byte[]>(() => Load(file.Name))));

    /// <summary>What there is: "" for the contents, "troubles".</summary>
    public static IEnumerable<string> Names => Chapters.Keys;

    /// <summary>A chapter as it was written.</summary>
    public static string Text(string chapter) => System.Text.Encoding.UTF8.GetString(Load(chapter + Markdown));

    /// <param name="path">What follows /help; "?says=SENTENCE&amp;number=N" behind the troubles leads to the row for it.</param>
    public static Task Handle(HttpContext context, string[] path)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
            throw BadRequestException.NoSuchMethod(HttpMethods.Get);
        if (path is [Troubles.Chapter] && context.Request.Query["says"] is [{ } sentence, ..])
        {
            context.Response.Redirect($"/help/{Troubles.Chapter}#{Troubles.PlaceOf(sentence, context.Request.Query["number"])}");
            return Task.CompletedTask;
        }

        (string Type, Lazy<byte[]> Data) found = path switch
        {
            [] or [""]             when Chapters.TryGetValue("", out var contents)   => ("text/html; charset=utf-8", contents),
            [var name]             when Chapters.TryGetValue(name, out var chapter)  => ("text/html; charset=utf-8", chapter),
            ["pictures", var name] when Pictures.TryGetValue(name, out var picture)  => picture,
            _                                                                        => throw BadRequestException.NotFound(),
        };
        context.Response.ContentType = found.Type;
        context.Response.ContentLength = found.Data.Value.Length;
        context.Response.Headers.ContentSecurityPolicy = StaticFiles.Policy;
        return context.Response.Body.WriteAsync(found.Data.Value).AsTask();
    }

    private static byte[] Paint(byte[] chapter)
    {
        var document = Markdig.Markdown.Parse(System.Text.Encoding.UTF8.GetString(chapter), Form);
        foreach (var link in document.Descendants<LinkInline>())
            link.Url = Moved(link.Url);
        foreach (var row in document.Descendants<TableRow>().Where(row => !row.IsHeader)) // what is wrong leads to its own row
            row.GetAttributes().Id = Troubles.PlaceOfRow(Words(row[0]));
        foreach (var lines in document.Descendants<CodeBlock>()) // wider than a phone, and to be moved by keys
            lines.GetAttributes().AddProperty("tabindex", "0");
        var title = document.Descendants<HeadingBlock>().FirstOrDefault()?.Inline?.Descendants<LiteralInline>()
            .Aggregate("", (words, literal) => words + literal.Content.ToString());
        return System.Text.Encoding.UTF8.GetBytes(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + $"<title>{WebUtility.HtmlEncode(title)}</title><link rel=\"stylesheet\" href=\"/web/style.css\">"
            + $"<link rel=\"icon\" href=\"/favicon.ico\">{StaticFiles.NightScript}</head>"
            + "<body><header><p><a href=\"/\">Page</a> · <a href=\"/help\">Guide</a></p>"
            + $"</header><main class=\"plain guide\">{document.ToHtml(Form)}</main></body></html>\n");
    }

    /// <summary>Files of docs/guide link each other by their names; here they are addresses.</summary>
    private static string? Moved(string? link)
    {
        if (link is null || link.StartsWith('#') || link.Contains("://", StringComparison.Ordinal))
            return link;
        var (name, place) = link.Split('#', 2) is [var before, var after] ? (before, "#" + after) : (link, "");
        return name == Contents + Markdown ? $"/help{place}"
            : name.EndsWith(Markdown, StringComparison.Ordinal) ? $"/help/{name[..^Markdown.Length]}{place}" : $"/help/{name}";
    }

    private static string Words(MarkdownObject of) => of.Descendants().Aggregate("", (words, part) => words + part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code       => code.Content,
        _                     => "",
    });

    private static IEnumerable<string> Named(string ending) => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^ending.Length]);

    private static byte[] Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)!;
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return data;
    }
}
