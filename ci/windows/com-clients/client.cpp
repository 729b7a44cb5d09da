// A camera client that is not ours in kind: C++ through bare IDispatch, built for 64 and for 32 bit.
//   client PIXELS GO   connects, provokes errors, exposes, reads both image arrays, writes the pixels to PIXELS as Alpaca orders them
//                      (x outermost, 16 bit), and keeps its reference until the file GO is there
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <oleauto.h>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

static IDispatch *camera;

static void fail(const char *what, HRESULT result) {
    printf("failed %s 0x%08lX\n", what, (unsigned long)result);
    exit(1);
}

struct Answer {
    HRESULT result = S_OK;
    VARIANT value;
    EXCEPINFO error = {};
};

static Answer invoke(const wchar_t *name, WORD how, std::vector<VARIANT> arguments = {}) {
    Answer answer;
    VariantInit(&answer.value);
    DISPID id, put = DISPID_PROPERTYPUT;
    LPOLESTR text = const_cast<LPOLESTR>(name);
    answer.result = camera->GetIDsOfNames(IID_NULL, &text, 1, LOCALE_USER_DEFAULT, &id);
    if (answer.result < 0)
        return answer;
    DISPPARAMS given = {};
    given.rgvarg = arguments.data();
    given.cArgs = (UINT)arguments.size();
    if (how == DISPATCH_PROPERTYPUT) {
        given.rgdispidNamedArgs = &put;
        given.cNamedArgs = 1;
    }
    answer.result = camera->Invoke(id, IID_NULL, LOCALE_USER_DEFAULT, how, &given, &answer.value, &answer.error, nullptr);
    return answer;
}

static VARIANT truth(bool value) { VARIANT v; v.vt = VT_BOOL; v.boolVal = value ? VARIANT_TRUE : VARIANT_FALSE; return v; }
static VARIANT number(LONG value) { VARIANT v; v.vt = VT_I4; v.lVal = value; return v; }
static VARIANT real(double value) { VARIANT v; v.vt = VT_R8; v.dblVal = value; return v; }

// The value of a property, which must have exactly this type
static VARIANT get(const wchar_t *name, VARTYPE type) {
    Answer answer = invoke(name, DISPATCH_PROPERTYGET);
    if (answer.result < 0)
        fail("get", answer.result);
    if (answer.value.vt != type) {
        printf("failed %ls is of type %d, not %d\n", name, answer.value.vt, type);
        exit(1);
    }
    return answer.value;
}

static void put(const wchar_t *name, VARIANT value) {
    Answer answer = invoke(name, DISPATCH_PROPERTYPUT, {value});
    if (answer.result < 0)
        fail("put", answer.result == DISP_E_EXCEPTION ? answer.error.scode : answer.result);
}

static void refused(const char *what, const Answer &answer) {
    if (answer.result == DISP_E_EXCEPTION)
        printf("%s: %08lX %ls\n", what, (unsigned long)answer.error.scode, answer.error.bstrDescription);
    else
        printf("%s: result %08lX\n", what, (unsigned long)answer.result);
}

static void errors_before() { refused("not connected", invoke(L"CameraXSize", DISPATCH_PROPERTYGET)); }

static void errors_after() {
    refused("bin 0", invoke(L"BinX", DISPATCH_PROPERTYPUT, {number(0)}));
    refused("no image", invoke(L"ImageArray", DISPATCH_PROPERTYGET));
    refused("no cooler", invoke(L"CoolerPower", DISPATCH_PROPERTYGET));
    refused("no such name", invoke(L"Aperture", DISPATCH_PROPERTYGET));
    refused("too few", invoke(L"StartExposure", DISPATCH_METHOD, {real(1)}));
}

static void expose() {
    Answer answer = invoke(L"StartExposure", DISPATCH_METHOD, {truth(true), real(0.5)}); // last to first
    if (answer.result < 0)
        fail("StartExposure", answer.result == DISP_E_EXCEPTION ? answer.error.scode : answer.result);
    for (int i = 0; get(L"ImageReady", VT_BOOL).boolVal == VARIANT_FALSE; i++) {
        if (i == 600)
            fail("ImageReady never came", E_FAIL);
        Sleep(50);
    }
}

static void compare_images(const char *path) {
    SAFEARRAY *numbers = get(L"ImageArray", VT_ARRAY | VT_I4).parray, *variants = get(L"ImageArrayVariant", VT_ARRAY | VT_VARIANT).parray;
    LONG width, height, low;
    SafeArrayGetUBound(numbers, 1, &width), width++;
    SafeArrayGetUBound(numbers, 2, &height), height++;
    SafeArrayGetLBound(numbers, 1, &low);
    LONG *pixels;
    VARIANT *others;
    SafeArrayAccessData(numbers, (void **)&pixels);
    SafeArrayAccessData(variants, (void **)&others);
    FILE *file = fopen(path, "wb");
    long different = 0;
    for (LONG x = 0; x < width; x++)
        for (LONG y = 0; y < height; y++) {
            LONG at = y * width + x; // the first index is the fast one
            unsigned short value = (unsigned short)pixels[at];
            different += others[at].vt != VT_I4 || others[at].lVal != pixels[at] || pixels[at] < 0 || pixels[at] > 65535;
            fwrite(&value, 2, 1, file);
        }
    fclose(file);
    printf("image %ld x %ld from %ld in %u dimensions, %ld different in ImageArrayVariant\n", width, height, low, SafeArrayGetDim(numbers), different);
    SafeArrayUnaccessData(numbers), SafeArrayDestroy(numbers);
    SafeArrayUnaccessData(variants), SafeArrayDestroy(variants);
}

int main(int, char **arguments) {
    CLSID id;
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    HRESULT result = CLSIDFromProgID(L"ASCOM.SonyAlpha.Camera", &id);
    if (result >= 0)
        result = CoCreateInstance(id, nullptr, CLSCTX_LOCAL_SERVER, IID_IDispatch, (void **)&camera);
    if (result < 0)
        fail("CoCreateInstance", result);
    printf("%u bit\n", (unsigned)sizeof(void *) * 8);
    errors_before();
    put(L"Connected", truth(true));
    printf("connected %ls\n", get(L"Name", VT_BSTR).bstrVal);
    errors_after();
    put(L"NumX", number(320));
    printf("NumX %ld\n", get(L"NumX", VT_I4).lVal);
    put(L"NumX", number(640));
    put(L"Gain", get(L"Gain", VT_I2));
    expose();
    compare_images(arguments[1]);
    printf("read\n");
    fflush(stdout);
    for (int i = 0; i < 1200 && GetFileAttributesA(arguments[2]) == INVALID_FILE_ATTRIBUTES; i++)
        Sleep(50);
    camera->Release();
    printf("done\n");
    return 0;
}
