using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>A setting in the dialog: a box to tick, a choice, or a line of text, as its row asks for.</summary>
[SupportedOSPlatform("windows")]
internal sealed record SettingControl(Setting Setting, int Id)
{
    public const int Height = 15;

    private bool IsSwitch => Setting.Choices is ["on", "off"];

    /// <summary>Words that are written otherwise than they are typed.</summary>
    private static readonly Dictionary<string, string> Spelling = new() { ["arw"] = "ARW", ["com"] = "COM" };

    /// <summary>"arw-folder" as a person reads it: "ARW folder".</summary>
    private string Label
    {
        get
        {
            var words = string.Join(' ', Setting.Key.Split('-').Select(word => Spelling.GetValueOrDefault(word, word)));
            return char.ToUpperInvariant(words[0]) + words[1..];
        }
    }

    public void AddTo(DialogTemplate template, int x, int y, int width)
    {
        const int LabelWidth = 72;
        if (IsSwitch)
        {
            template.CheckBox(Id, Label, x, y + 1, width);
            return;
        }

        template.Label(-1, Label + ":", x, y + 2, LabelWidth);
        if (Setting.Choices.Count > 0)
            template.Choice(Id, x + LabelWidth, y, width - LabelWidth);
        else
            template.Edit(Id, x + LabelWidth, y, width - LabelWidth);
    }

    public void Show(nint dialog, string value)
    {
        if (IsSwitch)
        {
            _ = User32.CheckDlgButton(dialog, Id, value == "on" ? 1u : 0);
        }
        else if (Setting.Choices.Count > 0)
        {
            foreach (var choice in Setting.Choices)
                User32.SendText(dialog, Id, User32.ChoiceAdd, 0, choice);
            User32.Send(dialog, Id, User32.ChoiceSelect, Setting.Choices.ToList().IndexOf(value), 0);
        }
        else
        {
            _ = User32.SetDlgItemTextW(dialog, Id, value);
        }
    }

    /// <summary>What the user wants; not yet checked.</summary>
    public string Wanted(nint dialog) => IsSwitch ? User32.IsDlgButtonChecked(dialog, Id) != 0 ? "on" : "off" : User32.TextOf(dialog, Id);
}
