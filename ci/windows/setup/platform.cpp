// A stand-in for the ASCOM Platform's component ASCOM.Utilities.Profile: it makes the entry that a driver asks for, as the Platform does,
// and keeps what it was told in the value Calls of the Platform's key. Where there is a value Refuse, it refuses.
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <oleauto.h>
#include <string>

static const GUID ClassId = {0x6a71ba63, 0x0000, 0x4b0c, {0x95, 0x3e, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66}};
static const wchar_t *Class = L"SOFTWARE\\Classes\\CLSID\\{6A71BA63-0000-4B0C-953E-112233445566}";
static const wchar_t *ProgId = L"SOFTWARE\\Classes\\ASCOM.Utilities.Profile";
static const wchar_t *Platform = L"SOFTWARE\\ASCOM";
static const REGSAM View32 = KEY_WOW64_32KEY;
static HMODULE library;

static void write(const wchar_t *path, const wchar_t *name, const std::wstring &value, REGSAM view) {
    HKEY key;
    RegCreateKeyExW(HKEY_LOCAL_MACHINE, path, 0, nullptr, 0, KEY_ALL_ACCESS | view, nullptr, &key, nullptr);
    RegSetValueExW(key, name, 0, REG_SZ, (const BYTE *)value.c_str(), (DWORD)(2 * value.size() + 2));
    RegCloseKey(key);
}

static std::wstring read(const wchar_t *name) {
    wchar_t value[1024] = L"";
    DWORD size = sizeof value;
    RegGetValueW(HKEY_LOCAL_MACHINE, Platform, name, RRF_RT_REG_SZ | RRF_SUBKEY_WOW6432KEY, nullptr, value, &size);
    return value;
}

class Profile : public IDispatch {
    enum { DeviceType = 1, Register = 2 };

    ULONG references = 1;
    std::wstring deviceType;

    static void note(const std::wstring &call) { write(Platform, L"Calls", read(L"Calls") + call + L"; ", View32); }

    HRESULT register_driver(BSTR progId, BSTR name, EXCEPINFO *error) {
        note(L"Register(" + std::wstring(progId) + L", " + name + L") as " + deviceType);
        if (!read(L"Refuse").empty()) {
            error->scode = (HRESULT)0x80040402;
            error->bstrDescription = SysAllocString(L"The stand-in refuses");
            return DISP_E_EXCEPTION;
        }
        write((std::wstring(Platform) + L"\\" + deviceType + L" Drivers\\" + progId).c_str(), L"", std::wstring(name) + L" (by the Platform)", View32);
        return S_OK;
    }

public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void **result) override {
        const bool known = id == IID_IUnknown || id == IID_IDispatch;
        *result = known ? this : nullptr;
        return known ? (AddRef(), S_OK) : E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references; }
    ULONG STDMETHODCALLTYPE Release() override {
        const ULONG left = --references;
        if (left == 0)
            delete this;
        return left;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT *count) override { return *count = 0, S_OK; }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo **) override { return DISP_E_BADINDEX; }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR *names, UINT, LCID, DISPID *ids) override {
        *ids = !lstrcmpiW(names[0], L"DeviceType") ? DeviceType : !lstrcmpiW(names[0], L"Register") ? Register : DISPID_UNKNOWN;
        return *ids == DISPID_UNKNOWN ? DISP_E_UNKNOWNNAME : S_OK;
    }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS *given, VARIANT *, EXCEPINFO *error, UINT *) override {
        EXCEPINFO ignored = {};
        if (id == DeviceType && given->cArgs == 1 && given->rgvarg[0].vt == VT_BSTR)
            return deviceType = given->rgvarg[0].bstrVal, S_OK;
        if (id == Register && given->cArgs == 2 && given->rgvarg[0].vt == VT_BSTR && given->rgvarg[1].vt == VT_BSTR)
            return register_driver(given->rgvarg[1].bstrVal, given->rgvarg[0].bstrVal, error ? error : &ignored);
        return DISP_E_BADPARAMCOUNT;
    }
    virtual ~Profile() = default;
};

class Factory : public IClassFactory {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void **result) override {
        const bool known = id == IID_IUnknown || id == IID_IClassFactory;
        *result = known ? this : nullptr;
        return known ? S_OK : E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return 2; }
    ULONG STDMETHODCALLTYPE Release() override { return 1; }
    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown *, REFIID id, void **result) override {
        Profile *made = new Profile;
        const HRESULT answer = made->QueryInterface(id, result);
        made->Release();
        return answer;
    }
    HRESULT STDMETHODCALLTYPE LockServer(WINBOOL) override { return S_OK; }
};

extern "C" HRESULT WINAPI DllGetClassObject(REFCLSID classId, REFIID id, void **result) {
    static Factory factory;
    return classId == ClassId ? factory.QueryInterface(id, result) : CLASS_E_CLASSNOTAVAILABLE;
}

extern "C" HRESULT WINAPI DllCanUnloadNow() { return S_FALSE; }

extern "C" HRESULT WINAPI DllRegisterServer() {
    wchar_t path[MAX_PATH];
    GetModuleFileNameW(library, path, MAX_PATH);
    const std::wstring server = std::wstring(Class) + L"\\InprocServer32";
    write(server.c_str(), L"", path, KEY_WOW64_64KEY);
    write(server.c_str(), L"ThreadingModel", L"Both", KEY_WOW64_64KEY);
    write((std::wstring(ProgId) + L"\\CLSID").c_str(), L"", wcsrchr(Class, L'\\') + 1, KEY_WOW64_64KEY);
    write(Platform, L"PlatformVersion", L"7.1", View32);
    return S_OK;
}

BOOL WINAPI DllMain(HINSTANCE module, DWORD, void *) {
    library = module;
    return TRUE;
}
