// PortableDeviceValues and PortableDevicePropVariantCollection: lists of PROPVARIANTs, with and without names. What this suite's client
// should not need answers E_NOTIMPL, so that its use shows.
#pragma once
#include "com.h"
#include <vector>

class Numbers final : public Object<IPortableDevicePropVariantCollection> {
  std::vector<ULONG> numbers;

public:
  Numbers() = default;
  explicit Numbers(std::vector<ULONG> of) : numbers(std::move(of)) {}
  const std::vector<ULONG> &All() const { return numbers; }

  HRESULT STDMETHODCALLTYPE GetCount(DWORD *count) override { return *count = numbers.size(), S_OK; }

  HRESULT STDMETHODCALLTYPE GetAt(const DWORD index, PROPVARIANT *value) override {
    if (index >= numbers.size())
      return E_INVALIDARG;
    PropVariantInit(value);
    value->vt = VT_UI4;
    value->ulVal = numbers[index];
    return S_OK;
  }

  // Parameters of MTP are VT_UI4 and nothing else: the real driver says E_INVALIDARG when the command is sent
  HRESULT STDMETHODCALLTYPE Add(const PROPVARIANT *value) override {
    return value->vt == VT_UI4 ? numbers.push_back(value->ulVal), S_OK : E_INVALIDARG;
  }

  HRESULT STDMETHODCALLTYPE GetType(VARTYPE *type) override { return *type = VT_UI4, S_OK; }
  HRESULT STDMETHODCALLTYPE ChangeType(const VARTYPE) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE Clear() override { return numbers.clear(), S_OK; }
  HRESULT STDMETHODCALLTYPE RemoveAt(const DWORD) override { return E_NOTIMPL; }
};

class Values final : public Object<IPortableDeviceValues> {
  struct Entry {
    PROPERTYKEY key;
    VARTYPE type;
    ULONGLONG number;
    std::wstring text;
    GUID guid;
    std::vector<BYTE> bytes;
    IUnknown *object;
  };
  std::vector<Entry> entries;

  HRESULT Put(REFPROPERTYKEY key, VARTYPE type, ULONGLONG number = 0, std::wstring text = {}, GUID guid = {}, std::vector<BYTE> bytes = {},
              IUnknown *object = nullptr) {
    RemoveValue(key);
    if (object)
      object->AddRef();
    entries.push_back({key, type, number, std::move(text), guid, std::move(bytes), object});
    return S_OK;
  }

  // A value of another type than the one asked for: DISP_E_TYPEMISMATCH, as Windows has it
  HRESULT Find(REFPROPERTYKEY key, VARTYPE type, const Entry **found) const {
    for (const auto &entry : entries)
      if (IsEqualPropertyKey(entry.key, key))
        return *found = &entry, entry.type == type ? S_OK : DISP_E_TYPEMISMATCH;
    return HRESULT_FROM_WIN32(ERROR_NOT_FOUND);
  }

  template <class T> HRESULT GetNumber(REFPROPERTYKEY key, VARTYPE type, T *value) const {
    const Entry *found;
    const HRESULT result = Find(key, type, &found);
    if (SUCCEEDED(result))
      *value = static_cast<T>(found->number);
    return result;
  }

public:
  ~Values() override { Clear(); }

