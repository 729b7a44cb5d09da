using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>What the icon in the taskbar calls of Windows' shell (shellapi.h).</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class Shell32
{
    public const uint AddIcon = 0, ModifyIcon = 1, DeleteIcon = 2;

    /// <summary>Which members of <see cref="IconData"/> are meant.</summary>
    public const uint HasMessage = 1, HasIcon = 2, HasTip = 4, HasBalloon = 0x10;

    /// <summary>The sign in a balloon.</summary>
    public const uint InformationSign = 1, WarningSign = 2;

    private const int CameraIcon = 74; // SIID_DEVICECAMERA
    private const uint SmallIcon = 0x101; // SHGSI_ICON, SHGSI_SMALLICON
    private const nint PlainIcon = 32512; // IDI_APPLICATION

    [LibraryImport("shell32")]
    public static partial int Shell_NotifyIconW(uint message, IconData* data);

    /// <summary>Windows' own picture of a camera; the one of any program where it has none.</summary>
    public static nint CameraSign
    {
        get
        {
            StockIcon icon = new() { Size = (uint)sizeof(StockIcon) };
            return SHGetStockIconInfo(CameraIcon, SmallIcon, &icon) >= 0 && icon.Icon != 0 ? icon.Icon : User32.LoadIconW(0, PlainIcon);
        }
    }

    /// <summary>A window in which a person chooses a folder, or makes one; null if none was chosen. On a thread with COM in one
    /// apartment.</summary>
    public static string? ChooseFolder(nint owner, string title)
    {
        const uint WithFoldersOnly = 1, Resizable = 0x40; // BIF_RETURNONLYFSDIRS, BIF_NEWDIALOGSTYLE
        const int Most = 1024;
        var path = stackalloc char[Most];
        fixed (char* text = title)
        {
            BrowseInfo browse = new() { Owner = owner, Name = path, Title = text, Flags = WithFoldersOnly | Resizable };
            var chosen = SHBrowseForFolderW(&browse);
            if (chosen == 0)
                return null;
            var isPath = SHGetPathFromIDListEx(chosen, path, Most, 0) != 0;
            Marshal.FreeCoTaskMem(chosen);
            return isPath ? new(path) : null;
        }
    }

    [LibraryImport("shell32")]
    private static partial nint SHBrowseForFolderW(BrowseInfo* browse);

    [LibraryImport("shell32")]
    private static partial int SHGetPathFromIDListEx(nint chosen, char* path, uint capacity, int options);

    [LibraryImport("shell32")]
    private static partial int SHGetStockIconInfo(int which, uint flags, StockIcon* icon);

    /// <summary>NOTIFYICONDATAW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct IconData
    {
        public const int TipLength = 128, InfoLength = 256, TitleLength = 64;

        public uint Size;
        public nint Window;
        public uint Id;
        public uint Flags;
        public uint Callback;
        public nint Icon;
        public fixed char Tip[TipLength];
        public uint State;
        public uint StateMask;
        public fixed char Info[InfoLength];
        public uint Version;
        public fixed char InfoTitle[TitleLength];
        public uint InfoFlags;
        public Guid Item;
        public nint BalloonIcon;
    }

    /// <summary>SHSTOCKICONINFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct StockIcon
    {
        public uint Size;
        public nint Icon;
        public int ImageIndex;
        public int IconIndex;
        public fixed char Path[260];
    }

    /// <summary>BROWSEINFOW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct BrowseInfo
    {
        public nint Owner;
        public nint Root;
        public char* Name;
        public char* Title;
        public uint Flags;
        public nint Callback;
        public nint Parameter;
        public int Image;
    }
}
