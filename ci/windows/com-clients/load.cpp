// Clients that are many, or die: each prints what it did as its last line.
//   load calls N GO     waits for the file GO, then creates the camera and calls it N times; each answer is checked
//   load rounds N       N times: connect, expose, read the image, disconnect
//   load frame ROWS     one exposure; the image's rows, 16 bits each, go to the file ROWS
//   load connecting | reading | exposing
//                       says "begun" in the midst of such a call, or of an exposure, and waits to be killed there
//   load holding GO     creates the camera, says "begun", and lets go when the file GO is there
//   load handles        how many the driver's process has
#include "camera.h"
#include <tlhelp32.h>
#include <winternl.h>
#include <algorithm>

static bool is(const wchar_t *name, VARTYPE type, LONG value) {
    Answer answer = invoke(name, DISPATCH_PROPERTYGET);
    const bool right = answer.result >= 0 && answer.value.vt == type
        && (type == VT_I2 ? answer.value.iVal == value : type == VT_BOOL ? !answer.value.boolVal == !value : answer.value.lVal == value);
    VariantClear(&answer.value);
    return right;
}

static bool names_itself() {
    Answer answer = invoke(L"Name", DISPATCH_PROPERTYGET);
    const bool right = answer.result >= 0 && answer.value.vt == VT_BSTR && wcsstr(answer.value.bstrVal, L"SIM-640");
    VariantClear(&answer.value);
    return right;
}

static bool refuses_bin_0() {
    Answer answer = invoke(L"BinX", DISPATCH_PROPERTYPUT, {number(0)});
    const bool right = answer.number() == (HRESULT)0x80040401 && wcsstr(answer.error.bstrDescription, L"BinX 0");
    SysFreeString(answer.error.bstrSource), SysFreeString(answer.error.bstrDescription);
    return right;
}

static bool lists_modes() {
    Answer list = invoke(L"ReadoutModes", DISPATCH_PROPERTYGET);
    if (list.result < 0 || list.value.vt != VT_DISPATCH)
        return false;
    Answer count = invoke_on(list.value.pdispVal, L"Count", DISPATCH_PROPERTYGET);
    list.value.pdispVal->Release();
    return count.result >= 0 && count.value.lVal >= 3;
}

static void calls(int count, const char *go) {
    await_file(go);
    create();
    put(L"Connected", truth(true));
    int right = 0;
    ULONGLONG longest = 0;
    for (int i = 0; i < count; i++) {
        const ULONGLONG begin = GetTickCount64();
        switch (i % 5) {
        case 0: right += is(L"InterfaceVersion", VT_I2, 4); break;
        case 1: right += is(L"CameraXSize", VT_I4, 640); break;
        case 2: right += names_itself(); break;
        case 3: right += refuses_bin_0(); break;
        case 4: right += lists_modes(); break;
        }
        longest = std::max(longest, GetTickCount64() - begin);
    }
    put(L"Connected", truth(false));
    camera->Release();
    printf("%d of %d right, the longest took %llu ms\n", right, count, longest);
}

static void round() {
    put(L"Connected", truth(true));
    start_exposure(0.01);
    await_image(30);
    Picture picture(get(L"ImageArray", VT_ARRAY | VT_I4).parray);
    if (picture.width != 640 || picture.height != 480)
        fail("a picture of another size", E_FAIL);
    put(L"Connected", truth(false));
}

static void rounds(int count) {
    create();
    const ULONGLONG begin = GetTickCount64();
    for (int i = 0; i < count; i++)
        round();
    camera->Release();
    printf("%d rounds, %llu ms each\n", count, (GetTickCount64() - begin) / count);
}

static void frame(const char *rows) {
    create();
    put(L"Connected", truth(true));
    put(L"ReadoutMode", number(1)); // the whole array, as it is in the camera's file
    start_exposure(0.1);
    await_image(60);
    const ULONGLONG begin = GetTickCount64();
    Picture picture(get(L"ImageArray", VT_ARRAY | VT_I4).parray);
    const ULONGLONG taken = GetTickCount64() - begin;
    if (!picture.write(rows))
        fail("a pixel has more than 16 bits, or the disk is full", E_FAIL);
    put(L"Connected", truth(false));
    camera->Release();
    printf("%ld x %ld in %llu ms\n", picture.width, picture.height, taken);
}

static void begun() {
    printf("begun\n");
    fflush(stdout);
}

static void connecting() {
    create();
    for (begun();;) {
        put(L"Connected", truth(true));
        put(L"Connected", truth(false));
    }
}

static void reading() {
    create();
    put(L"Connected", truth(true));
    start_exposure(0.01);
    await_image(30);
    for (begun();;) {
        Answer picture = invoke(L"ImageArrayVariant", DISPATCH_PROPERTYGET);
        VariantClear(&picture.value);
    }
}

static void exposing(double seconds) {
    create();
    put(L"Connected", truth(true));
    start_exposure(seconds);
    begun();
    Sleep(INFINITE);
}

static void holding(const char *go) {
    create();
    begun();
    await_file(go);
    camera->Release();
}

static DWORD server_id() {
    PROCESSENTRY32 entry = {};
    entry.dwSize = sizeof entry;
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    for (BOOL there = Process32First(all, &entry); there; there = Process32Next(all, &entry))
        if (!lstrcmpiA(entry.szExeFile, "ASCOM.SonyAlpha.exe"))
            return entry.th32ProcessID;
    fail("there is no server", E_FAIL);
}

// SystemExtendedHandleInformation, which lists every handle of every process
struct HandleEntry {
    void *object;
    ULONG_PTR process, handle;
    ULONG access;
    USHORT trace, type;
    ULONG attributes, reserved;
};

struct HandleList {
    ULONG_PTR count, reserved;
    HandleEntry entries[1];
};

static size_t handles_of(DWORD process) {
    std::vector<char> space(1 << 20);
    while (NtQuerySystemInformation((SYSTEM_INFORMATION_CLASS)64, space.data(), (ULONG)space.size(), nullptr) == (NTSTATUS)0xC0000004)
        space.resize(2 * space.size());
    const HandleList *list = (const HandleList *)space.data();
    size_t count = 0;
    for (ULONG_PTR i = 0; i < list->count; i++)
        count += list->entries[i].process == process;
    return count;
}

int main(int count, char **arguments) {
    const std::string what = count > 1 ? arguments[1] : "";
    if (what == "calls" && count == 4)
        calls(atoi(arguments[2]), arguments[3]);
    else if (what == "rounds" && count == 3)
        rounds(atoi(arguments[2]));
    else if (what == "frame" && count == 3)
        frame(arguments[2]);
    else if (what == "connecting")
        connecting();
    else if (what == "reading")
        reading();
    else if (what == "exposing" && count == 3)
        exposing(atof(arguments[2]));
    else if (what == "holding" && count == 3)
        holding(arguments[2]);
    else if (what == "handles")
        printf("%u\n", (unsigned)handles_of(server_id()));
    else
        fail("unknown words", E_INVALIDARG);
    return 0;
}
