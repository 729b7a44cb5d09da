using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;
using static SonyAlpha.Driver.Com.Automation;

namespace SonyAlpha.Driver.Com;

/// <summary>
/// An object with late-bound members. Why not the runtime's own IDispatch: it cannot show lists to scripts, says that a type library is
/// missing instead of that there is none, and lets objects go only at a garbage collection (measured with .NET 10 under Wine).
/// </summary>
[SupportedOSPlatform("windows")]
internal abstract unsafe class DispatchObject : ComObject
{
    private static readonly nint Table = TableOf(typeof(DispatchObject),
        (nint)(delegate* unmanaged<Slot*, uint*, int>)&GetTypeInfoCount,
        (nint)(delegate* unmanaged<Slot*, uint, uint, nint*, int>)&GetTypeInfo,
        (nint)(delegate* unmanaged<Slot*, Guid*, char**, uint, uint, int*, int>)&GetIDsOfNames,
        (nint)(delegate* unmanaged<Slot*, int, Guid*, uint, Call, Arguments*, ComVariant*, ExceptionInfo*, uint*, int>)&Invoke);

    /// <param name="interfaces">How many interfaces number their members differently.</param>
    private protected DispatchObject(ServerLife? life, int interfaces = 1) : base(life, [.. Enumerable.Repeat(Table, interfaces)])
    {
    }

    public new ServerLife? Life => base.Life;

    /// <summary>The members as the interface of this slot numbers them.</summary>
    private protected abstract DispatchTable MembersOf(int slot);

    /// <summary>An error that goes to the client.</summary>
    private protected virtual void Failed(DispatchMember member, AscomException error)
    {
    }

    private object? Answer(DispatchMember member, Call how, in Arguments given)
    {
        if ((how & (Call.Put | Call.PutReference)) != 0)
        {
            if (member.Set is null)
                throw new DispatchException(HResult.MemberNotFound);
            member.Set(this, CallArguments.PutValue(given, member.Type));
            return null;
        }

        if (member.Kind == MemberKind.Method)
            return member.Call(this, CallArguments.Bind(given, member.Parameters));
        if ((how & Call.Get) == 0)
            throw new DispatchException(HResult.MemberNotFound);
        return given.Count == 0 ? member.Call(this, []) : Item(member, given);
    }

    /// <summary>`camera.Gains(2)`: script and `dynamic` clients hand the index to the property and mean the list that it returns.</summary>
    private object Item(DispatchMember member, in Arguments given)
    {
        if (member.Type is not (MemberType.StringList or MemberType.StateValues))
            throw new DispatchException(HResult.BadParameterCount);
        var index = (int)CallArguments.Bind(given, ListObject.ItemParameters)[0];
        var list = (IReadOnlyList<object>)member.Call(this, [])!;
        return index >= 0 && index < list.Count ? list[index] : throw new DispatchException(HResult.BadIndex);
    }

    private int Invoke(int slot, int id, Call how, in Arguments given, ComVariant* result, ExceptionInfo* error)
    {
        var member = MembersOf(slot)[id];
        try
        {
            var value = Answer(member, how, given);
            if (result is not null)
                *result = Variants.Of(value, Life);
            else
                Variants.Drop(value);
            return HResult.Ok;
        }
#pragma warning disable CA1031 // the edge of the program: an exception that leaves it would end the server for every client
        catch (Exception failure) when (failure is not DispatchException)
#pragma warning restore CA1031
        {
            var ascom = AscomErrors.Translate(failure);
            Failed(member, ascom);
            if (error is not null)
            {
                *error = new()
                {
                    Source = Marshal.StringToBSTR(Product.Name),
                    Description = Marshal.StringToBSTR(ascom.Message),
                    Result = ascom.HResult,
                };
            }

            return HResult.Exception;
        }
    }

    private void Find(int slot, char** names, uint count, int* ids)
    {
        var member = MembersOf(slot)[new string(names[0])];
        ids[0] = member.Id;
        var unknown = false;
        for (var i = 1; i < count; i++)
        {
            var name = new string(names[i]);
            ids[i] = Enumerable.Range(0, member.Parameters.Count)
                .FirstOrDefault(p => member.Parameters[p].Name.Equals(name, StringComparison.OrdinalIgnoreCase), -1);
            unknown |= ids[i] < 0;
        }

        if (unknown)
            throw new DispatchException(HResult.UnknownName);
    }

    /// <summary>There is no type information, and that is no error.</summary>
    [UnmanagedCallersOnly]
    private static int GetTypeInfoCount(Slot* self, uint* count)
    {
        *count = 0;
        return HResult.Ok;
    }

    [UnmanagedCallersOnly]
    private static int GetTypeInfo(Slot* self, uint index, uint locale, nint* info)
    {
        *info = 0;
        return HResult.BadIndex;
    }

    [UnmanagedCallersOnly]
    private static int GetIDsOfNames(Slot* self, Guid* reserved, char** names, uint count, uint locale, int* ids)
    {
        if (count == 0)
            return HResult.Ok;
        new Span<int>(ids, (int)count).Fill(-1);
        try
        {
            Of<DispatchObject>(self).Find(self->Number, names, count, ids);
            return HResult.Ok;
        }
        catch (DispatchException wrong)
        {
            return wrong.Result;
        }
    }

    [UnmanagedCallersOnly]
    private static int Invoke(
        Slot* self, int id, Guid* reserved, uint locale, Call how, Arguments* given, ComVariant* result, ExceptionInfo* error,
        uint* wrongArgument)
    {
        try
        {
            return Of<DispatchObject>(self).Invoke(self->Number, id, how, given is null ? default : *given, result, error);
        }
        catch (DispatchException wrong)
        {
            if (wrongArgument is not null)
                *wrongArgument = wrong.Argument;
            return wrong.Result;
        }
    }
}
