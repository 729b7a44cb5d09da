using System.Text;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Guide;

/// <summary>docs/guide/settings.md, made from the table of settings.</summary>
internal static class SettingsChapter
{
    public static string Made()
    {
        StringBuilder text = new();
        text.Append("""
            # All settings

            This chapter is made from the program's own table. In a terminal `sonyalpha settings` shows them with their values, `sonyalpha settings KEY`
            one, `sonyalpha settings KEY VALUE` changes it, and `sonyalpha settings KEY --reset` takes it back. The page has them under "Settings", and
            the four that matter most are in the setup window on Windows. A value that cannot work is refused, with the reason.

            """.ReplaceLineEndings("\n"));
        foreach (var group in Settings.Shown.GroupBy(setting => setting.Group))
        {
            text.Append($"\n## {group.Key}\n");
            foreach (var setting in group)
            {
                text.Append($"\n### {setting.LabelWithUnit}\n\n`{setting.Key}`. {setting.Sentence}");
                if (setting.IsForThisMachine)
                    text.Append(" Can be changed on this machine only.");
                text.Append("\n\n");
                if (setting.Choices.Count > 0 && !setting.IsSwitch)
                {
                    foreach (var choice in setting.Choices)
                        text.Append($"- `{choice.Value}`: {choice.Label}{(choice.Value == setting.Default ? " (the default)" : "")}\n");
                }
                else
                {
                    text.Append($"Permitted: {setting.Range}. Default: "
                        + $"{(setting.Default.Length > 0 ? $"`{setting.Default}`" : "empty")}.\n");
                }
            }
        }

        return text.ToString();
    }
}
