// PortableDevice: Open, SendCommand, events, and what happens when the camera goes away.
#pragma once
#include "plan.h"
#include "values.h"
#include "wire.h"
#include <memory>
#include <thread>

namespace mtp {
// WpdMtpExtensions.h of the Windows SDK, which mingw-w64 does not have
constexpr GUID Category{0x4D545058, 0x1A2E, 0x4106, {0xA3, 0x57, 0x77, 0x1E, 0x08, 0x19, 0xFC, 0x56}};
constexpr GUID VendorEvent{0x00000000, 0x5738, 0x4FF2, {0x84, 0x45, 0xBE, 0x31, 0x26, 0x69, 0x10, 0x59}};
constexpr PROPERTYKEY EventParams{{0x4D545058, 0xEF88, 0x4E4D, {0x95, 0xC3, 0x4F, 0x32, 0x7F, 0x72, 0x8A, 0x96}}, 1011};
constexpr PROPERTYKEY Key(DWORD id) { return {Category, id}; }
constexpr PROPERTYKEY OperationCode = Key(1001), OperationParams = Key(1002), ResponseCode = Key(1003), ResponseParams = Key(1004),
                      Context = Key(1006), TotalSize = Key(1007), BytesToRead = Key(1008), BytesRead = Key(1009), BytesToWrite = Key(1010),
                      BytesWritten = Key(1011), Data = Key(1012), OptimalSize = Key(1013);
enum Command : ULONG { WithoutData = 12, WithDataToRead, WithDataToWrite, ReadData, WriteData, EndTransfer };
} // namespace mtp

class Device final : public Object<IPortableDevice> {
  static constexpr ULONG Optimal = 256 << 10;

  std::shared_ptr<Wire> wire;
  std::wstring id;
  std::wstring context;
  ULONG contexts = 0;
  uint64_t left = 0;
  int reads = 0;
  bool isReading = false, isWriting = false, isAnswered = false, isReadOnly = false;

  struct Listener {
    std::mutex gate;
    IPortableDeviceEventCallback *callback = nullptr;
    void Set(IPortableDeviceEventCallback *to) {
      std::lock_guard lock(gate);
      if (callback)
        callback->Release();
      callback = to;
      if (callback)
        callback->AddRef();
    }
    void Tell(const GUID &event, const std::wstring &device, std::vector<ULONG> parameters) {
      auto *values = new Values;
      auto *numbers = new Numbers(std::move(parameters));
      values->SetStringValue(WPD_EVENT_PARAMETER_PNP_DEVICE_ID, device.c_str());
      values->SetGuidValue(WPD_EVENT_PARAMETER_EVENT_ID, event);
      values->SetIPortableDevicePropVariantCollectionValue(mtp::EventParams, numbers);
      {
        std::lock_guard lock(gate);
        if (callback)
          callback->OnEvent(values);
      }
      numbers->Release();
      values->Release();
    }
  };
  std::shared_ptr<Listener> listener = std::make_shared<Listener>();

  static ULONG Number(IPortableDeviceValues *from, REFPROPERTYKEY key) {
    ULONG number;
    if (FAILED(from->GetUnsignedIntegerValue(key, &number)))
      throw Failure{E_INVALIDARG};
    return number;
  }

  static std::vector<ULONG> Parameters(IPortableDeviceValues *from) {
    IPortableDevicePropVariantCollection *list;
    if (FAILED(from->GetIPortableDevicePropVariantCollectionValue(mtp::OperationParams, &list)))
      throw Failure{E_INVALIDARG};
    std::vector<ULONG> numbers;
    DWORD count = 0;
    list->GetCount(&count);
    for (DWORD i = 0; i < count; i++) {
      PROPVARIANT value;
      list->GetAt(i, &value);
      numbers.push_back(value.ulVal);
    }
    list->Release();
    return numbers;
  }

  static Bytes DataOf(IPortableDeviceValues *from, ULONG count) {
    BYTE *data;
    DWORD length;
    if (FAILED(from->GetBufferValue(mtp::Data, &data, &length)))
      throw Failure{E_INVALIDARG};
    Bytes bytes(data, data + length);
    CoTaskMemFree(data);
    if (length != count)
      throw Failure{E_INVALIDARG};
    return bytes;
  }

