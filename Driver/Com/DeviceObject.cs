using System.Collections.Concurrent;
using System.Runtime.Versioning;
using Serilog;

namespace SonyAlpha.Driver.Com;

/// <summary>A device as COM clients have it: each object a session of its own, the members those of the table that Alpaca reads
/// too.</summary>
[SupportedOSPlatform("windows")]
internal sealed class DeviceObject(DeviceSession session, Action<DeviceSession> setupDialog, ServerLife life, ILogger log)
    : DispatchObject(life, session.Kind.Interfaces.Count)
{
    private static readonly ConcurrentDictionary<DeviceKind, DispatchTable[]> TablesOfKinds = new();

    /// <summary>One for each interface: from version to version the members have other numbers. The newest is IDispatch's too.</summary>
    private readonly DispatchTable[] tables =
        TablesOfKinds.GetOrAdd(session.Kind, kind => [.. kind.Interfaces.Select(i => TableOf(kind, i.Version))]);

    /// <summary>Where images are made.</summary>
    public IArrayMemory Arrays { get; init; } = new AutomationMemory();

    /// <summary>Called when the last reference is gone.</summary>
    public Action? Gone { get; init; }

    private DeviceSession Session => session;

    private protected override int SlotOf(in Guid iid)
    {
        if (iid == InterfaceId.Unknown || iid == InterfaceId.Dispatch)
            return 0;
        var interfaces = session.Kind.Interfaces;
        for (var slot = 0; slot < interfaces.Count; slot++)
        {
            if (interfaces[slot].Id == iid)
                return slot;
        }

        return -1;
    }

    private protected override DispatchTable MembersOf(int slot) => tables[slot];

    private protected override void Failed(DispatchMember member, AscomException error) =>
        log.Debug("A COM client's {Member} failed with 0x{Number:X8}: {Reason}", member.Name, error.HResult, error.Message);

    /// <summary>The client let go, or Windows found out that it had died: others keep the device.</summary>
    private protected override void Ended()
    {
        session.Abandon();
        Gone?.Invoke();
    }

    private static DispatchTable TableOf(DeviceKind kind, int version) =>
        new(kind.Members.Where(member => member.DispId(version) != 0).Select(member => Spelt(member, member.DispId(version))));

    private static DispatchMember Spelt(Member member, int id) => new(
        member.Name, id, member.Kind, member.Type, member.Parameters,
        member.Name switch
        {
            "ImageArray"        => (o, _) => Image(o, member, SafeArray.OfNumbers),
            "ImageArrayVariant" => (o, _) => Image(o, member, SafeArray.OfVariants),
            "SetupDialog"       => (o, _) => ((DeviceObject)o).ShowSetup(),
            _                   => (o, a) => member.Call(((DeviceObject)o).Session, a),
        },
        member.Set is { } set ? (o, value) => set(((DeviceObject)o).Session, value) : null);

    private static SafeArray Image(DispatchObject self, Member member, Func<Frame, IArrayMemory, SafeArray> form)
    {
        var device = (DeviceObject)self;
        using var frame = (Frame)member.Call(device.Session, [])!;
        return form(frame, device.Arrays);
    }

    private object? ShowSetup()
    {
        setupDialog(session);
        return null;
    }
}
