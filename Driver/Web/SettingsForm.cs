using System.Net;
using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.Driver.Web;

/// <summary>Settings that come as a form, from the page or from a setup page.</summary>
internal static class SettingsForm
{
    /// <summary>Changes what is named and differs. What is refused leaves the others as they were asked for.</summary>
    /// <param name="offered">The ids of the cameras that are offered: no other is chosen from another machine.</param>
    /// <returns>What was refused, a sentence each.</returns>
    public static async Task<IReadOnlyList<string>> Apply(HttpRequest request, Settings settings, IEnumerable<string> offered)
    {
        var parameters = await Parameters.Read(request).ConfigureAwait(false);
        var isHere = request.HttpContext.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from);
        List<string> refused = [];
        foreach (var setting in Settings.Shown)
        {
            if (parameters.Find(setting.Key) is not { } value || value == settings[setting])
                continue;
            if (setting.IsForThisMachine && !isHere)
                refused.Add($"\"{setting.Label}\" can only be changed on the machine where this server runs");
            else if (setting == Settings.Camera && !isHere && value.Length > 0
                && !offered.Contains(value, StringComparer.OrdinalIgnoreCase))
                refused.Add($"\"{setting.Label}\" can be one of {string.Join(", ", offered)}; another only on the machine where this "
                    + "server "
                    + "runs");
            else if (Trouble(settings, setting, value) is { } trouble)
                refused.Add(trouble);
        }

        return refused;
    }

    private static string? Trouble(Settings settings, Setting setting, string value)
    {
        try
        {
            settings.Set(setting, value);
            return null;
        }
        catch (SettingRefusedException refused)
        {
            return refused.Said;
        }
    }
}
