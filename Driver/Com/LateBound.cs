using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;
using static SonyAlpha.Driver.Com.Automation;

namespace SonyAlpha.Driver.Com;

/// <summary>Another program's object, called by name: as much of a COM client as this program needs, and nothing that trimming could
/// break.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class LateBound : IDisposable
{
    private readonly nint* dispatch;

    private LateBound(nint dispatch) => this.dispatch = (nint*)dispatch;

    /// <summary>Makes an object; null if no class of this name is registered, or it cannot be made.</summary>
    public static LateBound? Create(string progId)
    {
        _ = Ole.CoInitializeEx(0, Ole.MultiThreaded);
        return Ole.CLSIDFromProgID(progId, out var clsid) >= 0
            && Ole.CoCreateInstance(clsid, 0, Ole.InProcessServer | Ole.LocalServer, InterfaceId.Dispatch, out var made) >= 0
            ? new(made) : null;
    }

    /// <exception cref="COMException">The object refused.</exception>
    public void Set(string property, string value) => Invoke(property, Call.Put, [value]);

    /// <inheritdoc cref="Set"/>
    public void Run(string method, params ReadOnlySpan<string> arguments) => Invoke(method, Call.Method, arguments);

    public void Dispose() => Marshal.Release((nint)dispatch);

    private void Invoke(string name, Call how, ReadOnlySpan<string> arguments)
    {
        int id;
        var none = Guid.Empty;
        fixed (char* text = name)
        {
            var names = text;
            var find = (delegate* unmanaged<nint*, Guid*, char**, uint, uint, int*, int>)(*(nint**)dispatch)[5];
            Marshal.ThrowExceptionForHR(find(dispatch, &none, &names, 1, InvariantLocale, &id), -1);
        }

        var values = stackalloc ComVariant[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            values[arguments.Length - 1 - i] = ComVariant.Create(arguments[i]);
        var put = PropertyPut;
        Arguments given = new() { Values = values, Count = (uint)arguments.Length, Names = &put, NamedCount = how == Call.Put ? 1u : 0u };
        var invoke = (delegate* unmanaged<nint*, int, Guid*, uint, Call, Arguments*, ComVariant*, ExceptionInfo*, uint*,
            int>)(*(nint**)dispatch)[6];
        try
        {
            Marshal.ThrowExceptionForHR(invoke(dispatch, id, &none, InvariantLocale, how, &given, null, null, null), -1);
        }
        finally
        {
            for (var i = 0; i < arguments.Length; i++)
                values[i].Dispose();
        }
    }
}
