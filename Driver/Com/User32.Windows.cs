using System.Runtime.InteropServices;

namespace SonyAlpha.Driver.Com;

/// <summary>What a window that nobody sees, and its menu, call of Windows (winuser.h).</summary>
internal static unsafe partial class User32
{
    public const uint Create = 1, Close = 0x10, Timer = 0x113, LeftButtonUp = 0x202, RightButtonUp = 0x205, FirstOwnMessage = 0x8010;

    public const int WindowObject = -21; // GWLP_USERDATA

    public const uint ReturnChoice = 0x100; // TPM_RETURNCMD

    /// <summary>Where the mouse is.</summary>
    public static (int X, int Y) Pointer
    {
        get
        {
            Point point;
            return GetCursorPos(&point) != 0 ? (point.X, point.Y) : default;
        }
    }

    /// <summary>
    /// A window that is not shown, but is one of the desktop's: only those are told that there is a new taskbar.
    /// </summary>
    /// <param name="parameter">Comes with <see cref="Create"/>, see <see cref="ParameterOf"/>.</param>
    /// <returns>0 if it could not be made.</returns>
    public static nint NewHiddenWindow(string name, delegate* unmanaged<nint, uint, nint, nint, nint> procedure, nint parameter)
    {
        fixed (char* text = name)
        {
            WindowClass made = new() { Procedure = procedure, Instance = GetModuleHandleW(0), Name = text };
            _ = RegisterClassW(&made);
            return CreateWindowExW(0, text, text, 0, 0, 0, 0, 0, 0, 0, made.Instance, parameter);
        }
    }

    /// <summary>The first member of CREATESTRUCT.</summary>
    public static nint ParameterOf(nint create) => *(nint*)create;

    [LibraryImport("user32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint RegisterWindowMessageW(string name);

    [LibraryImport("user32")]
    public static partial nint SetTimer(nint window, nint id, uint milliseconds, nint procedure);

    [LibraryImport("user32")]
    public static partial int GetMessageW(Message* message, nint window, uint first, uint last);

    [LibraryImport("user32")]
    public static partial nint DispatchMessageW(Message* message);

    [LibraryImport("user32")]
    public static partial nint DefWindowProcW(nint window, uint message, nint word, nint other);

    [LibraryImport("user32")]
    public static partial void PostQuitMessage(int code);

    [LibraryImport("user32")]
    public static partial nint CreatePopupMenu();

    [LibraryImport("user32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial int AppendMenuW(nint menu, uint flags, nint id, string text);

    [LibraryImport("user32")]
    public static partial int TrackPopupMenu(nint menu, uint flags, int x, int y, int reserved, nint window, nint unused);

    [LibraryImport("user32")]
    public static partial int DestroyMenu(nint menu);

    [LibraryImport("user32")]
    private static partial ushort RegisterClassW(WindowClass* made);

    [LibraryImport("user32")]
    private static partial nint CreateWindowExW(
        uint extended, char* made, char* name, uint style, int x, int y, int width, int height, nint parent, nint menu, nint instance,
        nint parameter);

    [LibraryImport("user32")]
    private static partial int GetCursorPos(Point* point);

    /// <summary>MSG.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public nint Window;
        public uint Id;
        public nint Word;
        public nint Other;
        public uint Time;
        public Point At;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Point
    {
        public int X;
        public int Y;
    }

    /// <summary>WNDCLASSW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct WindowClass
    {
        public uint Style;
        public delegate* unmanaged<nint, uint, nint, nint, nint> Procedure;
        public int ClassExtra;
        public int WindowExtra;
        public nint Instance;
        public nint Icon;
        public nint Cursor;
        public nint Background;
        public char* Menu;
        public char* Name;
    }
}
