using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.Driver.Web;

/// <summary>The page's files, which are inside the program: no file name from outside ever reaches a file system.</summary>
internal static class StaticFiles
{
    /// <summary>The page needs nothing from anywhere else, and may not be put into another page.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, (string Type, byte[] Data)> Files = new (string Path, string Type, string Resource)[]
    {
        ("/",               "text/html; charset=utf-8",       "index.html"),
        ("/web/style.css",  "text/css; charset=utf-8",        "style.css"),
        ("/web/page.js",    "text/javascript; charset=utf-8", "page.js"),
        ("/web/server.js",  "text/javascript; charset=utf-8", "server.js"),
        ("/web/picture.js", "text/javascript; charset=utf-8", "picture.js"),
        ("/web/notices.js", "text/javascript; charset=utf-8", "notices.js"),
        ("/web/lists.js",   "text/javascript; charset=utf-8", "lists.js"),
        ("/web/focus.js",   "text/javascript; charset=utf-8", "focus.js"),
        ("/web/loupe.js",   "text/javascript; charset=utf-8", "loupe.js"),
        ("/favicon.ico",    "image/svg+xml",                  "icon.svg"),
    }.ToFrozenDictionary(f => f.Path, f => (f.Type, Load(f.Resource)));

    /// <returns>Null if there is no such file.</returns>
    public static Task? Send(HttpContext context)
    {
        if (!Files.TryGetValue(context.Request.Path.Value!, out var file))
            return null;
        if (!HttpMethods.IsGet(context.Request.Method))
            throw BadRequestException.NoSuchMethod(HttpMethods.Get);
        var response = context.Response;
        response.ContentType = file.Type;
        response.ContentLength = file.Data.Length;
        response.Headers.ContentSecurityPolicy = Policy;
        return response.Body.WriteAsync(file.Data).AsTask();
    }

    private static byte[] Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("web/" + name)!;
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return data;
    }
}
