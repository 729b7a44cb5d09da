using System.Runtime.Versioning;
using Serilog;

namespace SonyAlpha.Driver.Com;

/// <summary>The camera as COM clients have it: each object a session of its own, the members those of the table that Alpaca reads too.</summary>
[SupportedOSPlatform("windows")]
internal sealed class CameraObject(CameraSession session, Action<CameraSession> setupDialog, ServerLife life, ILogger log)
    : DispatchObject(life, Tables.Length)
{
    /// <summary>One for each interface: from version to version the members have other numbers. The newest is IDispatch's too.</summary>
    private static readonly DispatchTable[] Tables =
    [
        new(Members.All.Select(member => Spelt(member, member.V4))),
        new(Members.All.Where(member => member.V3 != 0).Select(member => Spelt(member, member.V3))),
        new(Members.All.Where(member => member.V2 != 0).Select(member => Spelt(member, member.V2))),
    ];

    private static readonly Guid[] Interfaces = [InterfaceId.CameraV4, InterfaceId.CameraV3, InterfaceId.CameraV2];

    /// <summary>Where images are made.</summary>
    public IArrayMemory Arrays { get; init; } = new AutomationMemory();

    private CameraSession Session => session;

    private protected override int SlotOf(in Guid iid) => iid == InterfaceId.Unknown || iid == InterfaceId.Dispatch ? 0 : Array.IndexOf(Interfaces, iid);

    private protected override DispatchTable MembersOf(int slot) => Tables[slot];

    private protected override void Failed(DispatchMember member, AscomException error) =>
        log.Debug("A COM client's {Member} failed with 0x{Number:X8}: {Reason}", member.Name, error.HResult, error.Message);

    /// <summary>The client let go, or Windows found out that it had died: others keep the camera.</summary>
    private protected override void Ended() => session.Forsake();

    private static DispatchMember Spelt(Member member, int id) => new(
        member.Name, id, member.Kind, member.Type, member.Parameters,
        member.Name switch
        {
            "ImageArray"        => (o, _) => Image(o, member, SafeArray.OfNumbers),
            "ImageArrayVariant" => (o, _) => Image(o, member, SafeArray.OfVariants),
            "SetupDialog"       => (o, _) => ((CameraObject)o).ShowSetup(),
            _                   => (o, a) => member.Call(((CameraObject)o).Session, a),
        },
        member.Set is { } set ? (o, value) => set(((CameraObject)o).Session, value) : null);

    private static SafeArray Image(DispatchObject self, Member member, Func<Frame, IArrayMemory, SafeArray> form)
    {
        var camera = (CameraObject)self;
        using var frame = (Frame)member.Call(camera.Session, [])!;
        return form(frame, camera.Arrays);
    }

    private object? ShowSetup()
    {
        setupDialog(session);
        return null;
    }
}
