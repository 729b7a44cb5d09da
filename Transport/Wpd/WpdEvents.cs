using System.Buffers.Binary;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Wpd;

/// <summary>Hears what Windows' driver passes on of the camera's events.</summary>
/// <remarks>Threads: called on one of the driver's, and also a while after the device is gone; it only puts into the queue.</remarks>
[GeneratedComClass]
internal sealed partial class WpdEvents(EventQueue queue, string camera) : IPortableDeviceEventCallback
{
    public static readonly Guid Removed = new("E4CBCA1B-6918-48B9-85EE-02BE7C850AF9");

    /// <summary>A vendor's event has its code in the first two bytes of this (WpdMtpExtensions.h).</summary>
    private static readonly Guid Vendor = new("00000000-5738-4FF2-8445-BE3126691059");

    /// <summary>The code of a vendor's event; null for Windows' own, which a camera did not say.</summary>
    public static ushort? CodeOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        var code = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        bytes[2..4].Clear();
        return new Guid(bytes) == Vendor && code != 0 ? code : null;
    }

    [SupportedOSPlatform("windows")]
    public void OnEvent(IPortableDeviceValues news)
    {
        if (news.GetGuidValue(WpdKeys.EventId, out var id) < 0)
            return;
        if (id == Removed)
            queue.Close(WpdErrors.Of(WpdErrors.NotConnected, $"Listening to {camera}"));
        else if (CodeOf(id) is { } code)
            queue.Add(Event(code, WpdAnswer.Numbers(news, WpdKeys.EventParameters)));
    }

    private static PtpEvent Event(ushort code, uint[] parameters) =>
        new(code, parameters.ElementAtOrDefault(0), parameters.ElementAtOrDefault(1), parameters.ElementAtOrDefault(2));
}
