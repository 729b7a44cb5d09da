using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;
using static SonyAlpha.Driver.Com.Automation;

namespace SonyAlpha.Driver.Com;

/// <summary>A call's arguments, in the order and the types that a member states: by place or by name, some left out, converted.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe class CallArguments
{
    /// <exception cref="DispatchException">There are too many or too few, one has an unknown name, or a type that cannot be
    /// converted.</exception>
    public static object[] Bind(in Arguments given, IReadOnlyList<Parameter> parameters)
    {
        var byPlace = (int)(given.Count - given.NamedCount);
        if (byPlace > parameters.Count)
            throw new DispatchException(HResult.BadParameterCount);
        var bound = new object?[parameters.Count];
        for (var place = 0; place < byPlace; place++)
            Put(given, (uint)(given.Count - 1 - place), parameters, place, bound);
        for (uint i = 0; i < given.NamedCount; i++)
            Put(given, i, parameters, given.Names[i], bound);
        for (var p = 0; p < bound.Length; p++)
            bound[p] ??= parameters[p].Default ?? throw new DispatchException(HResult.ParameterNotOptional);
        return bound!;
    }

    /// <summary>The new value of a property.</summary>
    /// <exception cref="DispatchException">There is not exactly one, or it cannot be converted.</exception>
    public static object PutValue(in Arguments given, MemberType type) => given.Count == 1
        ? Converted(given.Values, type, 0)
        : throw new DispatchException(HResult.BadParameterCount);

    private static void Put(in Arguments given, uint from, IReadOnlyList<Parameter> parameters, int to, object?[] bound)
    {
        if (to < 0 || to >= parameters.Count || bound[to] is not null)
            throw new DispatchException(HResult.ParameterNotFound, from);
        if (!IsLeftOut(given.Values[from]))
            bound[to] = Converted(given.Values + from, parameters[to].Type, from);
    }

    /// <summary>An argument that is left out in the middle comes as an error value.</summary>
    private static bool IsLeftOut(in ComVariant value) =>
        value.VarType == VarEnum.VT_ERROR && value.GetRawDataRef<int>() == HResult.ParameterNotFound;

    private static object Converted(ComVariant* value, MemberType type, uint argument)
    {
        var wanted = TypeOf(type);
        if (value->VarType == wanted)
            return Read(*value, type);
        ComVariant converted = default;
        var result = VariantChangeTypeEx(&converted, value, InvariantLocale, 0, (ushort)wanted);
        if (result < 0)
            throw new DispatchException(result, argument);
        try
        {
            return Read(converted, type);
        }
        finally
        {
            converted.Dispose();
        }
    }

    private static object Read(in ComVariant value, MemberType type) => type switch
    {
        MemberType.Boolean => value.GetRawDataRef<short>() != 0,
        MemberType.Int16   => value.GetRawDataRef<short>(),
        MemberType.Double  => value.GetRawDataRef<double>(),
        MemberType.String  => Marshal.PtrToStringBSTR(value.GetRawDataRef<nint>() is var text && text != 0 ? text : EmptyText),
        _                  => value.GetRawDataRef<int>(),
    };

    /// <summary>A BSTR of no characters may be a null pointer.</summary>
    private static readonly nint EmptyText = Marshal.StringToBSTR("");

    private static VarEnum TypeOf(MemberType type) => type switch
    {
        MemberType.Boolean => VarEnum.VT_BOOL,
        MemberType.Int16   => VarEnum.VT_I2,
        MemberType.Double  => VarEnum.VT_R8,
        MemberType.String  => VarEnum.VT_BSTR,
        _                  => VarEnum.VT_I4,
    };
}
