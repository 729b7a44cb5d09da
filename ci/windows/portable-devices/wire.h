// The camera behind a stand-in device: a PTP/IP initiator over winsock, by CIPA DC-X005. A call that waits returns when it is cancelled.
#pragma once
#include "com.h"
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

using Bytes = std::vector<BYTE>;

struct Response {
  USHORT code = 0;
  std::vector<ULONG> parameters;
};

// Thrown: what the driver answers
struct Failure {
  HRESULT result;
};

class Wire {
  static constexpr HRESULT Gone = E_WPD_DEVICE_NOT_OPEN;

  SOCKET commands = INVALID_SOCKET, events = INVALID_SOCKET;
  std::atomic<bool> gone{false}, cancelled{false};
  uint32_t transaction = 0, packetLeft = 0;
  bool lastPacket = false;

  template <class T> static void Put(Bytes &to, T value) {
    to.insert(to.end(), reinterpret_cast<BYTE *>(&value), reinterpret_cast<BYTE *>(&value) + sizeof value);
  }

  template <class T> static T Get(const BYTE *from) {
    T value;
    memcpy(&value, from, sizeof value);
    return value;
  }

  static SOCKET Connect(const std::string &host, int port) {
    SOCKET made = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<u_short>(port));
    address.sin_addr.s_addr = inet_addr(host.c_str());
    if (connect(made, reinterpret_cast<sockaddr *>(&address), sizeof address)) {
      closesocket(made);
      throw Failure{HRESULT_FROM_WIN32(ERROR_DEVICE_NOT_CONNECTED)};
    }
    const int yes = 1;
    setsockopt(made, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&yes), sizeof yes);
    return made;
  }

  void Send(SOCKET to, uint32_t type, const Bytes &body) {
    Bytes packet;
    Put(packet, static_cast<uint32_t>(8 + body.size()));
    Put(packet, type);
    packet.insert(packet.end(), body.begin(), body.end());
    if (send(to, reinterpret_cast<char *>(packet.data()), static_cast<int>(packet.size()), 0) != static_cast<int>(packet.size()))
      throw Lost();
  }

  // The transfer under way is told of it otherwise than all later calls
  Failure Lost() { return Failure{gone.exchange(true) ? Gone : HRESULT_FROM_WIN32(ERROR_BAD_COMMAND)}; }

  void Receive(SOCKET from, BYTE *place, size_t count) {
    while (count > 0) {
      if (from == commands && gone)
        throw Failure{Gone};
      if (from == commands && cancelled)
        throw Failure{HRESULT_FROM_WIN32(ERROR_OPERATION_ABORTED)};
      fd_set set;
      FD_ZERO(&set);
      FD_SET(from, &set);
      const timeval slice{0, 20000};
      if (select(0, &set, nullptr, nullptr, &slice) == 0)
        continue;
      const int got = recv(from, reinterpret_cast<char *>(place), static_cast<int>(count), 0);
      if (got <= 0)
        throw Lost();
      place += got;
      count -= got;
    }
  }

  std::pair<uint32_t, uint32_t> Header(SOCKET from) {
    BYTE header[8];
    Receive(from, header, sizeof header);
    return {Get<uint32_t>(header + 4), Get<uint32_t>(header) - 8};
  }

  Bytes Body(SOCKET from, uint32_t length) {
    Bytes body(length);
    Receive(from, body.data(), length);
    return body;
  }

  static std::vector<ULONG> Rest(const Bytes &body, size_t from) {
    std::vector<ULONG> numbers;
    for (; from + 4 <= body.size(); from += 4)
      numbers.push_back(Get<uint32_t>(body.data() + from));
    return numbers;
  }

  static Response ReadResponse(const Bytes &body) { return {Get<USHORT>(body.data()), Rest(body, 6)}; }

  void Expect(SOCKET from, uint32_t type) {
    const auto [got, length] = Header(from);
    Body(from, length);
    if (got != type)
      throw Failure{HRESULT_FROM_WIN32(ERROR_BUSY)};
  }

