using System.CommandLine;
using SonyAlpha.Driver.Telemetry;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Shows and changes what the user can choose.</summary>
internal static class SettingsVerb
{
    public static readonly Verb Row = new("settings", "Show or change what can be chosen: settings [KEY [VALUE]]", command =>
    {
        var key = command.Argument<string?>("key", "Which setting; all without it", ArgumentArity.ZeroOrOne);
        var value = command.Argument<string?>("value", "What it shall be; shown without it", ArgumentArity.ZeroOrOne);
        var reset = command.Flag("--reset", "Back to the default");
        return (given, terminal) =>
        {
            var settings = Settings.Of(terminal.Folders);
            try
            {
                Run(settings, given.GetValue(key), given.GetValue(value), given.GetValue(reset), terminal);
            }
            catch (SettingRefusedException refused)
            {
                throw new UsageException(refused.Message);
            }

            return ExitCode.Done;
        };
    })
    { More = Explained };

    private static void Run(Settings settings, string? key, string? value, bool reset, Terminal terminal)
    {
        if (key is null)
        {
            if (reset)
                throw new UsageException("Which setting shall be reset?");
            PrintAll(settings, terminal);
            return;
        }

        var setting = Settings.Find(key);
        if (reset)
            settings.Reset(setting);
        else if (value is not null)
            settings.Set(setting, value);
        terminal.Out.WriteLine(settings[setting]);
        if (value is null && !reset)
            terminal.Say($"{setting.LabelWithUnit}. {setting.Sentence} {Permitted(setting)}");
        else if (setting.TakesRestart)
            terminal.Say("Takes effect when the server is started again");
    }

    private static void PrintAll(Settings settings, Terminal terminal)
    {
        foreach (var group in Settings.Shown.GroupBy(setting => setting.Group))
        {
            if (terminal.IsOutputSeen)
                terminal.Out.WriteLine(group.Key.ToString());
            Tables.Print(terminal, ["setting", "value", "permitted", "what it is"],
                group.Select(s => (string[])[s.Key, settings[s], s.Range, terminal.IsOutputSeen
                    ? $"{s.LabelWithUnit}. {s.Sentence}" : s.Words]));
        }
    }

    /// <summary>The table in words, for the help.</summary>
    private static IEnumerable<string> Explained(int columns)
    {
        foreach (var group in Settings.Shown.GroupBy(setting => setting.Group))
        {
            yield return $"{group.Key}:";
            foreach (var setting in group)
            {
                foreach (var line in Wrapped.Lines($"  {setting.Key}: ", setting.LabelWithUnit, columns, 6)
                    .Concat(Wrapped.Lines("      ", $"{setting.Sentence} {Permitted(setting)}", columns)))
                    yield return line;
            }

            yield return "";
        }
    }

    private static string Permitted(Setting setting) => $"Permitted: {setting.Range}. Default: \"{setting.Default}\"";
}
