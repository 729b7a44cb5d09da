using System.Collections.Frozen;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>A row of the property table: code, and the name of the field that holds it. Its meaning, where known, is in
/// <see cref="Property{T}"/>.</summary>
/// <param name="code">Property code, 0x5000… (ISO 15740), 0xD000…, 0xE000… (Sony).</param>
public class Property(ushort code, [CallerMemberName] string name = "")
{
    public ushort Code => code;

    /// <summary>Sony's own name without its underscores.</summary>
    public string Name => name;

    /// <summary>The one protocol version in which the code means this; null where it means the same in all.</summary>
    public ushort? OnlyIn { get; init; }

    /// <summary>The number with which a body says that it has nothing to say; null where there is none.</summary>
    public uint? Nothing { get; init; }

    /// <summary>
    /// Whether two values mean the same: 30 s is 300/10 on some bodies and 30/1 on others (ranges of ILCE-7M4, ILCE-6700 and ILCE-7RM5 in
    /// 2.00), and programs and drive modes are told by their low 16 bits (libgphoto2 config.c:4152-4248).
    /// </summary>
    public bool IsSame(PtpValue one, PtpValue other) => this switch
    {
        Property<ShutterSpeed> speed => speed.Read(one).IsSameTimeAs(speed.Read(other)),
        Property<ExposureProgramMode> or Property<DriveMode> => (ushort)one.Bits == (ushort)other.Bits,
        _ => one.Bits == other.Bits,
    };

    /// <summary>A text that tells of the equipment and nothing of its owner: any other may be a serial number or a name.</summary>
    public bool IsOfEquipment { get; init; }

    /// <summary>What a value means, in words: "30 s", "ISO 100", "Manual". The bare number where that is not known.</summary>
    public virtual string Describe(PtpValue value) => value.ToString();

    public override string ToString() => $"{Name} (0x{Code:X4})";
}

/// <summary>
/// A property whose values mean something. <typeparamref name="T"/> is at once the meaning and the layout: an enum, a number, or a
/// struct with one number in it. The width on the wire is whatever the body declares: exposure mode has 16 bits in protocol 2.00 and
/// 32 in 3.00 (libgphoto2 config.c:4152-4248).
/// </summary>
public sealed class Property<T>(ushort code, [CallerMemberName] string name = "") : Property(code, name)
    where T : unmanaged
{
    /// <summary>The meaning of a number from the wire.</summary>
    public T Read(PtpValue value)
    {
        var wide = value.Number;
        return MemoryMarshal.Read<T>(MemoryMarshal.AsBytes(new ReadOnlySpan<Int128>(in wide)));
    }

    /// <summary>The wire's number, as wide as the body declares it.</summary>
    public PtpValue Write(T value, PtpType type)
    {
        UInt128 bits = 0;
        MemoryMarshal.Write(MemoryMarshal.AsBytes(new Span<UInt128>(ref bits)), in value);
        return PtpValue.OfBits(type, bits);
    }

    public override string Describe(PtpValue value)
    {
        if (!value.IsNumber)
            return base.Describe(value);
        var meaning = Read(value);
        return typeof(T).IsEnum ? Words.Of(meaning) ?? value.ToHex() : $"{meaning}";
    }
}

/// <summary>A row of the control table (ControlDevice, 0x9207): a button, a lever or a step.</summary>
/// <param name="type">The type to send; bodies of protocol 3.00 list their controls without describing them.</param>
/// <param name="lowest">The smallest value that may be sent; a button's is 1, up.</param>
/// <param name="highest">The largest value that may be sent; a button's is 2, down.</param>
public sealed class Control(
    ushort code, PtpType type = PtpType.UInt16, long lowest = 1, long highest = 2, [CallerMemberName] string name = "")
{
    public ushort Code => code;

    public PtpType Type => type;

    public long Lowest => lowest;

    public long Highest => highest;

    public string Name => name;

    public bool IsButton => (type, lowest, highest) == (PtpType.UInt16, 1, 2);

    /// <summary>What a value sent to it does, in words: "pressed", "released", else the number.</summary>
    public string Describe(PtpValue value) => !IsButton ? value.ToString() : (ButtonState)(ushort)value.Bits switch
    {
        ButtonState.Pressed  => "pressed",
        ButtonState.Released => "released",
        _                    => value.ToHex(),
    };

    public override string ToString() => $"{Name} (0x{Code:X4})";
}

/// <summary>Rows of a table class by their code.</summary>
public static class TableRows
{
    /// <summary>The public static fields of a table class that are rows of the given kind.</summary>
    public static IEnumerable<TRow> Of<TRow>(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] Type table) => table
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<TRow>();

    /// <summary>The public static fields of a table class, by code.</summary>
    public static FrozenDictionary<ushort, TRow> ByCode<TRow>(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] Type table, Func<TRow, ushort> code) =>
        Of<TRow>(table).ToFrozenDictionary(code);
}

/// <summary>Turns names of the code into words for people.</summary>
public static class Words
{
    /// <summary>What a value of an enum is called: its description if it has one, else its name in words. Null for a number without a
    /// name.</summary>
    public static string? Of<TEnum>(TEnum value) where TEnum : unmanaged => Names<TEnum>.ByValue.GetValueOrDefault(value);

    /// <summary>"ManualFocus" becomes "Manual focus"; text that has spaces already stays.</summary>
    public static string Of(string name)
    {
        if (name.Contains(' ', StringComparison.Ordinal) || !name.All(char.IsLetter))
            return name;
        var words = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var begins = i > 0 && char.IsUpper(name[i])
                && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            var inAbbreviation = char.IsUpper(name[i])
                && ((i + 1 < name.Length && char.IsUpper(name[i + 1])) || (i > 0 && char.IsUpper(name[i - 1])));
            if (begins)
                words.Append(' ');
            words.Append(begins && !inAbbreviation ? char.ToLowerInvariant(name[i]) : name[i]);
        }

        return words.ToString();
    }

    private static class Names<TEnum> where TEnum : unmanaged
    {
        [UnconditionalSuppressMessage("Trimming", "IL2090", Justification = "The trimmer keeps the fields of every enum that is used")]
        private static FieldInfo[] Fields => typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static);

        public static readonly FrozenDictionary<TEnum, string> ByValue = Fields.ToFrozenDictionary(
            field => (TEnum)field.GetValue(null)!, field =>
                field.GetCustomAttribute<DescriptionAttribute>()?.Description ?? Of(field.Name));
    }
}
