// A camera, or another device of the driver's, as a C++ program has it: bare IDispatch, late bound.
#pragma once
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <oleauto.h>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

inline IDispatch *camera;

[[noreturn]] inline void fail(const char *what, HRESULT result) {
    printf("failed %s 0x%08lX\n", what, (unsigned long)result);
    exit(1);
}

struct Answer {
    HRESULT result = S_OK;
    VARIANT value;
    EXCEPINFO error = {};

    // ASCOM's number where the driver refused, COM's where it was not asked at all
    HRESULT number() const { return result == DISP_E_EXCEPTION ? error.scode : result; }
};

inline Answer invoke_on(IDispatch *object, const wchar_t *name, WORD how, std::vector<VARIANT> arguments = {}) {
    Answer answer;
    VariantInit(&answer.value);
    DISPID id, put = DISPID_PROPERTYPUT;
    LPOLESTR text = const_cast<LPOLESTR>(name);
    answer.result = object->GetIDsOfNames(IID_NULL, &text, 1, LOCALE_USER_DEFAULT, &id);
    if (answer.result < 0)
        return answer;
    DISPPARAMS given = {};
    given.rgvarg = arguments.data();
    given.cArgs = (UINT)arguments.size();
    if (how == DISPATCH_PROPERTYPUT) {
        given.rgdispidNamedArgs = &put;
        given.cNamedArgs = 1;
    }
    answer.result = object->Invoke(id, IID_NULL, LOCALE_USER_DEFAULT, how, &given, &answer.value, &answer.error, nullptr);
    return answer;
}

inline Answer invoke(const wchar_t *name, WORD how, std::vector<VARIANT> arguments = {}) {
    return invoke_on(camera, name, how, std::move(arguments));
}

inline VARIANT truth(bool value) { VARIANT v; v.vt = VT_BOOL; v.boolVal = value ? VARIANT_TRUE : VARIANT_FALSE; return v; }
inline VARIANT number(LONG value) { VARIANT v; v.vt = VT_I4; v.lVal = value; return v; }
inline VARIANT real(double value) { VARIANT v; v.vt = VT_R8; v.dblVal = value; return v; }
inline VARIANT text(const wchar_t *value) { VARIANT v; v.vt = VT_BSTR; v.bstrVal = SysAllocString(value); return v; }

// The value of a property, which must have exactly this type
inline VARIANT get(const wchar_t *name, VARTYPE type) {
    Answer answer = invoke(name, DISPATCH_PROPERTYGET);
    if (answer.result < 0)
        fail("get", answer.number());
    if (answer.value.vt != type) {
        printf("failed %ls is of type %d, not %d\n", name, answer.value.vt, type);
        exit(1);
    }
    return answer.value;
}

inline void put(const wchar_t *name, VARIANT value) {
    Answer answer = invoke(name, DISPATCH_PROPERTYPUT, {value});
    if (answer.result < 0)
        fail("put", answer.number());
}

inline void start_exposure(double seconds) {
    Answer answer = invoke(L"StartExposure", DISPATCH_METHOD, {truth(true), real(seconds)}); // last to first
    if (answer.result < 0)
        fail("StartExposure", answer.number());
}

inline void await_image(int seconds) {
    for (ULONGLONG end = GetTickCount64() + seconds * 1000; get(L"ImageReady", VT_BOOL).boolVal == VARIANT_FALSE; Sleep(5)) {
        if (GetTickCount64() > end)
            fail("ImageReady never came", E_FAIL);
    }
}

inline void await_file(const char *path) {
    for (int i = 0; i < 60000 && GetFileAttributesA(path) == INVALID_FILE_ATTRIBUTES; i++)
        Sleep(2);
}

inline void create(const wchar_t *program_id = L"ASCOM.SonyAlpha.Camera") {
    CLSID id;
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    HRESULT result = CLSIDFromProgID(program_id, &id);
    if (result >= 0)
        result = CoCreateInstance(id, nullptr, CLSCTX_LOCAL_SERVER, IID_IDispatch, (void **)&camera);
    if (result < 0)
        fail("CoCreateInstance", result);
}

// The pixels of an image array, row by row as they lie in it, and its size
struct Picture {
    SAFEARRAY *array;
    LONG width, height, first;
    void *data;

    explicit Picture(SAFEARRAY *array) : array(array) {
        SafeArrayGetUBound(array, 1, &width), width++;
        SafeArrayGetUBound(array, 2, &height), height++;
        SafeArrayGetLBound(array, 1, &first);
        SafeArrayAccessData(array, &data);
    }
    ~Picture() { SafeArrayUnaccessData(array), SafeArrayDestroy(array); }
    Picture(const Picture &) = delete;

    // 16 bits each, row by row: the first index is the fast one; false if one needs more
    bool write(const char *path) const {
        const LONG *pixels = (const LONG *)data;
        FILE *file = fopen(path, "wb");
        bool fits = file != nullptr;
        std::vector<unsigned short> line(width);
        for (LONG y = 0; y < height; y++) {
            for (LONG x = 0; x < width; x++) {
                const LONG value = pixels[y * width + x];
                fits &= value >= 0 && value <= 65535;
                line[x] = (unsigned short)value;
            }
            fits &= fwrite(line.data(), 2, line.size(), file) == line.size();
        }
        return fclose(file) == 0 && fits;
    }
};