  void PutResponse(Values *results) {
    auto *numbers = new Numbers(wire->response.parameters);
    results->SetUnsignedIntegerValue(mtp::ResponseCode, wire->response.code);
    results->SetIPortableDevicePropVariantCollectionValue(mtp::ResponseParams, numbers);
    numbers->Release();
  }

  void PutContext(Values *results) {
    context = L"transfer " + std::to_wstring(++contexts);
    results->SetStringValue(mtp::Context, context.c_str());
    results->SetUnsignedIntegerValue(mtp::OptimalSize, Optimal);
  }

  void Begin(ULONG command, IPortableDeviceValues *given, Values *results) {
    const Plan plan;
    const auto operation = static_cast<USHORT>(Number(given, mtp::OperationCode));
    if (!context.empty())
      throw Failure{E_WPD_DEVICE_IS_HUNG}; // the last transfer was not ended
    if (isReadOnly)
      throw Failure{E_ACCESSDENIED};
    if (const HRESULT planned = plan.Of("fail", operation))
      throw Failure{planned};
    if (const HRESULT planned = plan.Of("result", operation)) {
      results->SetErrorValue(WPD_PROPERTY_COMMON_HRESULT, planned);
      return;
    }
    const auto parameters = Parameters(given);
    isReading = isWriting = isAnswered = false;
    left = 0;
    reads = 0;
    if (command == mtp::WithDataToWrite) {
      ULONGLONG size;
      if (FAILED(given->GetUnsignedLargeIntegerValue(mtp::TotalSize, &size)))
        throw Failure{E_INVALIDARG};
      wire->Begin(operation, parameters, &size);
      left = size;
      isWriting = true;
      if (size == 0)
        wire->Write(nullptr, 0, true);
      PutContext(results);
      return;
    }
    wire->Begin(operation, parameters, nullptr);
    const auto size = wire->Await();
    isReading = size.has_value();
    isAnswered = !isReading;
    if (isReading) {
      PutContext(results);
      results->SetUnsignedLargeIntegerValue(mtp::TotalSize, plan.Has("unknown-size") ? 0xFFFFFFFF : *size);
    } else if (plan.Has("context")) {
      PutContext(results);
    } else {
      PutResponse(results);
    }
  }

  void Continue(ULONG command, IPortableDeviceValues *given, Values *results) {
    LPWSTR text;
    if (FAILED(given->GetStringValue(mtp::Context, &text)))
      throw Failure{E_INVALIDARG};
    const bool isOurs = !context.empty() && context == text;
    CoTaskMemFree(text);
    if (!isOurs)
      throw Failure{HRESULT_FROM_WIN32(ERROR_NOT_FOUND)};
    if (command == mtp::ReadData) {
      const ULONG count = Number(given, mtp::BytesToRead);
      DataOf(given, count);
      if (const HRESULT planned = Plan().Of("read"))
        throw Failure{planned};
      if (++reads > 7 && Plan().Has("few-reads"))
        throw Failure{E_FAIL};
      Bytes data = isReading ? wire->Read(count) : Bytes();
      if (!Plan().Has("no-count"))
        results->SetUnsignedIntegerValue(mtp::BytesRead, data.size());
      results->SetBufferValue(mtp::Data, data.data(), data.size());
    } else if (command == mtp::WriteData) {
      const ULONG count = Number(given, mtp::BytesToWrite);
      const Bytes data = DataOf(given, count);
      if (!isWriting || count > left)
        throw Failure{E_INVALIDARG};
      left -= count;
      wire->Write(data.data(), count, left == 0);
      results->SetUnsignedIntegerValue(mtp::BytesWritten, count);
    } else {
      End(results);
    }
  }

  // Data that was not read is read now: the camera would go on sending it
  void End(Values *results) {
    context.clear();
    if (isReading)
      while (!wire->Read(1 << 20).empty()) {
      }
    if (!isAnswered && wire->Await())
      throw Failure{HRESULT_FROM_WIN32(ERROR_GEN_FAILURE)};
    PutResponse(results);
  }

public:
  ~Device() override { Close(); }

