using System.Buffers.Binary;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Capture;

/// <summary>
/// One direction of a body's bulk pipe: containers of u32 length (header included), u16 type, u16 code, u32 transaction id, spread over
/// transfers as the host likes (PIMA 15740, annex D; libgphoto2 usb.c:72-84). A container begins with a transfer, and that is how the
/// thread is found again when the capture has lost some.
/// </summary>
internal sealed class ContainerStream(Conversation conversation, bool fromHost)
{
    private const int Header = 12;
    private const int LongestPlain = Header + (5 * sizeof(uint));

    /// <summary>A length that means "until a transfer is not full".</summary>
    private const uint UntilShort = 0xFFFFFFFF;

    /// <summary>All USB speeds' bulk packets divide into it.</summary>
    private const int PacketSize = 512;

    private enum Kind : ushort
    {
        Command = 1,
        Data = 2,
        Response = 3,
        Event = 4,
    }

    /// <summary>Bytes of the data container that are still to come; null between containers.</summary>
    private long? open;

    private bool untilShort;

    /// <summary>A transfer that succeeded.</summary>
    /// <param name="missing">Bytes at its end that were transferred and not captured.</param>
    public void Transfer(DateTimeOffset at, ReadOnlySpan<byte> data, int missing)
    {
        var transferred = data.Length + missing;
        if (open is not null && BeginsAnother(data))
            open = null; // the rest of the data was lost
        while (!data.IsEmpty || (missing > 0 && open is not null))
        {
            if (open is null && !Begin(at, ref data))
                return;
            if (open is not { } left)
                continue;
            var taken = (int)Math.Min(left, data.Length);
            conversation.Data(data[..taken]);
            data = data[taken..];
            var lost = Math.Min(left - taken, data.IsEmpty ? missing : 0);
            conversation.Missing(lost);
            missing -= (int)lost;
            open = left - taken - lost is > 0 and var more ? more : null;
            if (data.IsEmpty && lost == 0)
                break;
        }

        if (untilShort && transferred % PacketSize != 0)
            (open, untilShort) = (null, false);
    }

    /// <summary>A transfer of at most so many bytes is not in the capture.</summary>
    public void Lost(long atMost)
    {
        if (open is not { } left || untilShort)
            return;
        var lost = Math.Min(left, atMost);
        conversation.Missing(lost);
        open = left - lost is > 0 and var more ? more : null;
    }

    /// <summary>An event of the interrupt pipe.</summary>
    public static void Event(DateTimeOffset at, ReadOnlySpan<byte> data, Conversation conversation)
    {
        if (!TryHead(data, out var length, out var kind, out var code, out _) || kind != Kind.Event)
            return;
        var parameters = Parameters(data, length);
        conversation.Event(at, new(code, parameters.ElementAtOrDefault(0), parameters.ElementAtOrDefault(1),
            parameters.ElementAtOrDefault(2)));
    }

    /// <summary>Whether a transfer looks like a request: how a PTP device is recognised among other USB devices.</summary>
    public static bool LooksLikeRequest(ReadOnlySpan<byte> data) =>
        TryHead(data, out var length, out var kind, out var code, out _) && kind == Kind.Command
        && length == data.Length && code is (>= 0x1001 and <= 0x1FFF) or (>= 0x9000 and <= 0x9FFF);

    /// <summary>Whether a transfer is an event and nothing else.</summary>
    public static bool LooksLikeEvent(ReadOnlySpan<byte> data) =>
        TryHead(data, out var length, out var kind, out _, out _) && kind == Kind.Event && length == data.Length;

    /// <summary>Whether an open data container ends unfinished, because here stands what can only come after it.</summary>
    private bool BeginsAnother(ReadOnlySpan<byte> data)
    {
        if (!TryHead(data, out var length, out var kind, out _, out var id) || length != data.Length)
            return false;
        return fromHost ? LooksLikeRequest(data) : kind == Kind.Response && id == conversation.CurrentId;
    }

    private bool Begin(DateTimeOffset at, ref ReadOnlySpan<byte> data)
    {
        if (!TryHead(data, out var length, out var kind, out var code, out var id))
            return false;
        if (kind == Kind.Data)
        {
            untilShort = length == UntilShort;
            conversation.BeginData(at, id, untilShort ? null : length - Header, fromHost ? DataDirection.Out : DataDirection.In);
            open = untilShort ? long.MaxValue : length - Header;
            data = data[Header..];
            if (open == 0)
                open = null;
            return true;
        }

        var parameters = Parameters(data, length);
        if (kind == Kind.Command && fromHost)
            conversation.Request(at, code, id, parameters);
        else if (kind == Kind.Response && !fromHost)
            conversation.Response(at, code, id, parameters);
        else if (kind == Kind.Event && !fromHost)
            Event(at, data, conversation);
        data = data[Math.Min((int)length, data.Length)..];
        return true;
    }

    private static bool TryHead(ReadOnlySpan<byte> data, out uint length, out Kind kind, out ushort code, out uint id)
    {
        (length, kind, code, id) = (0, default, 0, 0);
        if (data.Length < Header)
            return false;
        length = BinaryPrimitives.ReadUInt32LittleEndian(data);
        kind = (Kind)BinaryPrimitives.ReadUInt16LittleEndian(data[4..]);
        code = BinaryPrimitives.ReadUInt16LittleEndian(data[6..]);
        id = BinaryPrimitives.ReadUInt32LittleEndian(data[8..]);
        return length >= Header && kind switch
        {
            Kind.Data                                  => true,
            Kind.Command or Kind.Response or Kind.Event => length <= LongestPlain && length % 4 == 0,
            _                                          => false,
        };
    }

    private static uint[] Parameters(ReadOnlySpan<byte> data, uint length)
    {
        var parameters = new uint[(Math.Min((int)length, data.Length) - Header) / sizeof(uint)];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = BinaryPrimitives.ReadUInt32LittleEndian(data[(Header + (i * sizeof(uint)))..]);
        return parameters;
    }
}
