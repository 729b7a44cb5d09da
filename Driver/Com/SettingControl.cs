using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>A setting in the setup window: a box to tick, a choice, or a line of text, as its row asks for.</summary>
[SupportedOSPlatform("windows")]
internal sealed record SettingControl(Setting Setting, int Id)
{
    public const int Height = 17, LabelWidth = 84;

    /// <param name="width">Of label and field together.</param>
    public void AddTo(DialogTemplate template, int x, int y, int width)
    {
        if (Setting.IsSwitch)
        {
            template.CheckBox(Id, $"&{Setting.LabelWithUnit}", x, y + 2, width);
            return;
        }

        template.Label(-1, $"&{Setting.LabelWithUnit}:", x, y + 2, LabelWidth);
        if (Setting.Choices.Count > 0)
            template.Choice(Id, x + LabelWidth, y, width - LabelWidth);
        else
            template.Edit(Id, x + LabelWidth, y, width - LabelWidth);
    }

    public void Show(nint dialog, string value)
    {
        if (Setting.IsSwitch)
        {
            _ = User32.CheckDlgButton(dialog, Id, value == "on" ? 1u : 0);
        }
        else if (Setting.Choices.Count > 0)
        {
            foreach (var choice in Setting.Choices)
                User32.SendText(dialog, Id, User32.ChoiceAdd, 0, choice.Label);
            User32.Send(dialog, Id, User32.ChoiceSelect, Setting.Choices.ToList().FindIndex(choice => choice.Value == value), 0);
        }
        else
        {
            _ = User32.SetDlgItemTextW(dialog, Id, value);
        }
    }

    /// <summary>What the user wants; not yet checked.</summary>
    public string Wanted(nint dialog)
    {
        if (Setting.IsSwitch)
            return User32.IsDlgButtonChecked(dialog, Id) != 0 ? "on" : "off";
        var text = User32.TextOf(dialog, Id);
        return Setting.Choices.FirstOrDefault(choice => choice.Label == text)?.Value ?? text;
    }
}
