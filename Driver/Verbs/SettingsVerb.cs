using System.CommandLine;

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
    });

    private static void Run(Settings settings, string? key, string? value, bool reset, Terminal terminal)
    {
        if (key is null)
        {
            if (reset)
                throw new UsageException("Which setting shall be reset?");
            Tables.Print(terminal, ["setting", "value", "permitted", "what it is"],
                Settings.Shown.Select(s => (string[])[s.Key, settings[s], s.Range, s.Words]));
            return;
        }

        var setting = Settings.Find(key);
        if (reset)
            settings.Reset(setting);
        else if (value is not null)
            settings.Set(setting, value);
        terminal.Out.WriteLine(settings[setting]);
        if (value is null && !reset)
            terminal.Say($"{setting.Words} Permitted: {setting.Range}. Default: \"{setting.Default}\"");
    }
}
