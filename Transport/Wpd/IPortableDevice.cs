using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace SonyAlpha.Transport.Wpd;

// The order of methods is that of portabledeviceapi.idl. A method that is not used keeps its place and has no parameters.

/// <summary>Lists the portable devices of this computer.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Utf16)]
[Guid("A1567595-4C2F-4574-A6FA-ECEF917B9A40")]
internal unsafe partial interface IPortableDeviceManager
{
    /// <param name="ids">Room for so many strings, which are then the caller's; null to ask how many there are.</param>
    void GetDevices(nint* ids, ref uint count);
    void RefreshDeviceList();

    /// <param name="text">Room for so many characters, the zero among them.</param>
    void GetDeviceFriendlyName(string id, char* text, ref uint length);

    /// <inheritdoc cref="GetDeviceFriendlyName"/>
    void GetDeviceDescription(string id, char* text, ref uint length);
}

/// <summary>A device, and a client's connection to it.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Utf16)]
[Guid("625E2DF8-6392-4CF0-9AD1-3CFA5F17775C")]
internal partial interface IPortableDevice
{
    void Open(string id, IPortableDeviceValues client);
    void SendCommand(
        uint flags, IPortableDeviceValues command,
        [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IPortableDeviceValues>))] out IPortableDeviceValues answer);
    void Content();
    void Capabilities();

    /// <summary>Ends what other threads have under way at the device.</summary>
    void Cancel();
    void Close();
    void Advise(uint flags, IPortableDeviceEventCallback callback, IPortableDeviceValues? parameters, out string cookie);
    void Unadvise(string cookie);
}

/// <summary>Is told what the device says unasked.</summary>
[GeneratedComInterface]
[Guid("A8792A31-F385-493C-A893-40F64EB45F6E")]
internal partial interface IPortableDeviceEventCallback
{
    void OnEvent(IPortableDeviceValues news);
}