  HRESULT STDMETHODCALLTYPE GetCount(DWORD *count) override { return *count = entries.size(), S_OK; }
  HRESULT STDMETHODCALLTYPE GetAt(const DWORD, PROPERTYKEY *, PROPVARIANT *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE SetValue(REFPROPERTYKEY, const PROPVARIANT *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE GetValue(REFPROPERTYKEY, PROPVARIANT *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE SetStringValue(REFPROPERTYKEY key, LPCWSTR value) override { return Put(key, VT_LPWSTR, 0, value); }
  HRESULT STDMETHODCALLTYPE GetStringValue(REFPROPERTYKEY key, LPWSTR *value) override {
    const Entry *found;
    const HRESULT result = Find(key, VT_LPWSTR, &found);
    return SUCCEEDED(result) ? *value = Copy(found->text), S_OK : result;
  }
  HRESULT STDMETHODCALLTYPE SetUnsignedIntegerValue(REFPROPERTYKEY key, const ULONG value) override { return Put(key, VT_UI4, value); }
  HRESULT STDMETHODCALLTYPE GetUnsignedIntegerValue(REFPROPERTYKEY key, ULONG *value) override { return GetNumber(key, VT_UI4, value); }
  HRESULT STDMETHODCALLTYPE SetSignedIntegerValue(REFPROPERTYKEY key, const LONG value) override { return Put(key, VT_I4, value); }
  HRESULT STDMETHODCALLTYPE GetSignedIntegerValue(REFPROPERTYKEY key, LONG *value) override { return GetNumber(key, VT_I4, value); }
  HRESULT STDMETHODCALLTYPE SetUnsignedLargeIntegerValue(REFPROPERTYKEY key, const ULONGLONG value) override { return Put(key, VT_UI8, value); }
  HRESULT STDMETHODCALLTYPE GetUnsignedLargeIntegerValue(REFPROPERTYKEY key, ULONGLONG *value) override { return GetNumber(key, VT_UI8, value); }
  HRESULT STDMETHODCALLTYPE SetSignedLargeIntegerValue(REFPROPERTYKEY, const LONGLONG) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE GetSignedLargeIntegerValue(REFPROPERTYKEY, LONGLONG *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE SetFloatValue(REFPROPERTYKEY, const FLOAT) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE GetFloatValue(REFPROPERTYKEY, FLOAT *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE SetErrorValue(REFPROPERTYKEY key, const HRESULT value) override { return Put(key, VT_ERROR, static_cast<ULONG>(value)); }
  HRESULT STDMETHODCALLTYPE GetErrorValue(REFPROPERTYKEY key, HRESULT *value) override { return GetNumber(key, VT_ERROR, value); }
  HRESULT STDMETHODCALLTYPE SetKeyValue(REFPROPERTYKEY, REFPROPERTYKEY) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE GetKeyValue(REFPROPERTYKEY, PROPERTYKEY *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE SetBoolValue(REFPROPERTYKEY, const WINBOOL) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE GetBoolValue(REFPROPERTYKEY, WINBOOL *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE SetIUnknownValue(REFPROPERTYKEY, IUnknown *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE GetIUnknownValue(REFPROPERTYKEY, IUnknown **) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE SetGuidValue(REFPROPERTYKEY key, REFGUID value) override { return Put(key, VT_CLSID, 0, {}, value); }
  HRESULT STDMETHODCALLTYPE GetGuidValue(REFPROPERTYKEY key, GUID *value) override {
    const Entry *found;
    const HRESULT result = Find(key, VT_CLSID, &found);
    return SUCCEEDED(result) ? *value = found->guid, S_OK : result;
  }
  HRESULT STDMETHODCALLTYPE SetBufferValue(REFPROPERTYKEY key, BYTE *value, DWORD length) override {
    return Put(key, VT_VECTOR | VT_UI1, 0, {}, {}, {value, value + length});
  }
  HRESULT STDMETHODCALLTYPE GetBufferValue(REFPROPERTYKEY key, BYTE **value, DWORD *length) override {
    const Entry *found;
    const HRESULT result = Find(key, VT_VECTOR | VT_UI1, &found);
    if (FAILED(result))
      return result;
    *length = found->bytes.size();
    *value = static_cast<BYTE *>(CoTaskMemAlloc(*length));
    memcpy(*value, found->bytes.data(), *length);
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE SetIPortableDeviceValuesValue(REFPROPERTYKEY, IPortableDeviceValues *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE GetIPortableDeviceValuesValue(REFPROPERTYKEY, IPortableDeviceValues **) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE SetIPortableDevicePropVariantCollectionValue(REFPROPERTYKEY key, IPortableDevicePropVariantCollection *value) override {
    return Put(key, VT_UNKNOWN, 0, {}, {}, {}, value);
  }
  HRESULT STDMETHODCALLTYPE GetIPortableDevicePropVariantCollectionValue(REFPROPERTYKEY key, IPortableDevicePropVariantCollection **value) override {
    const Entry *found;
    const HRESULT result = Find(key, VT_UNKNOWN, &found);
    return SUCCEEDED(result) ? found->object->QueryInterface(__uuidof(IPortableDevicePropVariantCollection), reinterpret_cast<void **>(value)) : result;
  }
  HRESULT STDMETHODCALLTYPE SetIPortableDeviceKeyCollectionValue(REFPROPERTYKEY, IPortableDeviceKeyCollection *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE GetIPortableDeviceKeyCollectionValue(REFPROPERTYKEY, IPortableDeviceKeyCollection **) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE SetIPortableDeviceValuesCollectionValue(REFPROPERTYKEY, IPortableDeviceValuesCollection *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE GetIPortableDeviceValuesCollectionValue(REFPROPERTYKEY, IPortableDeviceValuesCollection **) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE RemoveValue(REFPROPERTYKEY key) override {
    for (size_t i = 0; i < entries.size(); i++) {
      if (!IsEqualPropertyKey(entries[i].key, key))
        continue;
      if (entries[i].object)
        entries[i].object->Release();
      entries.erase(entries.begin() + i);
      break;
    }
    return S_OK;
  }
  HRESULT STDMETHODCALLTYPE CopyValuesFromPropertyStore(IPropertyStore *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE CopyValuesToPropertyStore(IPropertyStore *) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE Clear() override {
    while (!entries.empty())
      RemoveValue(PROPERTYKEY(entries.back().key));
    return S_OK;
  }
};
