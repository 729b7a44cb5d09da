using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>
/// A list as clients walk it: `For Each`, `(0)`, Item, Count. It stands for .NET's ArrayList, which ASCOM's interfaces name and which .NET
/// itself no longer shows to COM, and for IStateValueCollection.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class ListObject : DispatchObject
{
    public static readonly IReadOnlyList<Parameter> ItemParameters = [new("index", MemberType.Int32)];

    /// <summary>The numbers of Item and of the enumerator are COM's; Count's is the CLR's, as in IStateValueCollection.</summary>
    private static readonly DispatchTable Members = new(
    [
        new("Item", Automation.DefaultMember, MemberKind.Method, MemberType.None, ItemParameters,
            (o, a) => ((ListObject)o).Item((int)a[0])),
        new("Count", 0x60020001, MemberKind.ReadOnly, MemberType.Int32, [], (o, _) => ((ListObject)o).items.Count),
        new("GetEnumerator", Automation.NewEnum, MemberKind.Method, MemberType.None, [], (o, _) => ((ListObject)o).Enumerator()),
    ]);

    private readonly IReadOnlyList<object> items;
    private readonly Guid[] interfaces;

    private ListObject(IReadOnlyList<object> items, ServerLife? life, params Guid[] interfaces) : base(life)
    {
        this.items = items;
        this.interfaces = interfaces;
    }

    public static ListObject Of(IReadOnlyList<string> texts, ServerLife? life) => new(texts, life);

    public static ListObject Of(IReadOnlyList<StateValue> states, ServerLife? life) => new(states, life, InterfaceId.StateValueCollection);

    private protected override int SlotOf(in Guid iid) =>
        iid == InterfaceId.Unknown || iid == InterfaceId.Dispatch || interfaces.Contains(iid) ? 0 : -1;

    private protected override DispatchTable MembersOf(int slot) => Members;

    private object Item(int index) => index >= 0 && index < items.Count ? items[index] : throw new DispatchException(HResult.BadIndex);

    private VariantEnumerator Enumerator() => new(items, 0, Life);
}

/// <summary>One entry of DeviceState: IStateValue.</summary>
[SupportedOSPlatform("windows")]
internal sealed class StateValueObject(StateValue state, ServerLife? life) : DispatchObject(life)
{
    private static readonly DispatchTable Members = new(
    [
        new("Name", 0x60020000, MemberKind.ReadOnly, MemberType.String, [], (o, _) => ((StateValueObject)o).State.Name),
        new("Value", 0x60020001, MemberKind.ReadOnly, MemberType.None, [], (o, _) => ((StateValueObject)o).State.Value),
    ]);

    private StateValue State => state;

    private protected override int SlotOf(in Guid iid) =>
        iid == InterfaceId.Unknown || iid == InterfaceId.Dispatch || iid == InterfaceId.StateValue ? 0 : -1;

    private protected override DispatchTable MembersOf(int slot) => Members;
}

/// <summary>IEnumVARIANT over a list.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class VariantEnumerator(IReadOnlyList<object> items, int start, ServerLife? life) : ComObject(life, Table)
{
    private static readonly nint Table = TableOf(typeof(VariantEnumerator),
        (nint)(delegate* unmanaged<Slot*, uint, ComVariant*, uint*, int>)&Next,
        (nint)(delegate* unmanaged<Slot*, uint, int>)&Skip,
        (nint)(delegate* unmanaged<Slot*, int>)&Reset,
        (nint)(delegate* unmanaged<Slot*, nint*, int>)&Clone);

    private int next = start;

    private protected override int SlotOf(in Guid iid) => iid == InterfaceId.Unknown || iid == InterfaceId.EnumVariant ? 0 : -1;

    private int Next(uint count, ComVariant* values, uint* fetched)
    {
        uint given = 0;
        for (; given < count && next < items.Count; given++)
            values[given] = Variants.Of(items[next++], Life);
        if (fetched is not null)
            *fetched = given;
        return given == count ? HResult.Ok : HResult.False;
    }

    private int Skip(uint count)
    {
        var wanted = next + (long)count;
        next = (int)Math.Min(wanted, items.Count);
        return wanted <= items.Count ? HResult.Ok : HResult.False;
    }

    [UnmanagedCallersOnly]
    private static int Next(Slot* self, uint count, ComVariant* values, uint* fetched) =>
        Of<VariantEnumerator>(self).Next(count, values, fetched);

    [UnmanagedCallersOnly]
    private static int Skip(Slot* self, uint count) => Of<VariantEnumerator>(self).Skip(count);

    [UnmanagedCallersOnly]
    private static int Reset(Slot* self)
    {
        Of<VariantEnumerator>(self).next = 0;
        return HResult.Ok;
    }

    [UnmanagedCallersOnly]
    private static int Clone(Slot* self, nint* copy)
    {
        var me = Of<VariantEnumerator>(self);
        *copy = new VariantEnumerator(me.items, me.next, me.Life).Pointer;
        return HResult.Ok;
    }

    private readonly IReadOnlyList<object> items = items;
}
