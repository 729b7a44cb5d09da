using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Wpd;

/// <summary>What Windows' driver answers to a command.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WpdAnswer(IPortableDeviceValues values) : IDisposable
{
    /// <summary>The driver does not know how much data will come.</summary>
    private const uint UnknownSize = 0xFFFFFFFF;

    /// <summary>Names the transfer in what is asked next; null if there is none: the response is here already.</summary>
    public string? Context => values.GetStringValue(WpdKeys.TransferContext, out var context) >= 0 ? context : null;

    /// <summary>Bytes of data that will come; null if the driver does not know.</summary>
    public ulong? TotalSize
    {
        get
        {
            if (values.GetUnsignedLargeIntegerValue(WpdKeys.TransferTotalSize, out var size) >= 0)
                return size is UnknownSize or ulong.MaxValue ? null : size;
            return values.GetUnsignedIntegerValue(WpdKeys.TransferTotalSize, out var small) >= 0 && small != UnknownSize ? small : null;
        }
    }

    /// <summary>Bytes that the driver likes to be asked for at once; 0 if it does not say.</summary>
    public uint OptimalSize => values.GetUnsignedIntegerValue(WpdKeys.OptimalTransferSize, out var size) >= 0 ? size : 0;

    public uint BytesWritten => Number(WpdKeys.TransferBytesWritten, "the number of bytes written");

    public PtpResponse Response =>
        new((ushort)Number(WpdKeys.ResponseCode, "a response"), Numbers(values, WpdKeys.ResponseParameters));

    /// <summary>Whether the driver carried the command out: its own result, apart from COM's.</summary>
    public int Result => values.GetErrorValue(WpdKeys.Result, out var result) >= 0 ? result : 0;

    /// <summary>The bytes that were read, in memory of their own.</summary>
    public unsafe WpdBytes TakeBytes()
    {
        // a driver that leaves the number out gives a buffer that is as long (SonyCamera MTPDevice.cpp)
        var isTold = values.GetUnsignedIntegerValue(WpdKeys.TransferBytesRead, out var count) >= 0;
        byte* data = null;
        uint length = 0;
        if (!isTold || count > 0)
            values.GetBufferValue(WpdKeys.TransferData, out data, out length);
        if (!isTold)
            count = length;
        if (count <= length)
            return new((nint)data, (int)count);
        Marshal.FreeCoTaskMem((nint)data);
        throw WpdErrors.Incomplete($"{count - length} of the {count} bytes that it says it has");
    }

    /// <summary>A list of numbers; empty if there is none.</summary>
    public static uint[] Numbers(IPortableDeviceValues values, in PropertyKey key)
    {
        if (values.GetIPortableDevicePropVariantCollectionValue(key, out var list) < 0 || list is null)
            return [];
        var count = 0u;
        list.GetCount(ref count);
        var numbers = new uint[Math.Min(count, 5)]; // PTP has no more parameters
        for (uint i = 0; i < numbers.Length; i++)
        {
            list.GetAt(i, out var value);
            numbers[i] = value.Number ?? 0;
        }

        WpdCom.Release(list);
        return numbers;
    }

    public void Dispose() => WpdCom.Release(values);

    private uint Number(in PropertyKey key, string what) =>
        values.GetUnsignedIntegerValue(key, out var number) >= 0 ? number : throw WpdErrors.Incomplete(what);
}

/// <summary>Bytes in COM's memory.</summary>
internal sealed unsafe class WpdBytes(nint data, int count) : IDisposable
{
    public ReadOnlySpan<byte> Span => new((void*)data, count);

    public void Dispose() => Marshal.FreeCoTaskMem(data);
}
