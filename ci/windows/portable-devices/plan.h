// What the stand-in shall show, from the text file that the environment variable WPD_STAND_IN names; read anew at each use.
//   device PNP-ID | DESCRIPTION | FRIENDLY NAME | HOST:PORT     an attached camera, which is a PTP/IP responder there
//   open HRESULT                    opening fails
//   open-write HRESULT              opening fails unless it is for reading only
//   fail OPERATION HRESULT [TIMES]  starting that operation fails
//   result OPERATION HRESULT        the same, said in COMMON_HRESULT of an answer that COM thinks well of
//   read HRESULT                    reading data fails
//   context                         operations without data too are ended by END_DATA_TRANSFER
//   unknown-size                    the size of data to read is not told
//   no-count                        how many bytes were read is not told
//   few-reads                       an eighth read of the same data fails
// Numbers are hexadecimal.
#pragma once
#include "com.h"
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>
#include <vector>

struct PlannedDevice {
  std::wstring id, description, name;
  std::string host;
  int port = 0;
};

class Plan {
  std::vector<std::vector<std::string>> lines;

  static std::string Trim(const std::string &text) {
    const auto begin = text.find_first_not_of(" \r\t"), end = text.find_last_not_of(" \r\t");
    return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
  }

  static std::wstring Wide(const std::string &text) { return {text.begin(), text.end()}; }

  // How often a line with a number of times was used: over all devices and as long as the process lives
  static bool IsUsedUp(const std::vector<std::string> &line) {
    static std::mutex gate;
    static std::map<std::string, int> uses;
    if (line.size() < 4)
      return false;
    std::lock_guard lock(gate);
    return ++uses[line[0] + line[1] + line[2] + line[3]] > std::stoi(line[3]);
  }

public:
  Plan() {
    wchar_t path[MAX_PATH];
    if (!GetEnvironmentVariableW(L"WPD_STAND_IN", path, MAX_PATH))
      return;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
      std::vector<std::string> words;
      std::istringstream text(line);
      const bool isDevice = line.rfind("device ", 0) == 0;
      if (isDevice)
        text.ignore(7);
      for (std::string word; isDevice ? !!std::getline(text, word, '|') : !!(text >> word);)
        words.push_back(Trim(word));
      if (isDevice)
        words.insert(words.begin(), "device");
      if (!words.empty())
        lines.push_back(words);
    }
  }

  std::vector<PlannedDevice> Devices() const {
    std::vector<PlannedDevice> devices;
    for (const auto &line : lines) {
      if (line[0] != "device" || line.size() != 5)
        continue;
      const auto colon = line[4].rfind(':');
      devices.push_back({Wide(line[1]), Wide(line[2]), Wide(line[3]), line[4].substr(0, colon), std::stoi(line[4].substr(colon + 1))});
    }
    return devices;
  }

  bool Has(const std::string &word) const {
    for (const auto &line : lines)
      if (line[0] == word)
        return true;
    return false;
  }

  // The HRESULT of a line "WORD HRESULT"; S_OK if there is none
  HRESULT Of(const std::string &word) const {
    for (const auto &line : lines)
      if (line[0] == word && line.size() > 1)
        return static_cast<HRESULT>(std::stoul(line[1], nullptr, 16));
    return S_OK;
  }

  // The HRESULT of a line "WORD OPERATION HRESULT [TIMES]"
  HRESULT Of(const std::string &word, ULONG operation) const {
    for (const auto &line : lines)
      if (line[0] == word && line.size() > 2 && std::stoul(line[1], nullptr, 16) == operation && !IsUsedUp(line))
        return static_cast<HRESULT>(std::stoul(line[2], nullptr, 16));
    return S_OK;
  }
};
