using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.Driver.Web;

/// <summary>
/// /setup and /setup/v1/camera/N/setup: what ASCOM's programs open when the user presses "Setup". Plain forms, which work without scripts.
/// </summary>
internal sealed class SetupPages(Func<IReadOnlyList<Camera>> cameras, Settings settings)
{
    /// <param name="path">What follows /setup.</param>
    public async Task Handle(HttpContext context, string[] path)
    {
        var camera = path switch
        {
            []                                                                => null,
            ["v1", "camera", var n, "setup"] when Number(n) is { } number     => cameras()[number],
            _                                                                 => throw BadRequestException.NotFound(),
        };
        var said = "";
        if (HttpMethods.IsPost(context.Request.Method))
            said = await Change(context.Request).ConfigureAwait(false);
        else if (!HttpMethods.IsGet(context.Request.Method))
            throw BadRequestException.NoSuchMethod("GET, POST");
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = StaticFiles.Policy;
        await context.Response.WriteAsync(Page(camera, said)).ConfigureAwait(false);
    }

    private int? Number(string text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, null, out var number) && number < cameras().Count ? number : null;

    private async Task<string> Change(HttpRequest request)
    {
        var refused = await SettingsForm.Apply(request, settings).ConfigureAwait(false);
        return refused.Count == 0 ? "Saved." : $"{string.Join(". ", refused)}.";
    }

    private string Page(Camera? camera, string said)
    {
        StringBuilder page = new();
        var title = camera is null ? Product.Name : camera.Name;
        page.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<title>").Append(Escaped(title)).Append("</title><link rel=\"stylesheet\" href=\"/web/style.css\"></head><body><header><h1>")
            .Append(Escaped(title)).Append("</h1><p>").Append(Escaped(Product.Version)).Append("</p></header><main class=\"plain\">");
        if (said.Length > 0)
            page.Append("<p role=\"status\">").Append(Escaped(said)).Append("</p>");
        page.Append("<section><h2>").Append(camera is null ? "Cameras" : "Camera").Append("</h2>");
        if (camera is null)
            AddCameras(page);
        else
            AddCamera(page, camera);
        page.Append("<p><a href=\"/\">Live picture, exposures, log</a></p></section>");
        AddSettings(page);
        return page.Append("</main></body></html>\n").ToString();
    }

    private void AddCameras(StringBuilder page)
    {
        page.Append("<ul>");
        foreach (var (number, camera) in cameras().Index())
            page.Append($"<li><a href=\"/setup/v1/camera/{number}/setup\">").Append(Escaped($"{camera.Name}, {camera.Wire}")).Append("</a></li>");
        page.Append("</ul>");
        if (cameras().Count == 0)
            page.Append("<p>There is no camera. Switch one on, connect its cable, and set its USB mode to PC Remote.</p>");
    }

    private static void AddCamera(StringBuilder page, Camera camera)
    {
        page.Append("<p>").Append(Escaped($"{camera.Id}, {camera.Wire}. ")).Append(Escaped(camera.Trouble ?? (camera.IsOpen ? "Connected." : "Not connected.")));
        page.Append("</p><ul>");
        foreach (var finding in camera.Examine())
            page.Append("<li>").Append(Escaped($"{finding.Sentence}. {finding.Advice}.")).Append("</li>");
        page.Append("</ul>");
    }

    private void AddSettings(StringBuilder page)
    {
        page.Append("<section><h2>Settings</h2><form method=\"post\" id=\"settings\">");
        foreach (var setting in Settings.Shown)
        {
            var (id, value) = ($"setting-{setting.Key}", settings[setting]);
            page.Append($"<div class=\"setting\"><label for=\"{id}\">{Escaped(setting.Key)}</label>");
            if (setting.Choices.Count == 0)
                page.Append($"<input id=\"{id}\" name=\"{setting.Key}\" value=\"{Escaped(value)}\">");
            else
                AddChoices(page, setting, id, value);
            page.Append("<p>").Append(Escaped(setting.Words)).Append("</p></div>");
        }

        page.Append("<button type=\"submit\">Save</button></form></section>");
    }

    private static void AddChoices(StringBuilder page, Setting setting, string id, string value)
    {
        page.Append($"<select id=\"{id}\" name=\"{setting.Key}\">");
        foreach (var choice in setting.Choices)
            page.Append(choice == value ? "<option selected>" : "<option>").Append(Escaped(choice)).Append("</option>");
        page.Append("</select>");
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
