using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>A kind of device as data: everything that a face must know to offer it.</summary>
/// <param name="Name">ASCOM's word, in its case: "Camera". Alpaca's is the same in lower case.</param>
/// <param name="Title">What the Chooser and a client without a device read.</param>
/// <param name="Members">What its interfaces have, common part and own.</param>
/// <param name="Interfaces">Their versions and ids, newest first; the newest is what is served to clients that do not ask for one.</param>
/// <param name="ClassIds">COM's: of the first rig, the second…</param>
/// <param name="Make">This kind's device of a body.</param>
/// <param name="NewSession">A session of a client that does not name its device: which one it gets is decided each time it
/// connects.</param>
public sealed record DeviceKind(
    string Name, string Title, IReadOnlyList<Member> Members, IReadOnlyList<(int Version, Guid Id)> Interfaces,
    IReadOnlyList<Guid> ClassIds,
    Func<CameraBody, Device> Make, Func<Func<Device>, Clock, DeviceSession> NewSession)
{
    private readonly Dictionary<string, Member> byName = Members.ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What InterfaceVersion says.</summary>
    public short InterfaceVersion => (short)Interfaces[0].Version;

    /// <summary>In Alpaca's addresses.</summary>
    public string Path { get; } = Name.ToLowerInvariant();

    /// <summary>What COM clients ask for: one for each rig.</summary>
    public IReadOnlyList<DeviceClass> Classes => [.. ClassIds.Select((id, i) => new DeviceClass(this, i + 1, id))];

    /// <summary>The member with this name in any case; null if there is none.</summary>
    public Member? Find(string name) => byName.GetValueOrDefault(name);

    public override string ToString() => Name;
}

/// <summary>One entry of ASCOM's Chooser.</summary>
/// <param name="Rig">From 1.</param>
public sealed record DeviceClass(DeviceKind Kind, int Rig, Guid ClassId)
{
    public string ProgId => $"ASCOM.SonyAlpha.{Kind.Name}{(Rig == 1 ? "" : Rig)}";

    public string ChooserName => $"{Kind.Title}{(Rig == 1 ? "" : $" {Rig}")}";
}
