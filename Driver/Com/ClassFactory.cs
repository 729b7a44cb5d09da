using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Serilog;

namespace SonyAlpha.Driver.Com;

/// <summary>IClassFactory: makes an object for each client that asks.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class ClassFactory(Func<ComObject> make, ServerLife life, ILogger log) : ComObject(null, Table)
{
    private static readonly nint Table = TableOf(typeof(ClassFactory),
        (nint)(delegate* unmanaged<Slot*, nint, Guid*, nint*, int>)&CreateInstance,
        (nint)(delegate* unmanaged<Slot*, int, int>)&LockServer);

    private protected override int SlotOf(in Guid iid) => iid == InterfaceId.Unknown || iid == InterfaceId.ClassFactory ? 0 : -1;

    private int Create(in Guid iid, nint* result)
    {
        *result = 0;
        try
        {
            var made = make();
            var answer = made.Query(iid, result);
            made.Release();
            return answer;
        }
#pragma warning disable CA1031 // the edge of the program: an exception that leaves it would end the server for every client
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.Error(error, "A COM client could not be given an object");
            return error.HResult < 0 ? error.HResult : HResult.Failed;
        }
    }

    private int Lock(bool locked)
    {
        if (locked)
            life.Hold();
        else
            life.Release();
        return HResult.Ok;
    }

    [UnmanagedCallersOnly]
    private static int CreateInstance(Slot* self, nint outer, Guid* iid, nint* result) =>
        outer != 0 ? HResult.NoAggregation : Of<ClassFactory>(self).Create(*iid, result);

    [UnmanagedCallersOnly]
    private static int LockServer(Slot* self, int locked) => Of<ClassFactory>(self).Lock(locked != 0);
}
