using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>Sony's extra byte in a property description (libgphoto2 ptp-pack.c:747-822; 3 from Sony's SDK headers).</summary>
public enum PropertyState : byte
{
    /// <summary>Not valid now; the current value means nothing.</summary>
    Disabled = 0,
    Enabled = 1,
    DisplayOnly = 2,
    SetOnly = 3,
}

/// <summary>How the permitted values of a property are given (ISO 15740, 5.5.4).</summary>
public enum PropertyForm : byte
{
    None = 0,
    Range = 1,
    Enumeration = 2,
}

/// <summary>One property as the camera describes it in 0x9209. Constructor order is wire order.</summary>
/// <param name="Access">0 read, 1 read and write. Protocol 2.00: 0 also for what can be stepped, 0x81 button, 0x82 notch, 0x83 lock, 0x84
/// variable.</param>
/// <param name="Choices">Form enumeration: the values (3.00: those that can be set now). Form range: minimum, maximum, step.</param>
/// <param name="AllChoices">Protocol 3.00: every value that the property knows. Otherwise the same as <paramref name="Choices"/>.</param>
/// <param name="Offset">Where the record stands in the dataset, in bytes.</param>
/// <param name="Length">Bytes of the record.</param>
/// <param name="TwoLists">Whether it is a record of protocol 3.00, which has both lists.</param>
public sealed record PropertyDescription(
    ushort Code, PtpType Type, byte Access, PropertyState State, PtpValue Default, PtpValue Current,
    PropertyForm Form, IReadOnlyList<PtpValue> Choices, IReadOnlyList<PtpValue> AllChoices, int Offset = 0, int Length = 0,
    bool TwoLists = false)
{
    /// <summary>What one may choose from: what can be set now, else what the property knows.</summary>
    public IReadOnlyList<PtpValue> Offered => Choices.Count > 0 ? Choices : AllChoices;

    public bool IsControl => (Access & 0x80) != 0;

    /// <summary>Whether it has the value in one of its lists; true where it has none. Ranges bind nobody: shutter speeds and "--" lie
    /// outside.</summary>
    public bool IsListed(Property property) => Form != PropertyForm.Enumeration || Offered.Count == 0 || !Current.IsNumber
        || Choices.Concat(AllChoices).Any(choice => property.IsSame(choice, Current));

    public bool IsEnabled => State is PropertyState.Enabled or PropertyState.SetOnly;

    /// <summary>
    /// Whether SetExtDevicePropValue is the way to change it. Protocol 2.00 calls focus and metering mode read and "display only", and
    /// flash mode "disabled", and sets them all the same (libgphoto2 ptp-pack.c:747-753, 796-822).
    /// </summary>
    public bool IsWritable => (Access == 1 && IsEnabled) || (!TwoLists && Code switch
    {
        0x500A or 0x500B => State == PropertyState.DisplayOnly,
        0x500C           => true,
        _                => false,
    });

    /// <summary>Reads one record; <paramref name="twoLists"/> as protocol 3.00 has them.</summary>
    public static PropertyDescription Read(ref PtpReader reader, bool twoLists)
    {
        var offset = reader.Position;
        var code = reader.UInt16();
        var type = reader.Type();
        var access = reader.Byte();
        var state = (PropertyState)reader.Byte();
        var factory = reader.Value(type);
        var current = reader.Value(type);
        var form = (PropertyForm)reader.Byte();
        var choices = form switch
        {
            PropertyForm.None        => [],
            PropertyForm.Range       => [reader.Value(type), reader.Value(type), reader.Value(type)],
            PropertyForm.Enumeration => Values(ref reader, type),
            _ => throw new PtpDataException(
                $"Property 0x{code:X4} has form {(byte)form} at byte {reader.Position - 1}; only 0, 1 and 2 are known"),
        };
        var all = form == PropertyForm.Enumeration && twoLists ? Values(ref reader, type) : choices;
        return new(code, type, access, state, factory, current, form, choices, all, offset, reader.Position - offset, twoLists);
    }

    /// <summary>Writes the record as <see cref="Read"/> reads it.</summary>
    public void Write(PtpWriter writer, bool twoLists)
    {
        writer.UInt16(Code);
        writer.UInt16((ushort)Type);
        writer.Byte(Access);
        writer.Byte((byte)State);
        writer.Value(Default);
        writer.Value(Current);
        writer.Byte((byte)Form);
        if (Form == PropertyForm.Enumeration)
        {
            WriteList(writer, Choices);
            if (twoLists)
                WriteList(writer, AllChoices);
        }
        else
        {
            foreach (var value in Choices)
                writer.Value(value);
        }
    }

    private static void WriteList(PtpWriter writer, IReadOnlyList<PtpValue> values)
    {
        writer.UInt16((ushort)values.Count);
        foreach (var value in values)
            writer.Value(value);
    }

    private static PtpValue[] Values(ref PtpReader reader, PtpType type)
    {
        var count = reader.UInt16();
        if (type.Size() > 0 && count > reader.Remaining / type.Size())
            throw new PtpDataException(
                $"A list of {count} values is announced at byte {reader.Position - 2}, and {reader.Remaining} bytes follow");
        reader.CountElements(count);
        var values = new PtpValue[count];
        foreach (ref var value in values.AsSpan())
            value = reader.Value(type);
        return values;
    }
}
