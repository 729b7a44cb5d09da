// A camera client that is not ours in kind: C++ through bare IDispatch, built for 64 and for 32 bit.
//   client PIXELS GO   connects, provokes errors, changes the gain, exposes, reads both image arrays, writes the pixels (16 bit) to
//                      PIXELS.rows as they lie, and keeps its reference until the file GO is there
#include "camera.h"

static void refused(const char *what, const Answer &answer) {
    if (answer.result == DISP_E_EXCEPTION)
        printf("%s: %08lX %ls\n", what, (unsigned long)answer.error.scode, answer.error.bstrDescription);
    else
        printf("%s: result %08lX\n", what, (unsigned long)answer.result);
}

static Answer set(const wchar_t *name, VARIANT value) { return invoke(name, DISPATCH_PROPERTYPUT, {value}); }
static Answer ask(const wchar_t *name) { return invoke(name, DISPATCH_PROPERTYGET); }
static Answer call(const wchar_t *name, std::vector<VARIANT> lastToFirst) { return invoke(name, DISPATCH_METHOD, std::move(lastToFirst)); }

// Each number that ASCOM has for a camera, and each of COM's own
static void errors() {
    refused("bin 0", set(L"BinX", number(0)));
    refused("gain 1", set(L"Gain", number(1)));
    refused("mode 99", set(L"ReadoutMode", number(99)));
    refused("minus a second", call(L"StartExposure", {truth(true), real(-1)}));
    refused("beyond the sensor", (put(L"NumX", number(641)), call(L"StartExposure", {truth(true), real(1)})));
    put(L"NumX", number(640));
    refused("no image", ask(L"ImageArray"));
    refused("no exposure", ask(L"LastExposureDuration"));
    refused("no cooler", ask(L"CoolerPower"));
    refused("no cooling", set(L"SetCCDTemperature", real(-10)));
    refused("no guider", call(L"PulseGuide", {number(100), number(0)}));
    refused("no action", call(L"Action", {text(L""), text(L"Nonsense")}));
    refused("no command", call(L"CommandBlind", {text(L"x")}));
    refused("no such name", ask(L"Aperture"));
    refused("not to be written", set(L"CameraXSize", number(1)));
    refused("too few", call(L"StartExposure", {real(1)}));
    refused("too many", call(L"AbortExposure", {real(1)}));
    refused("no number", set(L"BinX", text(L"two")));
}

static void change_gain() {
    const SHORT before = get(L"Gain", VT_I2).iVal;
    put(L"Gain", number(before == 800 ? 1600 : 800));
    printf("gain %d then %d\n", before, get(L"Gain", VT_I2).iVal);
    put(L"Gain", number(400));
}

static void read_images(const std::string &path) {
    Picture numbers(get(L"ImageArray", VT_ARRAY | VT_I4).parray), variants(get(L"ImageArrayVariant", VT_ARRAY | VT_VARIANT).parray);
    const LONG *pixels = (const LONG *)numbers.data;
    const VARIANT *others = (const VARIANT *)variants.data;
    LONG different = 0;
    for (LONG at = 0; at < numbers.width * numbers.height; at++)
        different += others[at].vt != VT_I4 || others[at].lVal != pixels[at];
    if (!numbers.write((path + ".rows").c_str()))
        fail("a pixel has more than 16 bits, or the disk is full", E_FAIL);
    printf("image %ld x %ld from %ld in %u dimensions, %ld different in ImageArrayVariant\n",
        numbers.width, numbers.height, numbers.first, SafeArrayGetDim(numbers.array), different);
}

int main(int, char **arguments) {
    create();
    printf("%u bit\n", (unsigned)sizeof(void *) * 8);
    refused("not connected", ask(L"CameraXSize"));
    put(L"Connected", truth(true));
    printf("connected %ls\n", get(L"Name", VT_BSTR).bstrVal);
    errors();
    put(L"NumX", number(320));
    printf("NumX %ld\n", get(L"NumX", VT_I4).lVal);
    put(L"NumX", number(640));
    change_gain();
    start_exposure(0.5);
    refused("another exposure", call(L"StartExposure", {truth(true), real(1)}));
    await_image(30);
    read_images(arguments[1]);
    printf("read\n");
    fflush(stdout);
    await_file(arguments[2]);
    camera->Release();
    printf("done\n");
    return 0;
}
