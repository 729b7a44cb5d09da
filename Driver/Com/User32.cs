using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>What the setup dialog calls of Windows (winuser.h).</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class User32
{
    public const uint InitDialog = 0x110, Command = 0x111, ListReset = 0x184, ListAdd = 0x180, ListSelect = 0x186, ListSelected = 0x188;
    public const uint ChoiceAdd = 0x143, ChoiceSelect = 0x14E, CamerasChanged = 0x8001;
    public const int DialogObject = 16; // DWLP_USER of a 64-bit process

    public const int OkButton = 1, CancelButton = 2;

    /// <summary>Notices of controls: which one has the keyboard now, and that another line was chosen.</summary>
    public const int ButtonFocus = 6, EditFocus = 0x100, ChoiceFocus = 3, ListFocus = 4, ListChosen = 1, EditChanged = 0x300;

    [LibraryImport("user32", SetLastError = true)]
    public static partial nint DialogBoxIndirectParamW(
        nint instance, byte* template, nint owner, delegate* unmanaged<nint, uint, nint, nint, nint> procedure, nint parameter);

    [LibraryImport("user32")]
    public static partial int EndDialog(nint dialog, nint result);

    [LibraryImport("user32")]
    public static partial nint SetWindowLongPtrW(nint window, int index, nint value);

    [LibraryImport("user32")]
    public static partial nint GetWindowLongPtrW(nint window, int index);

    [LibraryImport("user32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial int SetDlgItemTextW(nint dialog, int id, string text);

    [LibraryImport("user32")]
    private static partial uint GetDlgItemTextW(nint dialog, int id, char* text, int capacity);

    [LibraryImport("user32")]
    public static partial int CheckDlgButton(nint dialog, int id, uint state);

    [LibraryImport("user32")]
    public static partial uint IsDlgButtonChecked(nint dialog, int id);

    [LibraryImport("user32")]
    public static partial nint GetDlgItem(nint dialog, int id);

    [LibraryImport("user32")]
    public static partial nint SetFocus(nint window);

    [LibraryImport("user32")]
    public static partial nint GetFocus();

    [LibraryImport("user32")]
    public static partial int PostMessageW(nint window, uint message, nint word, nint other);

    [LibraryImport("user32", EntryPoint = "SendDlgItemMessageW", StringMarshalling = StringMarshalling.Utf16)]
    public static partial nint SendText(nint dialog, int id, uint message, nint word, string text);

    [LibraryImport("user32", EntryPoint = "SendDlgItemMessageW")]
    public static partial nint Send(nint dialog, int id, uint message, nint word, nint other);

    [LibraryImport("user32")]
    public static partial int SetForegroundWindow(nint window);

    [LibraryImport("user32")]
    public static partial nint LoadIconW(nint module, nint name);

    [LibraryImport("kernel32")]
    public static partial nint GetModuleHandleW(nint name);

    /// <summary>The text of a control.</summary>
    public static string TextOf(nint dialog, int id)
    {
        const int Most = 1024;
        var text = stackalloc char[Most];
        return new(text, 0, (int)GetDlgItemTextW(dialog, id, text, Most));
    }
}