public:
  using Listener = std::function<void(USHORT code, std::vector<ULONG> parameters)>;

  Wire(const std::string &host, int port) {
    commands = Connect(host, port);
    Bytes hello(16, 0x57);
    for (const wchar_t *letter = L"WPD stand-in";; letter++) {
      Put(hello, static_cast<USHORT>(*letter));
      if (!*letter)
        break;
    }
    Put(hello, 0x00010000u);
    Send(commands, 1, hello);
    const auto [type, length] = Header(commands);
    const Bytes answer = Body(commands, length);
    if (type != 2)
      throw Failure{HRESULT_FROM_WIN32(ERROR_BUSY)};
    events = Connect(host, port);
    Send(events, 3, Bytes(answer.begin(), answer.begin() + 4));
    Expect(events, 4);
    // The driver has a session of its own
    Begin(0x1002, {1}, nullptr);
    const auto size = Await();
    if (size || !(response.code == 0x2001 || response.code == 0x201E))
      throw Failure{HRESULT_FROM_WIN32(ERROR_GEN_FAILURE)};
  }

  ~Wire() {
    closesocket(commands);
    closesocket(events);
  }

  Response response;

  void Cancel() { cancelled = true; }
  bool IsGone() const { return gone; }

  // Hangs up, as a pulled cable does
  void Shut() {
    gone = true;
    shutdown(commands, SD_BOTH);
    shutdown(events, SD_BOTH);
  }

  void Begin(USHORT operation, const std::vector<ULONG> &parameters, const uint64_t *dataOut) {
    if (gone)
      throw Failure{Gone};
    cancelled = false;
    packetLeft = 0;
    lastPacket = false;
    transaction = operation == 0x1002 ? 0 : transaction + 1;
    Bytes body;
    Put(body, dataOut ? 2u : 1u);
    Put(body, operation);
    Put(body, transaction);
    for (const ULONG parameter : parameters)
      Put(body, static_cast<uint32_t>(parameter));
    Send(commands, 6, body);
    if (!dataOut)
      return;
    Bytes start;
    Put(start, transaction);
    Put(start, *dataOut);
    Send(commands, 9, start);
  }

  // Waits for data or the response; the size of the data, which may be ~0, if data comes
  std::optional<uint64_t> Await() {
    while (true) {
      const auto [type, length] = Header(commands);
      const Bytes body = Body(commands, length);
      if (type == 7)
        return response = ReadResponse(body), std::nullopt;
      if (type == 9)
        return Get<uint64_t>(body.data() + 4);
      if (type == 13)
        Send(commands, 14, {});
      else
        throw Failure{HRESULT_FROM_WIN32(ERROR_GEN_FAILURE)};
    }
  }

  // At most so many bytes of data; fewer only at the end
  Bytes Read(size_t most) {
    Bytes data;
    while (data.size() < most) {
      if (packetLeft == 0) {
        if (lastPacket)
          break;
        const auto [type, length] = Header(commands);
        if ((type != 10 && type != 12) || length < 4)
          throw Failure{HRESULT_FROM_WIN32(ERROR_GEN_FAILURE)};
        Body(commands, 4);
        packetLeft = length - 4;
        lastPacket = type == 12;
        continue;
      }
      const size_t had = data.size(), count = std::min<size_t>(packetLeft, most - had);
      data.resize(had + count);
      Receive(commands, data.data() + had, count);
      packetLeft -= static_cast<uint32_t>(count);
    }
    return data;
  }

  void Write(const BYTE *data, size_t count, bool isLast) {
    Bytes body;
    Put(body, transaction);
    body.insert(body.end(), data, data + count);
    Send(commands, isLast ? 12 : 10, body);
  }

  // Hears events until the camera is gone
  void Listen(const Listener &listener) {
    try {
      while (true) {
        const auto [type, length] = Header(events);
        const Bytes body = Body(events, length);
        if (type == 8)
          listener(Get<USHORT>(body.data()), Rest(body, 6));
        else if (type == 13)
          Send(events, 14, {});
      }
    } catch (const Failure &) {
      gone = true;
    }
  }
};
