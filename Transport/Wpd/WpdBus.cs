using System.Collections.Concurrent;
using System.Runtime.Versioning;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Wpd;

/// <summary>Cameras on USB with the driver that Windows gives them by itself.</summary>
/// <param name="patience">How long a camera may be silent in the middle of a transaction.</param>
public sealed class WpdBus(TimeSpan? patience = null) : IBus
{
    private static readonly TimeSpan SearchPatience = TimeSpan.FromSeconds(1.8);

    /// <summary>What this program has open: not to be opened a second time for a look.</summary>
    private readonly ConcurrentDictionary<string, bool> open = new(StringComparer.OrdinalIgnoreCase);
    private readonly object gate = new();
    private WpdThread? searching;

    public string Scheme => "wpd";

    public IReadOnlyList<FoundCamera> Find(CancellationToken cancel)
    {
        if (!OperatingSystem.IsWindows())
            return [];
        try
        {
            return Search(List, cancel);
        }
        catch (TransportException error)
        {
            return error.OsCode == WpdErrors.NoSuchClass ? [] : [new($"{Scheme}:", "", "", "USB", error.Message)];
        }
    }

    public ITransport Open(string id, Clock clock, CancellationToken cancel)
    {
        if (!OperatingSystem.IsWindows())
            throw new TransportException(TransportFault.NotSupported, $"{id}: only Windows has portable devices. Use usb: or ptpip: here");
        var found = Search(WpdDevices.List, cancel).FirstOrDefault(device => device.Id.IsMeantBy(id))
            ?? throw WpdErrors.Of(WpdErrors.NotConnected, $"Opening {id}");
        var path = found.Id.Path;
        open[path] = true;
        try
        {
            var name = $"{found.Model} (USB)";
            var ofEachStep = patience ?? TransactionWatch.UsualPatience;
            return WpdTransport.Open(found.Id, name, ofEachStep, clock, () => open.TryRemove(path, out _), cancel);
        }
        catch
        {
            open.TryRemove(path, out _);
            throw;
        }
    }

    [SupportedOSPlatform("windows")]
    private IReadOnlyList<FoundCamera> List()
    {
        var devices = WpdDevices.List();
        var listed = devices.Select(device =>
            Found(device.Id, device.Model, "USB, Windows' driver", WpdTrouble.OfMode(device.Id) ?? Trouble(device)));
        var others = WindowsUsb.Devices()
            .Where(entry => devices.All(device => !device.Id.Instance.Equals(entry.Id.Instance, StringComparison.OrdinalIgnoreCase)))
            .Select(entry => (entry.Id, Trouble: WpdTrouble.OfDriver(entry)))
            .Where(entry => entry.Trouble is not null)
            .Select(entry => Found(entry.Id, entry.Id.BodyName() ?? "", "USB", entry.Trouble));
        return [.. listed, .. others];
    }

    private static FoundCamera Found(PnpId id, string model, string wire, string? trouble) => new(id.Id, model, id.Serial, wire, trouble);

    /// <summary>Opens a camera and closes it again without a word to it; not one that this program has open.</summary>
    [SupportedOSPlatform("windows")]
    private string? Trouble(WpdDevice device)
    {
        if (open.ContainsKey(device.Id.Path))
            return null;
        try
        {
            WpdChannel.Open(device.Id, device.Model).Dispose();
            return null;
        }
        catch (TransportException error)
        {
            return error.Message;
        }
    }

    /// <summary>Does it on a thread that may be left behind, and is then not joined by a second one.</summary>
    [SupportedOSPlatform("windows")]
    private T Search<T>(Func<T> look, CancellationToken cancel)
    {
        const string hangs = "Windows' list of portable devices does not answer: connect the cameras again, or restart Windows";
        lock (gate)
        {
            if (searching is { IsStuck: true })
                throw new TransportException(TransportFault.TimedOut, hangs);
            searching ??= new("wpd search", Clock.Real);
            try
            {
                return searching.Run(look, new DeadlineWatch(Clock.Real, SearchPatience, hangs, cancel));
            }
            catch (Exception error) when (error is not (TransportException or OperationCanceledException))
            {
                throw WpdErrors.Of(error.HResult, "Listing the portable devices", error);
            }
        }
    }
}
