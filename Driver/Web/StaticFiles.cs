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

    /// <summary>In the head of every page: at night none of them shines, not even at first.</summary>
    public const string NightScript = "<script src=\"/web/night.js\"></script>";

    private const string Prefix = "web/";

    private static readonly FrozenDictionary<string, (string Type, byte[] Data)> Files = Assembly.GetExecutingAssembly()
        .GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(PathOf, name => (TypeOf(name), Load(name)));

    /// <summary>What all of them weigh: the page and everything that it is made of.</summary>
    internal static int Bytes => Files.Values.Sum(file => file.Data.Length);

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

    private static string PathOf(string resource) => resource switch
    {
        "web/index.html" => "/",
        "web/icon.svg"   => "/favicon.ico",
        _                => "/" + resource,
    };

    private static string TypeOf(string resource) => Path.GetExtension(resource) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css"  => "text/css; charset=utf-8",
        ".js"   => "text/javascript; charset=utf-8",
        ".svg"  => "image/svg+xml",
        _       => "application/octet-stream",
    };

    private static byte[] Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return data;
    }
}
