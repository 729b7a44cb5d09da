using System.Globalization;

namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>
/// A value as it stands on the wire: a number of up to 128 bits, a string or an array, with the type that the camera declared for it.
/// Numbers are equal when their bits are, so that 0xFFFF "not available" stays what it is.
/// </summary>
public readonly struct PtpValue : IEquatable<PtpValue>
{
    private readonly object? content;

    private PtpValue(PtpType type, UInt128 bits, object? content)
    {
        Type = type;
        Bits = bits;
        this.content = content;
    }

    public PtpType Type { get; }

    /// <summary>The number's bits, zero-extended.</summary>
    public UInt128 Bits { get; }

    /// <summary>The number, with the sign that its type gives it.</summary>
    public Int128 Number
    {
        get
        {
            var unused = 128 - (8 * Type.Size());
            return Type.IsSigned() ? (Int128)(Bits << unused) >> unused : (Int128)Bits;
        }
    }

    public string Text => content as string ?? "";

    public IReadOnlyList<PtpValue> Elements => content as PtpValue[] ?? [];

    public bool IsNumber => Type.Size() > 0;

    /// <summary>A number, cut to the width of the type.</summary>
    public static PtpValue Of(PtpType type, Int128 number) => OfBits(type, (UInt128)number);

    public static PtpValue Of(string text) => new(PtpType.String, 0, text);

    public static PtpValue Of(PtpType type, PtpValue[] elements) => new(type, 0, elements);

    public static PtpValue OfBits(PtpType type, UInt128 bits)
    {
        var width = 8 * type.Size();
        return new(type, width is 0 or 128 ? bits : bits & ((UInt128.One << width) - 1), null);
    }

    public bool Equals(PtpValue other) =>
        Type == other.Type && Bits == other.Bits && Text == other.Text && Elements.SequenceEqual(other.Elements);

    public override bool Equals(object? obj) => obj is PtpValue other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Type, Bits, Text, Elements.Count);

    public static bool operator ==(PtpValue left, PtpValue right) => left.Equals(right);

    public static bool operator !=(PtpValue left, PtpValue right) => !left.Equals(right);

    /// <summary>The bare value: 280, "3.00", [1, 2].</summary>
    public override string ToString() => Type switch
    {
        PtpType.String             => Text,
        _ when Type.IsArray()      => $"[{string.Join(", ", Elements)}]",
        _                          => Number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The number in hex, as wide as its type: 0x012C000A. Strings and arrays as they are.</summary>
    public string ToHex() => IsNumber
        ? "0x" + Bits.ToString("X" + (2 * Type.Size()).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : ToString();
}
