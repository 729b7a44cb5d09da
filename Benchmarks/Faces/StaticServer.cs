using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// What Kestrel can do at best: one buffer, the same for everybody, nothing made. Written in one piece at /whole; at /pieces in ones of 1
/// MB with room for two of them, which is faster.
/// </summary>
internal static class StaticServer
{
    public const string Verb = "static-server";

    private const int Piece = 1 << 20;

    public static int Run(long bytes)
    {
        var buffer = new byte[bytes];
        Random.Shared.NextBytes(buffer);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Limits.MaxResponseBufferSize = 2 * Piece)
            .UseUrls("http://127.0.0.1:0");
        var web = builder.Build();
        web.Run(async context =>
        {
            context.Response.ContentType = "application/imagebytes";
            context.Response.ContentLength = buffer.Length;
            var piece = context.Request.Path == "/pieces" ? Piece : buffer.Length;
            for (var at = 0; at < buffer.Length; at += piece)
                await context.Response.Body.WriteAsync(buffer.AsMemory(at, Math.Min(piece, buffer.Length - at)), context.RequestAborted);
        });
        web.Start();
        Console.WriteLine(web.Urls.First());
        web.WaitForShutdown();
        return 0;
    }
}
