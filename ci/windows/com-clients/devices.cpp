// A client of the lens and of the gauges, of the rig that its argument names: C++ through bare IDispatch. It asks for the number of each member, which must be the one that clients
// have compiled in, reads by number what can be read, moves the lens, and switches a switch.
#include "camera.h"

struct Row {
    const wchar_t *name;
    DISPID id;
};

// ASCOMPlatform 7.1.3, ASCOM.DeviceInterface: IFocuserV4.cs and ISwitchV3.cs, slots from 0x60020000 on
static const Row focuser[] = {
    {L"Connected", 0x00}, {L"Description", 0x02}, {L"DriverInfo", 0x03}, {L"DriverVersion", 0x04}, {L"InterfaceVersion", 0x05}, {L"Name", 0x06},
    {L"SetupDialog", 0x07}, {L"Action", 0x08}, {L"SupportedActions", 0x09}, {L"CommandBlind", 0x0A}, {L"CommandBool", 0x0B}, {L"CommandString", 0x0C},
    {L"Dispose", 0x0D}, {L"Absolute", 0x0E}, {L"Halt", 0x0F}, {L"IsMoving", 0x10}, {L"Link", 0x11}, {L"MaxIncrement", 0x13}, {L"MaxStep", 0x14},
    {L"Move", 0x15}, {L"Position", 0x16}, {L"StepSize", 0x17}, {L"TempComp", 0x18}, {L"TempCompAvailable", 0x1A}, {L"Temperature", 0x1B},
    {L"Connect", 0x1C}, {L"Disconnect", 0x1D}, {L"Connecting", 0x1E}, {L"DeviceState", 0x1F},
};
static const Row switches[] = {
    {L"Connected", 0x00}, {L"Description", 0x02}, {L"DriverInfo", 0x03}, {L"DriverVersion", 0x04}, {L"InterfaceVersion", 0x05}, {L"Name", 0x06},
    {L"SetupDialog", 0x07}, {L"MaxSwitch", 0x08}, {L"GetSwitchName", 0x09}, {L"SetSwitchName", 0x0A}, {L"GetSwitch", 0x0B}, {L"SetSwitch", 0x0C},
    {L"Action", 0x0D}, {L"CanWrite", 0x0E}, {L"CommandBlind", 0x0F}, {L"CommandBool", 0x10}, {L"CommandString", 0x11}, {L"Dispose", 0x12},
    {L"GetSwitchDescription", 0x13}, {L"GetSwitchValue", 0x14}, {L"MaxSwitchValue", 0x15}, {L"MinSwitchValue", 0x16}, {L"SetSwitchValue", 0x17},
    {L"SwitchStep", 0x18}, {L"SupportedActions", 0x19}, {L"Connect", 0x1A}, {L"Disconnect", 0x1B}, {L"Connecting", 0x1C}, {L"DeviceState", 0x1D},
    {L"SetAsync", 0x1E}, {L"SetAsyncValue", 0x1F}, {L"CanAsync", 0x20}, {L"StateChangeComplete", 0x21}, {L"CancelAsync", 0x22},
};

template <size_t N> static void numbers(const char *kind, const Row (&rows)[N]) {
    int right = 0;
    for (const Row &row : rows) {
        DISPID id = 0;
        LPOLESTR name = const_cast<LPOLESTR>(row.name);
        if (camera->GetIDsOfNames(IID_NULL, &name, 1, LOCALE_USER_DEFAULT, &id) >= 0 && id == 0x60020000 + row.id)
            right++;
        else
            printf("%ls has the number %lX\n", row.name, (unsigned long)id);
    }
    printf("%s: %d of %d numbers right\n", kind, right, (int)N);
}

static VARIANT by_number(DISPID slot, WORD how, VARTYPE type, std::vector<VARIANT> arguments = {}) {
    VARIANT value;
    VariantInit(&value);
    EXCEPINFO error = {};
    DISPPARAMS given = {arguments.data(), nullptr, (UINT)arguments.size(), 0};
    const HRESULT result = camera->Invoke(0x60020000 + slot, IID_NULL, LOCALE_USER_DEFAULT, how, &given, &value, &error, nullptr);
    if (result < 0)
        fail("a call by number", result == DISP_E_EXCEPTION ? error.scode : result);
    if (value.vt != type)
        fail("a type", value.vt);
    return value;
}

