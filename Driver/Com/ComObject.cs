using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>
/// A COM object by hand: what a client holds is a pointer to a <see cref="Slot"/>, whose first word is the table of functions. It ends
/// with the client's last Release and not with some later garbage collection: a server that is to go with its last client must know.
/// </summary>
/// <remarks>Threads: any; calls come on COM's own threads.</remarks>
[SupportedOSPlatform("windows")]
internal abstract unsafe class ComObject
{
    private readonly ServerLife? life;
    private readonly Slot* slots;
    private readonly int slotCount;
    private int references = 1;

    /// <param name="life">What this object keeps alive; null for one that does not count, as a class factory.</param>
    /// <param name="tables">One table of functions for each interface pointer that differs from the others; the first is also
    /// IUnknown.</param>
    private protected ComObject(ServerLife? life, params ReadOnlySpan<nint> tables)
    {
        this.life = life;
        slotCount = tables.Length;
        slots = (Slot*)NativeMemory.Alloc((nuint)slotCount, (nuint)sizeof(Slot));
        var handle = GCHandle.ToIntPtr(GCHandle.Alloc(this));
        for (var number = 0; number < tables.Length; number++)
            slots[number] = new() { Table = tables[number], Object = handle, Number = number };
        life?.Hold();
    }

    /// <summary>The object's first interface. The caller's reference is the one it was made with.</summary>
    public nint Pointer => (nint)slots;

    private protected ServerLife? Life => life;

    /// <summary>Which slot answers to an interface id; -1 for none.</summary>
    private protected abstract int SlotOf(in Guid iid);

    /// <summary>The last reference is gone.</summary>
    private protected virtual void Ended()
    {
    }

    public int AddRef() => Interlocked.Increment(ref references);

    public int Release()
    {
        var left = Interlocked.Decrement(ref references);
        if (left == 0)
        {
            GCHandle.FromIntPtr(slots->Object).Free();
            NativeMemory.Free(slots);
            Ended();
            life?.Release();
        }

        return left;
    }

    /// <summary>A table of functions that begins with IUnknown's three.</summary>
    private protected static nint TableOf(Type owner, params ReadOnlySpan<nint> functions)
    {
        var table = (nint*)RuntimeHelpers.AllocateTypeAssociatedMemory(owner, (3 + functions.Length) * sizeof(nint));
        table[0] = (nint)(delegate* unmanaged<Slot*, Guid*, nint*, int>)&QueryInterface;
        table[1] = (nint)(delegate* unmanaged<Slot*, uint>)&AddRef;
        table[2] = (nint)(delegate* unmanaged<Slot*, uint>)&Release;
        functions.CopyTo(new Span<nint>(table + 3, functions.Length));
        return (nint)table;
    }

    /// <summary>The object behind a pointer that a client passed.</summary>
    private protected static T Of<T>(Slot* slot) where T : ComObject => (T)GCHandle.FromIntPtr(slot->Object).Target!;

    /// <summary>Answers a query for an interface from within.</summary>
    public int Query(in Guid iid, nint* result)
    {
        var number = SlotOf(iid);
        *result = number < 0 ? 0 : (nint)(slots + number);
        if (number < 0)
            return HResult.NoInterface;
        AddRef();
        return HResult.Ok;
    }

    [UnmanagedCallersOnly]
    private static int QueryInterface(Slot* self, Guid* iid, nint* result) => Of<ComObject>(self).Query(*iid, result);

    [UnmanagedCallersOnly]
    private static uint AddRef(Slot* self) => (uint)Of<ComObject>(self).AddRef();

    [UnmanagedCallersOnly]
    private static uint Release(Slot* self) => (uint)Of<ComObject>(self).Release();

    /// <summary>What an interface pointer points to.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Slot
    {
        public nint Table;
        public nint Object;

        /// <summary>Which of the object's interfaces this is.</summary>
        public int Number;
    }
}
