using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using SonyAlpha.Driver.Web;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>Where and to whom the server answers.</summary>
/// <param name="Addresses">What to listen on.</param>
/// <param name="Port">0 for any free one.</param>
/// <param name="MoreHosts">Names beyond this machine's own under which it may be addressed, asked at each request.</param>
/// <param name="Location">Where the user says that it stands, for the management API.</param>
public sealed record AlpacaOptions(IReadOnlyList<IPAddress> Addresses, int Port, Func<IEnumerable<string>> MoreHosts, Func<string> Location)
{
    /// <summary>Called when somebody asks which cameras there are.</summary>
    public Action Asked { get; init; } = () => { };

    /// <summary>This machine only, any free port: for tests.</summary>
    public static AlpacaOptions Loopback { get; } = new([IPAddress.Loopback], 0, () => [], () => "");
}

/// <summary>The HTTP face: Alpaca's device and management API, the setup pages and the web page.</summary>
/// <remarks>Threads: requests run on the thread pool and wait for a camera at most in Connected and in setters that talk to it.</remarks>
public sealed class AlpacaServer : IAsyncDisposable
{
    /// <summary>Wrong requests of another machine that are told what is wrong, in ten seconds; good ones are never counted.</summary>
    internal const int RefusalsExplained = 30;

    private readonly WebApplication web;
    private readonly Clients clients;
    private readonly Doorkeeper doorkeeper;
    private readonly Quota refusals;
    private readonly DeviceApi devices;
    private readonly ManagementApi management;
    private readonly WebSite? site;
    private readonly ILogger log;

    /// <param name="site">What it has for people; null for nothing.</param>
    public AlpacaServer(Func<IReadOnlyList<CameraBody>> bodies, AlpacaOptions options, Clock clock, ILogger log, WebSite? site = null)
    {
        this.log = log;
        this.site = site;
        clients = new(clock);
        doorkeeper = new(options.Addresses, options.MoreHosts);
        refusals = new(clock, RefusalsExplained, TimeSpan.FromSeconds(10));
        devices = new(bodies, clients, log);
        management = new(bodies, options);
        web = Build(options);
        web.Run(Handle);
    }

    /// <summary>The port it listens on, once started.</summary>
    public int Port { get; private set; }

    /// <exception cref="IOException">The address is taken, or is none of this machine.</exception>
    public async Task Start()
    {
        await web.StartAsync().ConfigureAwait(false);
        var bound = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Port = new Uri(bound.First()).Port;
    }

    /// <summary>Ends all sessions, then the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        clients.EndAll();
        await web.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(AlpacaOptions options)
    {
        // The empty builder: no configuration files, no environment variables, no console: only what is said here
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Limit(kestrel.Limits);
            Crowd crowd = new();
            foreach (var address in options.Addresses)
            {
                kestrel.Listen(address, options.Port, listen =>
                {
                    listen.Protocols = HttpProtocols.Http1;
                    listen.Use(crowd.Admit);
                });
            }
        });
        return builder.Build();
    }

    /// <summary>Alpaca's requests are small: whatever is not is refused before it takes memory.</summary>
    private static void Limit(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = 64 << 10;
        limits.MaxRequestHeadersTotalSize = 16 << 10;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestLineSize = 4 << 10;
        limits.MaxConcurrentConnections = null; // see Crowd: those of others are counted, and this machine is never locked out
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        // One band of an image is on its way while the next one is made
        limits.MaxResponseBufferSize = 2 << 20;
    }

    private async Task Handle(HttpContext context)
    {
        var response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers.CacheControl = "no-store";
        // browsers do not say to a plain address where a request comes from; they do keep the answer from a page elsewhere
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        try
        {
            doorkeeper.Check(context);
            await Route(context).ConfigureAwait(false);
        }
        catch (BadRequestException wrong)
        {
            await Refuse(context, wrong.Status, wrong.Message).ConfigureAwait(false);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException wrong)
        {
            await Refuse(context, wrong.StatusCode, "The request is not well-formed, or too large").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            log.Debug("A client went away before its answer");
        }
#pragma warning disable CA1031 // the edge of the program: the client gets a sentence, the log gets the rest
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.Error(error, "A request failed");
            if (response.HasStarted)
                context.Abort();
            else
                await Reply.Refuse(response, StatusCodes.Status500InternalServerError, "The server failed; its log says why")
                    .ConfigureAwait(false);
        }
    }

    private Task Refuse(HttpContext context, int status, string sentence) => refusals.Count(context.Connection.RemoteIpAddress)
        ? Reply.Refuse(context.Response, status, sentence)
        : Reply.Refuse(context.Response, StatusCodes.Status429TooManyRequests, "Too many wrong requests");

    private Task Route(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/')[1..];
        return path switch
        {
            ["api", .. var rest]        => devices.Handle(context, rest),
            ["management", .. var rest] => management.Handle(context, rest),
            _                           => site?.Handle(context, path) ?? throw BadRequestException.NotFound(),
        };
    }
}
