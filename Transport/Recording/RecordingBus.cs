using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Recording;

/// <summary>Another bus, of whose cameras a recording is made. A camera that returns goes on in the same file.</summary>
/// <param name="path">Overwritten when a camera is opened first.</param>
/// <param name="most">Of the data of each transaction so many bytes are kept.</param>
public sealed class RecordingBus(IBus inner, string path, int most = int.MaxValue) : IBus
{
    private bool hasBegun;

    public string Scheme => inner.Scheme;

    public IReadOnlyList<FoundCamera> Find(CancellationToken cancel) => inner.Find(cancel);

    public ITransport Open(string id, Clock clock, CancellationToken cancel)
    {
        var camera = inner.Open(id, clock, cancel);
        try
        {
            var recorded = new RecordingTransport(camera, id, path, clock, goesOn: hasBegun, most);
            hasBegun = true;
            return recorded;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            camera.Dispose();
            throw new TransportException(TransportFault.NotSupported, $"The recording {path} cannot be written: {error.Message}");
        }
    }
}