  HRESULT STDMETHODCALLTYPE Open(LPCWSTR name, IPortableDeviceValues *client) override {
    const Plan plan;
    ULONG access = 0, number = 0;
    LPWSTR text = nullptr;
    if (FAILED(client->GetStringValue(WPD_CLIENT_NAME, &text)) || FAILED(client->GetUnsignedIntegerValue(WPD_CLIENT_MAJOR_VERSION, &number)) ||
        FAILED(client->GetUnsignedIntegerValue(WPD_CLIENT_DESIRED_ACCESS, &access)) ||
        FAILED(client->GetUnsignedIntegerValue(WPD_CLIENT_SECURITY_QUALITY_OF_SERVICE, &number)) || number != SECURITY_IMPERSONATION)
      return CoTaskMemFree(text), E_INVALIDARG;
    CoTaskMemFree(text);
    isReadOnly = !(access & GENERIC_WRITE);
    if (const HRESULT planned = plan.Of("open"))
      return planned;
    if (const HRESULT planned = isReadOnly ? S_OK : plan.Of("open-write"))
      return planned;
    if (wire)
      return E_WPD_DEVICE_ALREADY_OPENED;
    for (const auto &device : plan.Devices()) {
      if (_wcsicmp(device.id.c_str(), name))
        continue;
      id = device.id;
      // Without a word to the camera until the first command: opening a device to look at it does not disturb it
      planned = device;
      isOpen = true;
      return S_OK;
    }
    return HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND);
  }

  HRESULT STDMETHODCALLTYPE SendCommand(const DWORD, IPortableDeviceValues *given, IPortableDeviceValues **results) override {
    *results = nullptr;
    auto *answer = new Values;
    try {
      GUID category;
      if (FAILED(given->GetGuidValue(WPD_PROPERTY_COMMON_COMMAND_CATEGORY, &category)) || category != mtp::Category)
        throw Failure{HRESULT_FROM_WIN32(ERROR_NOT_SUPPORTED)};
      Attach();
      answer->SetErrorValue(WPD_PROPERTY_COMMON_HRESULT, S_OK);
      const ULONG command = Number(given, WPD_PROPERTY_COMMON_COMMAND_ID);
      if (command >= mtp::WithoutData && command <= mtp::WithDataToWrite)
        Begin(command, given, answer);
      else if (command >= mtp::ReadData && command <= mtp::EndTransfer)
        Continue(command, given, answer);
      else
        throw Failure{HRESULT_FROM_WIN32(ERROR_NOT_SUPPORTED)};
      *results = answer;
      return S_OK;
    } catch (const Failure &failure) {
      answer->Release();
      return failure.result;
    }
  }

  HRESULT STDMETHODCALLTYPE Content(IPortableDeviceContent **) override { return E_NOTIMPL; }
  HRESULT STDMETHODCALLTYPE Capabilities(IPortableDeviceCapabilities **) override { return E_NOTIMPL; }

  HRESULT STDMETHODCALLTYPE Cancel() override {
    if (wire)
      wire->Cancel();
    return S_OK;
  }

  HRESULT STDMETHODCALLTYPE Close() override {
    listener->Set(nullptr);
    if (wire)
      wire->Shut();
    wire.reset();
    isOpen = false;
    return S_OK;
  }

  HRESULT STDMETHODCALLTYPE Advise(const DWORD, IPortableDeviceEventCallback *callback, IPortableDeviceValues *, LPWSTR *cookie) override {
    try {
      Attach();
    } catch (const Failure &failure) {
      return failure.result;
    }
    listener->Set(callback);
    *cookie = Copy(L"listener");
    std::thread([wire = wire, listener = listener, id = id] {
      CoInitializeEx(nullptr, COINIT_MULTITHREADED);
      wire->Listen([&](USHORT code, std::vector<ULONG> parameters) {
        GUID event = mtp::VendorEvent;
        event.Data1 = static_cast<ULONG>(code) << 16;
        listener->Tell(event, id, std::move(parameters));
      });
      listener->Tell(WPD_EVENT_DEVICE_REMOVED, id, {});
      CoUninitialize();
    }).detach();
    return S_OK;
  }

  HRESULT STDMETHODCALLTYPE Unadvise(LPCWSTR cookie) override {
    listener->Set(nullptr);
    return wcscmp(cookie, L"listener") ? E_INVALIDARG : wire && wire->IsGone() ? E_WPD_DEVICE_NOT_OPEN : S_OK;
  }

  HRESULT STDMETHODCALLTYPE GetPnPDeviceID(LPWSTR *name) override { return *name = Copy(id), S_OK; }

private:
  PlannedDevice planned;
  bool isOpen = false;

  void Attach() {
    if (!isOpen)
      throw Failure{E_WPD_DEVICE_NOT_OPEN};
    if (!wire)
      wire = std::make_shared<Wire>(planned.host, planned.port);
  }
};
