// A taskbar that writes down what programs want of it: one line for each call of Shell_NotifyIcon, as Wine's shell32 hands it on (systray.c).
//   taskbar MENU      when the file MENU is there, the last icon is clicked with the right button, once
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <cstdio>

struct NotifyData { // Wine 10, dlls/shell32/systray.c: struct notify_data
    LONG window;
    UINT id, flags, callback;
    UINT width, height, planes, bits; // of the icon
    WCHAR tip[128];
    DWORD state, state_mask;
    WCHAR info[256];
    UINT version;
    WCHAR title[64];
    DWORD info_flags;
    GUID item;
};

static HWND icon_window;
static UINT icon_id, icon_message;

static LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM word, LPARAM other) {
    if (message != WM_COPYDATA)
        return DefWindowProcW(window, message, word, other);
    const auto *copied = (const COPYDATASTRUCT *)other;
    if (copied->cbData < sizeof(NotifyData))
        return FALSE;
    const auto *data = (const NotifyData *)copied->lpData;
    static const char *const names[] = {"add", "modify", "delete"};
    printf("%s", copied->dwData < 3 ? names[copied->dwData] : "other");
    if (data->flags & NIF_ICON)
        printf(" icon %u x %u", data->width, data->height);
    if (data->flags & NIF_TIP)
        printf(" tip \"%ls\"", data->tip);
    if (data->flags & NIF_INFO)
        printf(" balloon %lu \"%ls\" \"%ls\"", (unsigned long)data->info_flags, data->title, data->info);
    printf("\n");
    fflush(stdout);
    if (data->flags & NIF_MESSAGE)
        icon_window = (HWND)(LONG_PTR)data->window, icon_id = data->id, icon_message = data->callback;
    return TRUE;
}

int main(int, char **arguments) {
    WNDCLASSW made = {};
    made.lpfnWndProc = procedure;
    made.hInstance = GetModuleHandleW(nullptr);
    made.lpszClassName = L"Shell_TrayWnd";
    RegisterClassW(&made);
    HWND window = CreateWindowExW(0, L"Shell_TrayWnd", L"taskbar", WS_POPUP, 0, 0, 1, 1, nullptr, nullptr, made.hInstance, nullptr);
    SetWindowPos(window, HWND_TOPMOST, 0, 0, 0, 0, SWP_NOMOVE | SWP_NOSIZE);
    PostMessageW(HWND_BROADCAST, RegisterWindowMessageW(L"TaskbarCreated"), 0, 0);
    printf("begun\n");
    fflush(stdout);
    SetTimer(window, 1, 100, nullptr);
    bool clicked = false;
    for (MSG message; GetMessageW(&message, nullptr, 0, 0) > 0; DispatchMessageW(&message)) {
        if (!clicked && icon_window && GetFileAttributesA(arguments[1]) != INVALID_FILE_ATTRIBUTES)
            clicked = PostMessageW(icon_window, icon_message, icon_id, WM_RBUTTONUP);
    }
    return 0;
}
