using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Com;

/// <summary>
/// The window behind SetupDialog and the Chooser's Properties: which camera this rig has and what is wrong with each, and the few settings
/// that a night needs, which are those of all rigs. All others are on the page. Nothing is written before OK, and then all of it or
/// nothing.
/// </summary>
/// <remarks>Threads: <see cref="Show"/> from any; the window has a thread of its own, so that other clients go on.</remarks>
[SupportedOSPlatform("windows")]
internal sealed class SetupDialog(Station station, int rig)
{
    private const int CamerasId = 100, HelpTextId = 101, MoreId = 102, HelpId = 103, FolderPlaceId = 104, BrowseId = 105,
        FirstSettingId = 200;
    private const int Width = 310, Margin = 7, ListHeight = 52, HelpHeight = 38, BrowseWidth = 46;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(5);

    /// <summary>In the order in which they stand below the cameras.</summary>
    private static readonly SettingControl[] Controls =
        [.. new[] { Settings.GainMode, Settings.ExposurePolicy, Settings.KeepArw, Settings.ArwFolder }
            .Select((setting, i) => new SettingControl(setting, FirstSettingId + i))];

    private static readonly int FolderId = Controls.Single(control => control.Setting == Settings.ArwFolder).Id;

    private int open;

    /// <summary>Shows the window and returns when it is closed.</summary>
    /// <exception cref="AscomException">It is open already, or could not be shown.</exception>
    public void Show()
    {
        if (Interlocked.Exchange(ref open, 1) != 0)
            throw AscomErrors.InvalidOperation("The driver's setup window is open already, perhaps behind others");
        try
        {
            using Window window = new(station, rig);
            Exception? failure = null;
            Thread thread = new(() =>
            {
                try
                {
                    window.Run();
                }
                catch (Exception error) when (error is Win32Exception or InvalidOperationException)
                {
                    failure = error;
                }
            })
            { Name = "setup window" };
            thread.SetApartmentState(ApartmentState.STA);
            thread.Start();
            thread.Join();
            if (failure is not null)
                throw AscomErrors.Translate(failure);
        }
        finally
        {
            Volatile.Write(ref open, 0);
        }
    }

    private static byte[] Template(int rig)
    {
        const int Inner = Width - 2 * Margin;
        var settingsAt = Margin + 12 + ListHeight + 3;
        var placeAt = settingsAt + Controls.Length * SettingControl.Height;
        var helpAt = placeAt + 14;
        var buttonsAt = helpAt + HelpHeight + 4;
        DialogTemplate template = new($"{Registration.Title}{(rig == 1 ? "" : $" {rig}")} – {Product.Name} {Product.Version}", Width,
            buttonsAt + 14 + Margin);
        template.Label(-1, "&Camera:", Margin, Margin, Inner);
        template.List(CamerasId, Margin, Margin + 12, Inner, ListHeight);
        foreach (var (number, control) in Controls.Index())
            control.AddTo(template, Margin, settingsAt + number * SettingControl.Height,
                control.Setting == Settings.ArwFolder ? Inner - BrowseWidth - 4 : Inner);
        template.Button(BrowseId, "&Browse…", Width - Margin - BrowseWidth, placeAt - SettingControl.Height - 1, BrowseWidth);
        template.Label(FolderPlaceId, "", Margin + SettingControl.LabelWidth, placeAt - 1, Inner - SettingControl.LabelWidth, isPath: true);
        template.Label(HelpTextId, "", Margin, helpAt, Inner, HelpHeight);
        template.Button(MoreId, "&More…", Margin, buttonsAt, 54);
        template.Button(HelpId, "&Help", Margin + 58, buttonsAt, 54);
        template.Button(User32.OkButton, "OK", Width - Margin - 112, buttonsAt, 54, isDefault: true);
        template.Button(User32.CancelButton, "Cancel", Width - Margin - 54, buttonsAt, 54);
        return template.ToArray();
    }

    private sealed unsafe class Window(Station station, int rig) : IDisposable
    {
        private readonly CancellationTokenSource closed = new();
        private readonly CameraList cameras = new(CamerasId, rig);
        private Worker? looking;

        private Settings Settings => station.Settings;

        public void Run()
        {
            var self = GCHandle.Alloc(this);
            fixed (byte* template = Template(rig))
            {
                if (User32.DialogBoxIndirectParamW(User32.GetModuleHandleW(0), template, 0, &Procedure, GCHandle.ToIntPtr(self)) < 0)
                    throw new Win32Exception(Marshal.GetLastPInvokeError());
            }

            self.Free();
        }

