using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>
/// Values as VARIANTs of the exact type. Clients unbox: a short must be VT_I2, an enumeration VT_I4, a text never VT_EMPTY (ASCOMPlatform,
/// ASCOM.DriverAccess/Camera.cs).
/// </summary>
[SupportedOSPlatform("windows")]
internal static class Variants
{
    /// <param name="life">What a list or an object that the client gets keeps alive.</param>
    public static ComVariant Of(object? value, ServerLife? life) => value switch
    {
        null                              => default,
        bool flag                         => ComVariant.Create(flag),
        short number                      => ComVariant.Create(number),
        int number                        => ComVariant.Create(number),
        double number                     => ComVariant.Create(number),
        string text                       => ComVariant.CreateRaw(VarEnum.VT_BSTR, Marshal.StringToBSTR(text)),
        DateTime time                     => ComVariant.CreateRaw(VarEnum.VT_DATE, time.ToOADate()),
        SafeArray array                   => Array(array),
        IReadOnlyList<string> texts       => Object(ListObject.Of(texts, life)),
        IReadOnlyList<StateValue> states  => Object(ListObject.Of(states, life)),
        StateValue state                  => Object(new StateValueObject(state, life)),
        VariantEnumerator items           => ComVariant.CreateRaw(VarEnum.VT_UNKNOWN, items.Pointer),
        _ => throw new ArgumentException($"A {value.GetType().Name} has no form in COM", nameof(value)),
    };

    /// <summary>A result that the caller does not want.</summary>
    public static void Drop(object? value)
    {
        using var unwanted = value is SafeArray or VariantEnumerator ? Of(value, null) : default;
    }

    /// <summary>By hand: the runtime makes a VARIANT with an array on Windows only. Its first word is the type on every system
    /// (oaidl.h).</summary>
    private static ComVariant Array(SafeArray array)
    {
        ComVariant made = default;
        Unsafe.As<ComVariant, ushort>(ref made) = (ushort)(VarEnum.VT_ARRAY | array.Element);
        made.GetRawDataRef<nint>() = array.Pointer;
        return made;
    }

    private static ComVariant Object(DispatchObject made) => ComVariant.CreateRaw(VarEnum.VT_DISPATCH, made.Pointer);
}
