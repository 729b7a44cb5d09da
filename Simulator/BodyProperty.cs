using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>Which values a property takes.</summary>
/// <param name="Kind">0 any, 1 a range, 2 an enumeration: the form flag of the wire.</param>
/// <param name="Now">Those that can be set now; of a range: least, most, step.</param>
/// <param name="All">Those that there are; protocol 3.00 tells both.</param>
public sealed record ValueForm(byte Kind, long[] Now, long[] All);

/// <summary>One property of a simulated body, as the body tells it in 0x9209.</summary>
/// <param name="Access">GetSet: 0 read, 1 read and write, 0x81 button, 0x82 notch, 0x83 lock.</param>
/// <param name="State">Sony's extra byte: 0 not valid now, 1 usable, 2 shown only.</param>
/// <param name="Current">The value's bits, cut to the type's width on the wire.</param>
/// <param name="Text">The value of a text.</param>
public sealed record BodyProperty(ushort Code, PtpType Type, byte Access, byte State, long Default, long Current, ValueForm Form,
    string Text = "")
{
    /// <summary>Whether it stands among the controls, not the properties, in the answer to 0x9202.</summary>
    public bool IsControl => (Access & 0x80) != 0;

    /// <summary>Whether the list or range has this value now.</summary>
    public bool Permits(long value) => Form.Kind switch
    {
        1 => unchecked((ulong)Form.Now[1]) - unchecked((ulong)Form.Now[0]) >= unchecked((ulong)value) - unchecked((ulong)Form.Now[0]),
        2 => Form.Now.Contains(value),
        _ => true,
    };

    /// <summary>The bits of a value as the type reads them: sign-extended where it has a sign.</summary>
    public long Widen(ulong bits)
    {
        var unused = 64 - (8 * Type.Size());
        return Type.IsSigned() ? (long)(bits << unused) >> unused : (long)(bits << unused >> unused);
    }
}
