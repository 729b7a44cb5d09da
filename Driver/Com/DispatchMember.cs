using System.Collections.Frozen;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>A name that IDispatch answers to: what COM must know of it, and nothing about cameras.</summary>
/// <param name="Call">Reads or calls; the result's own .NET type decides the VARIANT's, see <see cref="Variants"/>.</param>
/// <param name="Set">Writes a value that was converted to <paramref name="Type"/>; null if it cannot be written.</param>
[SupportedOSPlatform("windows")]
internal sealed record DispatchMember(
    string Name, int Id, MemberKind Kind, MemberType Type, IReadOnlyList<Parameter> Parameters,
    Func<DispatchObject, object[], object?> Call, Action<DispatchObject, object>? Set = null);

/// <summary>The members of an object, found by name in any case, and by number.</summary>
[SupportedOSPlatform("windows")]
internal sealed class DispatchTable(IEnumerable<DispatchMember> members)
{
    private readonly FrozenDictionary<string, DispatchMember> names =
        members.ToFrozenDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);
    private readonly FrozenDictionary<int, DispatchMember> ids = members.ToFrozenDictionary(m => m.Id);

    /// <exception cref="DispatchException">There is no such name.</exception>
    public DispatchMember this[string name] => names.GetValueOrDefault(name) ?? throw new DispatchException(HResult.UnknownName);

    /// <exception cref="DispatchException">There is no such number.</exception>
    public DispatchMember this[int id] => ids.GetValueOrDefault(id) ?? throw new DispatchException(HResult.MemberNotFound);
}

/// <summary>A call that does not fit the member: no error of the camera's, COM has numbers of its own for it.</summary>
/// <param name="argument">Which of the caller's arguments is the wrong one, as IDispatch counts them.</param>
internal sealed class DispatchException(int result, uint argument = 0) : Exception
{
    public int Result => result;

    public uint Argument => argument;
}
