// What every object of this stand-in has: a count of references, and one interface beside IUnknown.
#pragma once
#include <winsock2.h>
#include <windows.h>
#include <propidl.h>
#include <portabledeviceapi.h>
#include <portabledevice.h>
#include <atomic>
#include <string>

template <class Interface> class Object : public Interface {
  std::atomic<ULONG> references{1};

public:
  virtual ~Object() = default;

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void **result) override {
    *result = iid == IID_IUnknown || iid == __uuidof(Interface) ? static_cast<Interface *>(this) : nullptr;
    if (!*result)
      return E_NOINTERFACE;
    AddRef();
    return S_OK;
  }

  ULONG STDMETHODCALLTYPE AddRef() override { return ++references; }

  ULONG STDMETHODCALLTYPE Release() override {
    const ULONG left = --references;
    if (left == 0)
      delete this;
    return left;
  }
};

inline LPWSTR Copy(const std::wstring &text) {
  auto copy = static_cast<LPWSTR>(CoTaskMemAlloc((text.size() + 1) * sizeof(wchar_t)));
  memcpy(copy, text.c_str(), (text.size() + 1) * sizeof(wchar_t));
  return copy;
}
