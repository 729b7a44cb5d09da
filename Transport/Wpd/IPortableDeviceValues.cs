using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace SonyAlpha.Transport.Wpd;

// The order of methods is that of portabledevicetypes.idl. A method that is not used keeps its place and has no parameters.
// What an answer need not have is asked for with the result as a number: nothing to make an exception of.

/// <summary>Named values: what a command and an answer consist of.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Utf16)]
[Guid("6848F6F2-3155-4F86-B6F5-263EEEAB3143")]
internal unsafe partial interface IPortableDeviceValues
{
    void GetCount();
    void GetAt();
    void SetValue();
    void GetValue();
    void SetStringValue(in PropertyKey key, string value);
    [PreserveSig] int GetStringValue(in PropertyKey key, out string? value);
    void SetUnsignedIntegerValue(in PropertyKey key, uint value);
    [PreserveSig] int GetUnsignedIntegerValue(in PropertyKey key, out uint value);
    void SetSignedIntegerValue();
    void GetSignedIntegerValue();
    void SetUnsignedLargeIntegerValue(in PropertyKey key, ulong value);
    [PreserveSig] int GetUnsignedLargeIntegerValue(in PropertyKey key, out ulong value);
    void SetSignedLargeIntegerValue();
    void GetSignedLargeIntegerValue();
    void SetFloatValue();
    void GetFloatValue();
    void SetErrorValue();
    [PreserveSig] int GetErrorValue(in PropertyKey key, out int value);
    void SetKeyValue();
    void GetKeyValue();
    void SetBoolValue();
    void GetBoolValue();
    void SetIUnknownValue();
    void GetIUnknownValue();
    void SetGuidValue(in PropertyKey key, in Guid value);
    [PreserveSig] int GetGuidValue(in PropertyKey key, out Guid value);
    void SetBufferValue(in PropertyKey key, byte* data, uint length);

    /// <param name="data">A copy, which is the caller's.</param>
    void GetBufferValue(in PropertyKey key, out byte* data, out uint length);
    void SetIPortableDeviceValuesValue();
    void GetIPortableDeviceValuesValue();
    void SetIPortableDevicePropVariantCollectionValue(in PropertyKey key, IPortableDevicePropVariantCollection value);
    [PreserveSig] int GetIPortableDevicePropVariantCollectionValue(
        in PropertyKey key,
        [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IPortableDevicePropVariantCollection>))]
        out IPortableDevicePropVariantCollection? value);
}

/// <summary>A list of values.</summary>
[GeneratedComInterface]
[Guid("89B2E422-4F1B-4316-BCEF-A44AFEA83EB3")]
internal partial interface IPortableDevicePropVariantCollection
{
    void GetCount(ref uint count);

    /// <param name="value">Is the caller's, to dispose of.</param>
    void GetAt(uint index, out PropVariant value);
    void Add(in PropVariant value);
}
