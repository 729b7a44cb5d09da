using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using SonyAlpha.Driver.Notices;
using SonyAlpha.SonyProtocol;
using static SonyAlpha.Driver.Com.Shell32;

namespace SonyAlpha.Driver.Com;

/// <summary>
/// The COM server in the taskbar: what its cameras do, a menu, and notices as balloons. Best effort: where there is no taskbar, or it will
/// not, the log says so once, and nothing else changes. One process serves COM clients, and so there is one icon.
/// </summary>
/// <remarks>Threads: any; the window has a thread of its own, which calls nothing that waits.</remarks>
[SupportedOSPlatform("windows")]
internal sealed unsafe class TrayIcon : INoticeOutlet, IDisposable
{
    private const uint Told = User32.FirstOwnMessage, Clicked = User32.FirstOwnMessage + 1;
    private const uint TipPause = 2000; // milliseconds

    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    private readonly Station station;
    private readonly IReadOnlyList<(string Words, Action Do)> menu;
    private readonly ConcurrentQueue<Notice> waiting = new();
    private readonly Worker worker;
    private volatile nint window;
    private volatile bool isOver;
    private uint taskbarCreated;
    private string tip = "";
    private bool isShown;
    private bool isToldOf;

    /// <param name="showSetup">Shows the setup window, and returns when it is closed.</param>
    public TrayIcon(Station station, Action showSetup)
    {
        this.station = station;
        menu =
        [
            ("&Setup...", () => station.Clock.Start("setup from the taskbar", () => ShowSetup(showSetup))),
            ("&Web page", () => OnScreen.OpenPage(station)),
            ("&Log folder", () => OnScreen.OpenFolder(Logging.FolderOf(station.Folders, station.Clock), station.Log)),
            ("&Rescue folder", () => OnScreen.OpenFolder(station.Folders.Rescue, station.Log)),
        ];
        worker = station.Clock.Start("taskbar icon", Live);
    }

    public void Tell(Notice notice)
    {
        if (window == 0)
            return;
        waiting.Enqueue(notice);
        _ = User32.PostMessageW(window, Told, 0, 0);
    }

    public void Dispose()
    {
        isOver = true;
        _ = User32.PostMessageW(window, User32.Close, 0, 0);
        worker.Join(EndPatience);
    }

    /// <summary>What the cameras do, in a line: "Sony ILCE-7M4: exposing".</summary>
    internal static string TipOf(IEnumerable<Camera> cameras)
    {
        var lines = cameras.Where(camera => camera.Whole.Clients > 0).Select(camera => $"{camera.Name}: {StateOf(camera)}").ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : $"{Registration.Title}: no program is connected";
    }

    private static string StateOf(Camera camera) => camera.Link is Link.Away ? "away" : camera.CameraState switch
    {
        CameraState.Idle    => "ready",
        CameraState.Waiting => "waiting",
        _                   => "exposing",
    };

    private void Live()
    {
        var self = GCHandle.Alloc(this);
        try
        {
            taskbarCreated = User32.RegisterWindowMessageW("TaskbarCreated");
            window = User32.NewHiddenWindow($"{Product.Name}.Tray", &Procedure, GCHandle.ToIntPtr(self));
            if (window == 0)
            {
                Tell("no window could be made for it");
                return;
            }

            Show();
            _ = User32.SetTimer(window, 1, TipPause, 0);
            User32.Message message;
            while (!isOver && User32.GetMessageW(&message, 0, 0, 0) > 0)
                User32.DispatchMessageW(&message);
            Change(DeleteIcon, default);
        }
        finally
        {
            window = 0;
            self.Free();
        }
    }

    [UnmanagedCallersOnly]
    private static nint Procedure(nint window, uint message, nint word, nint other)
    {
        if (message == User32.Create)
            User32.SetWindowLongPtrW(window, User32.WindowObject, User32.ParameterOf(other));
        var handle = User32.GetWindowLongPtrW(window, User32.WindowObject);
        if (handle == 0 || !((TrayIcon)GCHandle.FromIntPtr(handle).Target!).Obey(message, (uint)other))
            return User32.DefWindowProcW(window, message, word, other);
        return 0;
    }

    private bool Obey(uint message, uint other)
    {
        if (message == taskbarCreated)
        {
            isShown = false; // the taskbar is another one: it crashed, or came late
            Show();
            return false;
        }

        switch (message)
        {
            case Told:
                while (waiting.TryDequeue(out var notice))
                    ShowBalloon(notice);
                return true;
            case User32.Timer:
                Show();
                return true;
            case Clicked when other is User32.RightButtonUp or User32.LeftButtonUp:
                ShowMenu();
                return true;
            case User32.Close:
                User32.PostQuitMessage(0);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Adds the icon if it is not there, and says what the cameras do if that has changed.</summary>
    private void Show()
    {
        var now = TipOf(station.Bodies.Offered);
        if (isShown && now == tip)
            return;
        tip = now;
        IconData data = new() { Flags = HasTip };
        Put(data.Tip, IconData.TipLength, tip);
        if (isShown)
        {
            Change(ModifyIcon, data);
            return;
        }

        (data.Flags, data.Callback, data.Icon) = (HasTip | HasMessage | HasIcon, Clicked, CameraSign);
        isShown = Change(AddIcon, data);
        if (!isShown)
            Tell("the taskbar did not take it; it is added when there is one");
    }

    private void ShowBalloon(Notice notice)
    {
        var isBad = notice.Kind is NoticeKind.Away or NoticeKind.Gone or NoticeKind.Failed or NoticeKind.DiskLow;
        IconData data = new() { Flags = HasBalloon, InfoFlags = isBad ? WarningSign : InformationSign };
        Put(data.InfoTitle, IconData.TitleLength, Registration.Title);
        Put(data.Info, IconData.InfoLength, notice.Sentence);
        if (isShown && !Change(ModifyIcon, data))
            Tell("the taskbar did not show a notice");
    }

    private void ShowMenu()
    {
        var popup = User32.CreatePopupMenu();
        foreach (var (number, item) in menu.Index())
            _ = User32.AppendMenuW(popup, 0, number + 1, item.Words);
        _ = User32.SetForegroundWindow(window); // or the menu stays when one clicks elsewhere
        var (x, y) = User32.Pointer;
        var chosen = User32.TrackPopupMenu(popup, User32.ReturnChoice, x, y, 0, window, 0);
        _ = User32.DestroyMenu(popup);
        if (chosen > 0 && chosen <= menu.Count)
            menu[chosen - 1].Do();
    }

    private bool Change(uint how, IconData data)
    {
        (data.Size, data.Window, data.Id) = ((uint)sizeof(IconData), window, 1);
        return Shell_NotifyIconW(how, &data) != 0;
    }

    /// <summary>As much of it as there is room for, which ends in a zero.</summary>
    private static void Put(char* place, int length, string text) =>
        text.AsSpan(0, Math.Min(text.Length, length - 1)).CopyTo(new(place, length));

    private void ShowSetup(Action show)
    {
        try
        {
            show();
        }
        catch (AscomException error)
        {
            station.Log.Information("The setup window was not shown: {Reason}", error.Message);
        }
    }

    private void Tell(string trouble)
    {
        if (!isToldOf)
            station.Log.Information("There is no icon in the taskbar: {Trouble}", trouble);
        isToldOf = true;
    }
}
