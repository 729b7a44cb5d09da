using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Usb;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// Our libusb transport before a responder that nobody here wrote, such as QEMU's usb-mtp: fetches every object of its root, so that their
/// digests can be held against those of the files.
/// </summary>
internal static class ForeignObjects
{
    private static readonly Query<uint[]> GetObjectHandles = new(0x1007, (ref reader) => reader.UInt32Array());

    /// <param name="vendor">The USB vendor id of the responder.</param>
    /// <param name="folder">Where the objects go, each by its name.</param>
    public static int Fetch(ushort vendor, string folder)
    {
        UsbBus bus = new(vendor);
        var found = bus.Find(CancellationToken.None);
        if (found is not [{ Trouble: null } only])
            throw new InvalidOperationException($"One device of vendor {vendor:X4} was expected: {string.Join("; ", found)}");
        using var transport = bus.Open(only.Id, Clock.Real, CancellationToken.None);
        using PtpSession session = new(transport, Clock.Real);
        session.Do(PtpOperation.OpenSession, 1);
        foreach (var handle in session.Get(GetObjectHandles, uint.MaxValue, 0, 0))
            Fetch(session, handle, folder);
        session.Do(PtpOperation.CloseSession);
        return 0;
    }

    private static void Fetch(PtpSession session, uint handle, string folder)
    {
        var info = session.Get(PtpOperation.GetObjectInfo, handle)
            ?? throw new InvalidOperationException($"Object {handle} has no description");
        BufferReceiver bytes = new(int.MaxValue);
        session.Fetch(PtpOperation.GetObject, bytes, CancellationToken.None, handle);
        File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(info.FileName)), bytes.Data.Span);
        Console.WriteLine($"{info.FileName}: {bytes.Data.Length} bytes");
    }
}
