// A stand-in for Windows' PortableDeviceApi.dll and PortableDeviceTypes.dll: the classes by their own ids, the interfaces as mingw-w64
// declares them, independently of the product. Which devices there are says plan.h.
#define INITGUID
#include "device.h"

class DeviceList final : public Object<IPortableDeviceManager> {
  template <class Text> static HRESULT Tell(LPCWSTR id, WCHAR *place, DWORD *size, Text text) {
    for (const auto &device : Plan().Devices()) {
      if (_wcsicmp(device.id.c_str(), id))
        continue;
      const std::wstring words = text(device);
      const DWORD needed = words.size() + 1;
      const bool fits = place && *size >= needed;
      if (fits)
        memcpy(place, words.c_str(), needed * sizeof(wchar_t));
      *size = needed;
      return !place || fits ? S_OK : HRESULT_FROM_WIN32(ERROR_INSUFFICIENT_BUFFER);
    }
    return HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
  }

public:
  HRESULT STDMETHODCALLTYPE GetDevices(LPWSTR *ids, DWORD *count) override {
    const auto devices = Plan().Devices();
    DWORD given = 0;
    for (; ids && given < *count && given < devices.size(); given++)
      ids[given] = Copy(devices[given].id);
    *count = ids ? given : devices.size();
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE RefreshDeviceList() override { return S_OK; }
  HRESULT STDMETHODCALLTYPE GetDeviceFriendlyName(LPCWSTR id, WCHAR *place, DWORD *size) override {
    return Tell(id, place, size, [](const PlannedDevice &device) { return device.name; });
  }
  HRESULT STDMETHODCALLTYPE GetDeviceDescription(LPCWSTR id, WCHAR *place, DWORD *size) override {
    return Tell(id, place, size, [](const PlannedDevice &device) { return device.description; });
  }
  HRESULT STDMETHODCALLTYPE GetDeviceManufacturer(LPCWSTR id, WCHAR *place, DWORD *size) override {
    return Tell(id, place, size, [](const PlannedDevice &) { return L"Sony Corporation"; });
  }
  HRESULT STDMETHODCALLTYPE GetDeviceProperty(LPCWSTR, LPCWSTR, BYTE *, DWORD *, DWORD *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE GetPrivateDevices(LPWSTR *, DWORD *) override { return E_NOTIMPL; }
};

using Maker = IUnknown *(*)();

class Factory final : public Object<IClassFactory> {
  Maker make;

public:
  explicit Factory(Maker how) : make(how) {}
  HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown *outer, REFIID iid, void **result) override {
    if (outer)
      return CLASS_E_NOAGGREGATION;
    IUnknown *made = make();
    const HRESULT answer = made->QueryInterface(iid, result);
    made->Release();
    return answer;
  }
  HRESULT STDMETHODCALLTYPE LockServer(WINBOOL) override { return S_OK; }
};

static const struct {
  const GUID *id;
  Maker make;
} classes[] = {
    {&CLSID_PortableDeviceManager, [] { return static_cast<IUnknown *>(new DeviceList); }},
    {&CLSID_PortableDevice, [] { return static_cast<IUnknown *>(new Device); }},
    {&CLSID_PortableDeviceFTM, [] { return static_cast<IUnknown *>(new Device); }},
    {&CLSID_PortableDeviceValues, [] { return static_cast<IUnknown *>(new Values); }},
    {&CLSID_PortableDevicePropVariantCollection, [] { return static_cast<IUnknown *>(new Numbers); }},
};

STDAPI DllGetClassObject(REFCLSID id, REFIID iid, void **result) {
  for (const auto &row : classes) {
    if (*row.id != id)
      continue;
    auto *factory = new Factory(row.make);
    const HRESULT answer = factory->QueryInterface(iid, result);
    factory->Release();
    return answer;
  }
  *result = nullptr;
  return CLASS_E_CLASSNOTAVAILABLE;
}

STDAPI DllCanUnloadNow() { return S_FALSE; }

// regsvr32 calls it
STDAPI DllRegisterServer() {
  wchar_t path[MAX_PATH];
  HMODULE self;
  GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                     reinterpret_cast<LPCWSTR>(&DllRegisterServer), &self);
  GetModuleFileNameW(self, path, MAX_PATH);
  for (const auto &row : classes) {
    wchar_t id[40];
    StringFromGUID2(*row.id, id, 40);
    const std::wstring key = std::wstring(L"Software\\Classes\\CLSID\\") + id + L"\\InprocServer32";
    if (RegSetKeyValueW(HKEY_LOCAL_MACHINE, key.c_str(), nullptr, REG_SZ, path, (wcslen(path) + 1) * sizeof(wchar_t)) ||
        RegSetKeyValueW(HKEY_LOCAL_MACHINE, key.c_str(), L"ThreadingModel", REG_SZ, L"Both", 5 * sizeof(wchar_t)))
      return E_FAIL;
  }
  return S_OK;
}

BOOL WINAPI DllMain(HINSTANCE, DWORD reason, LPVOID) {
  WSADATA data;
  return reason != DLL_PROCESS_ATTACH || WSAStartup(MAKEWORD(2, 2), &data) == 0;
}