        public void Dispose()
        {
            closed.Cancel();
            looking?.Join(EndPatience);
            closed.Dispose();
        }

        [UnmanagedCallersOnly]
        private static nint Procedure(nint dialog, uint message, nint word, nint other)
        {
            if (message == User32.InitDialog)
                User32.SetWindowLongPtrW(dialog, User32.DialogObject, other);
            if (User32.GetWindowLongPtrW(dialog, User32.DialogObject) is not (not 0 and var handle))
                return 0;
            var me = (Window)GCHandle.FromIntPtr(handle).Target!;
            return me.Handle(dialog, message, (int)(word & 0xFFFF), (int)(word >> 16)) ? 1 : 0;
        }

        private bool Handle(nint dialog, uint message, int id, int notice)
        {
            switch (message)
            {
                case User32.InitDialog:
                    Begin(dialog);
                    return true;
                case User32.CamerasChanged:
                    cameras.Show(dialog, station.Bodies.Found, cameras.Selected(dialog));
                    if (User32.GetFocus() == User32.GetDlgItem(dialog, CamerasId))
                        Explain(dialog, cameras.Detail(dialog));
                    return true;
                case User32.Command:
                    return Obey(dialog, id, notice);
                default:
                    return false;
            }
        }

        private void Begin(nint dialog)
        {
            cameras.Show(dialog, station.Bodies.Found, Settings[Settings.Rigs[rig - 1]]);
            foreach (var control in Controls)
                control.Show(dialog, Settings[control.Setting]);
            ShowPlace(dialog);
            _ = User32.SetForegroundWindow(dialog);
            looking = station.Clock.Start("cameras of the setup window", () =>
            {
                do
                {
                    station.Bodies.Look(_ => false, closed.Token);
                    _ = User32.PostMessageW(dialog, User32.CamerasChanged, 0, 0);
                }
                while (station.Clock.Sleep(LookEvery, closed.Token));
            });
        }

        private bool Obey(nint dialog, int id, int notice)
        {
            if (id == CamerasId && notice is User32.ListFocus or User32.ListChosen)
                Explain(dialog, cameras.Detail(dialog));
            else if (notice == User32.EditChanged && id == FolderId)
                ShowPlace(dialog);
            else if (notice is User32.ButtonFocus or User32.EditFocus or User32.ChoiceFocus
                && Controls.FirstOrDefault(c => c.Id == id) is { } entered)
                Explain(dialog, entered.Setting.Sentence);
            if (notice != 0)
                return false;
            switch (id)
            {
                case User32.OkButton when Save(dialog):
                case User32.CancelButton:
                    return User32.EndDialog(dialog, id) != 0;
                case BrowseId:
                    if (Shell32.ChooseFolder(dialog, "Where the camera's own files are kept:") is { } folder)
                        _ = User32.SetDlgItemTextW(dialog, FolderId, folder);
                    return true;
                case MoreId:
                    OnScreen.OpenPage(station, "#settings-box", dialog);
                    return true;
                case HelpId:
                    OnScreen.OpenPage(station, "help", dialog);
                    return true;
                default:
                    return false;
            }
        }

        private static void Explain(nint dialog, string words) => User32.SetDlgItemTextW(dialog, HelpTextId, words.Replace("&", "&&"));

        /// <summary>Where files go while the folder is left empty.</summary>
        private void ShowPlace(nint dialog) => User32.SetDlgItemTextW(dialog, FolderPlaceId,
            User32.TextOf(dialog, FolderId).Trim().Length > 0 ? "" : $"Empty: {ChosenSettings.UsualFolder(station.Folders)}");

        /// <returns>False if a value is not permitted or cannot work: the window stays, and nothing was written.</returns>
        private bool Save(nint dialog)
        {
            try
            {
                Settings.Set([(Settings.Rigs[rig - 1], cameras.Selected(dialog)),
                    .. Controls.Select(control => (control.Setting, control.Wanted(dialog)))]);
                return true;
            }
            catch (SettingRefusedException refused)
            {
                MessageBox.Show(refused.Said, dialog);
                if (Controls.FirstOrDefault(control => control.Setting == refused.Setting) is { } wrong)
                    User32.SetFocus(User32.GetDlgItem(dialog, wrong.Id));
                return false;
            }
            catch (IOException error)
            {
                MessageBox.Show(error.Message, dialog);
                return false;
            }
        }
    }
}