static void refused(const char *what, const Answer &answer) {
    printf("%s: %08lX %ls\n", what, (unsigned long)answer.number(), answer.error.bstrDescription ? answer.error.bstrDescription : L"");
}

static LONG place() { return by_number(0x16, DISPATCH_PROPERTYGET, VT_I4).lVal; }

static void move_to(LONG target) {
    by_number(0x15, DISPATCH_METHOD, VT_EMPTY, {number(target)});
    for (int i = 0; by_number(0x10, DISPATCH_PROPERTYGET, VT_BOOL).boolVal != VARIANT_FALSE; i++) {
        if (i > 6000)
            fail("the lens does not stop", E_FAIL);
        Sleep(10);
    }
}

static void lens(const std::wstring &rig) {
    create((L"ASCOM.SonyAlpha.Focuser" + rig).c_str());
    numbers("focuser", focuser);
    refused("not connected", invoke(L"Position", DISPATCH_PROPERTYGET));
    put(L"Connected", truth(true));
    printf("%ls, version %d\n", get(L"Name", VT_BSTR).bstrVal, get(L"InterfaceVersion", VT_I2).iVal);
    const LONG begin = place(), most = get(L"MaxStep", VT_I4).lVal;
    move_to(begin / 2);
    const LONG there = place();
    move_to(begin);
    printf("moved %s\n", most >= begin && begin > 0 && there == begin / 2 && place() == begin ? "there and back" : "wrongly");
    invoke(L"Halt", DISPATCH_METHOD);
    refused("no thermometer", invoke(L"Temperature", DISPATCH_PROPERTYGET));
    put(L"Connected", truth(false));
    camera->Release();
}

static void gauges(const std::wstring &rig) {
    create((L"ASCOM.SonyAlpha.Switch" + rig).c_str());
    numbers("switch", switches);
    put(L"Connected", truth(true));
    const SHORT count = by_number(0x08, DISPATCH_PROPERTYGET, VT_I2).iVal;
    for (SHORT id = 0; id < count; id++) {
        const bool writes = by_number(0x0E, DISPATCH_METHOD, VT_BOOL, {number(id)}).boolVal != VARIANT_FALSE;
        printf("gauge %ls: %g of %g%s\n", by_number(0x09, DISPATCH_METHOD, VT_BSTR, {number(id)}).bstrVal,
            by_number(0x14, DISPATCH_METHOD, VT_R8, {number(id)}).dblVal, by_number(0x15, DISPATCH_METHOD, VT_R8, {number(id)}).dblVal, writes ? ", a switch" : "");
        if (!writes)
            continue;
        const VARIANT_BOOL before = by_number(0x0B, DISPATCH_METHOD, VT_BOOL, {number(id)}).boolVal;
        by_number(0x0C, DISPATCH_METHOD, VT_EMPTY, {truth(before == VARIANT_FALSE), number(id)}); // last to first
        const VARIANT_BOOL after = by_number(0x0B, DISPATCH_METHOD, VT_BOOL, {number(id)}).boolVal;
        by_number(0x0C, DISPATCH_METHOD, VT_EMPTY, {truth(before != VARIANT_FALSE), number(id)});
        printf("switched %s\n", !after == !before ? "nothing" : "over and back");
    }
    refused("no such gauge", invoke(L"GetSwitchName", DISPATCH_METHOD, {number(count)}));
    refused("not a switch", invoke(L"SetSwitchValue", DISPATCH_METHOD, {real(1), number(0)}));
    put(L"Connected", truth(false));
    camera->Release();
}

int main(int count, char **arguments) {
    const std::wstring rig = count > 1 && arguments[1][0] == '2' ? L"2" : L"";
    printf("%u bit\n", (unsigned)sizeof(void *) * 8);
    lens(rig);
    gauges(rig);
    printf("done\n");
    return 0;
}
