using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>The words in which the tables of bodies are written.</summary>
internal static class Notation
{
    public const PtpType I8   = PtpType.Int8;
    public const PtpType U8   = PtpType.UInt8;
    public const PtpType I16  = PtpType.Int16;
    public const PtpType U16  = PtpType.UInt16;
    public const PtpType U32  = PtpType.UInt32;
    public const PtpType U64  = PtpType.UInt64;
    public const PtpType Text = PtpType.String;

    // GetSet (libgphoto2 ptp-pack.c:774-822)
    public const byte Get        = 0x00;
    public const byte Set        = 0x01;
    public const byte Button     = 0x81;
    public const byte Notch      = 0x82;
    public const byte LockButton = 0x83;

    // IsEnabled, Sony's extra byte (libgphoto2 ptp-pack.c:747-753)
    public const byte Grey = 0;
    public const byte On   = 1;
    public const byte Show = 2;

    /// <summary>No form: any value.</summary>
    public static readonly ValueForm Free = new(0, [], []);

    /// <summary>An enumeration that names no value.</summary>
    public static readonly ValueForm Unlisted = new(2, [], []);

    public static ValueForm Range(long least, long most, long step) => new(1, [least, most, step], []);

    /// <summary>Values that can all be set now.</summary>
    public static ValueForm OneOf(params long[] values) => new(2, values, values);

    /// <summary>Values that can be set now, and all that there are.</summary>
    public static ValueForm OneOf(long[] now, long[] all) => new(2, now, all);

    /// <summary>Values none of which can be set now.</summary>
    public static ValueForm Known(params long[] values) => new(2, [], values);
}
