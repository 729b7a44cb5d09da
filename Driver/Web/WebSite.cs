using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.Driver.Web;

/// <summary>Everything that the server has for people: the page at the root, what it asks, live pictures and the setup pages.</summary>
public sealed class WebSite
{
    private readonly WebApi api;
    private readonly LiveApi live;
    private readonly SetupPages setup;

    /// <param name="asked">Called when the page asks which cameras there are.</param>
    public WebSite(Station station, Action asked)
    {
        IReadOnlyList<Camera> Offered() => station.Bodies.Offered;
        station.Gallery.IsShown = true;
        api = new(station, asked);
        live = new(Offered, station.Clock);
        setup = new(() => station.Bodies.All, station.Settings);
    }

    /// <param name="path">The parts of the path, without the empty one before the first slash.</param>
    internal Task Handle(HttpContext context, string[] path) => StaticFiles.Send(context) ?? path switch
    {
        ["web", .. var rest]   => api.Handle(context, rest),
        ["live", var name]     => live.Handle(context, name),
        ["setup", .. var rest] => setup.Handle(context, rest),
        ["help", .. var rest]  => GuidePages.Handle(context, rest),
        _                      => throw BadRequestException.NotFound(),
    };
}
