using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.Driver.Web;

/// <summary>
/// /setup and /setup/v1/TYPE/N/setup: what ASCOM's programs open when the user presses "Setup". Plain forms, which work without scripts.
/// </summary>
internal sealed class SetupPages(Func<IReadOnlyList<CameraBody>> bodies, Settings settings)
{
    /// <param name="path">What follows /setup.</param>
    public async Task Handle(HttpContext context, string[] path)
    {
        var device = path switch
        {
            []                                   => null,
            ["v1", var type, var n, "setup"]     => Find(type, n) ?? throw BadRequestException.NotFound(),
            _                                    => throw BadRequestException.NotFound(),
        };
        var said = "";
        if (HttpMethods.IsPost(context.Request.Method))
            said = await Change(context.Request).ConfigureAwait(false);
        else if (!HttpMethods.IsGet(context.Request.Method))
            throw BadRequestException.NoSuchMethod("GET, POST");
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = StaticFiles.Policy;
        await context.Response.WriteAsync(Page(device, said)).ConfigureAwait(false);
    }

    private Device? Find(string type, string number) =>
        int.TryParse(number, System.Globalization.NumberStyles.None, null, out var n) && bodies() is var offered && n < offered.Count
            ? offered[n].Devices.FirstOrDefault(device => device.Kind.Path == type) : null;

    private IEnumerable<string> OfferedIds() => bodies().Select(body => body.Id);

    private async Task<string> Change(HttpRequest request)
    {
        var refused = await SettingsForm.Apply(request, settings, OfferedIds()).ConfigureAwait(false);
        return refused.Count == 0 ? "Saved." : $"{string.Join(". ", refused)}.";
    }

    private string Page(Device? device, string said)
    {
        StringBuilder page = new();
        var title = device is null ? Product.Name : device.Name;
        page.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
            + "content=\"width=device-width\">")
            .Append("<title>").Append(Escaped(title))
                .Append("</title><link rel=\"stylesheet\" href=\"/web/style.css\">").Append(StaticFiles.NightScript)
                .Append("</head><body><header><h1>")
            .Append(Escaped(title)).Append("</h1><p>").Append(Escaped(Product.Version)).Append("</p></header><main class=\"plain\">");
        if (settings.Trouble is { } trouble)
            page.Append("<p role=\"alert\">").Append(Escaped(trouble)).Append(".</p>");
        if (said.Length > 0)
            page.Append("<p role=\"status\">").Append(Escaped(said)).Append("</p>");
        page.Append("<section><h2>").Append(device is null ? "Devices" : device.Kind.Name).Append("</h2>");
        if (device is null)
            AddDevices(page);
        else
            AddBody(page, device);
        page.Append("<p><a href=\"/\">Live picture, exposures, log</a></p><p><a href=\"/help\">Guide</a></p></section>");
        AddSettings(page);
        return page.Append("</main></body></html>\n").ToString();
    }

    private void AddDevices(StringBuilder page)
    {
        page.Append("<ul>");
        foreach (var (number, body) in bodies().Index())
        {
            foreach (var device in body.Devices.Where(d => d.IsOffered))
            {
                page.Append($"<li><a href=\"/setup/v1/{device.Kind.Path}/{number}/setup\">")
                    .Append(Escaped($"{device.Name}, {body.Wire}")).Append("</a></li>");
            }
        }

        page.Append("</ul>");
        if (bodies().Count == 0)
            page.Append("<p>There is no camera. Switch one on, connect its cable, and set its USB mode to PC Remote.</p>");
    }

    private static void AddBody(StringBuilder page, Device device)
    {
        var body = device.Whole;
        page.Append("<p>").Append(Escaped($"{body.Id}, {body.Wire}. "))
            .Append(Escaped(body.Trouble ?? (body.Reached is null ? "Not connected." : "Connected.")));
        page.Append("</p><ul>");
        foreach (var fact in device.Facts)
            page.Append("<li>").Append(Escaped(fact)).Append("</li>");
        foreach (var finding in body.Examine())
            page.Append("<li>").Append(Escaped($"{finding.Sentence}. {finding.Advice}.")).Append("</li>");
        page.Append("</ul>");
    }

    private void AddSettings(StringBuilder page)
    {
        page.Append("<section><h2>Settings</h2><form method=\"post\" id=\"settings\">");
        foreach (var group in Settings.Shown.GroupBy(setting => setting.Group))
        {
            page.Append("<fieldset><legend>").Append(group.Key).Append("</legend>");
            foreach (var setting in group)
                AddSetting(page, setting, settings[setting]);
            page.Append("</fieldset>");
        }

        page.Append("<button type=\"submit\">Save</button></form></section>");
    }

    private static void AddSetting(StringBuilder page, Setting setting, string value)
    {
        var id = $"setting-{setting.Key}";
        page.Append($"<div class=\"setting\"><label for=\"{id}\">{Escaped(setting.LabelWithUnit)}</label>");
        if (setting.Choices.Count == 0)
            page.Append($"<input id=\"{id}\" name=\"{setting.Key}\" value=\"{Escaped(value)}\">");
        else
            AddChoices(page, setting, id, value);
        page.Append("<p>").Append(Escaped(setting.Sentence)).Append("</p></div>");
    }

    private static void AddChoices(StringBuilder page, Setting setting, string id, string value)
    {
        page.Append($"<select id=\"{id}\" name=\"{setting.Key}\">");
        foreach (var choice in setting.Choices)
            page.Append($"<option value=\"{Escaped(choice.Value)}\"{(choice.Value == value ? " selected" : "")}>")
                .Append(Escaped(choice.Label))
                .Append("</option>");
        page.Append("</select>");
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
