using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Contract;

/// <summary>An answer of the <see cref="TestCamera"/>. No data phase where data is null.</summary>
internal sealed record Answer(byte[]? Data, ushort Code, params uint[] Parameters);

/// <summary>How a peer breaks the rules in its next transaction that has data. Each wire does it in its own framing.</summary>
public enum Misdeed
{
    None,
    SaysNothing,
    StopsInTheMiddle,
    HangsUpInTheMiddle,
    AnnouncesTooMuch,
    AnnouncesTooLittle,
    NeverEnds,
    ChattersForEver,
    AnswersAnotherTransaction,
    TalksNonsense,

    /// <summary>Of USB: packets that are not full before the end of the data. It is no offence, and everything arrives.</summary>
    SendsShortPackets,
}

/// <summary>
/// A responder that knows nothing of Sony: a few operations whose answers can be predicted, for any wire. Written for these tests
/// alone, so that a mistake in the simulator's servers and one in our transports cannot cancel out.
/// </summary>
internal sealed class TestCamera
{
    public static readonly PtpRequest OpenSession = new(PtpOperation.OpenSession.Code, DataDirection.None, new uint[] { 1 });

    private const ushort Echo = 0x9381;
    private const ushort Give = 0x9382;
    private const ushort Take = 0x9383;
    private const ushort Refuse = 0x9384;
    private const ushort Nudge = 0x9385;

    /// <summary>What it can do beside sessions, and which way data goes with it.</summary>
    public static IReadOnlyDictionary<ushort, DataDirection> Operations { get; } = new Dictionary<ushort, DataDirection>
    {
        [Echo] = DataDirection.None, [Give] = DataDirection.In, [Take] = DataDirection.Out, [Refuse] = DataDirection.In,
            [Nudge] = DataDirection.None,
    };

    /// <summary>Says something unasked.</summary>
    public event Action<PtpEvent>? Says;

    /// <summary>Requests that were answered, by operation.</summary>
    public List<ushort> Asked { get; } = [];

    /// <summary>Answers its parameters.</summary>
    public static PtpRequest EchoOf(params uint[] parameters) => new(Echo, DataDirection.None, parameters);

    /// <summary>Returns so many bytes of <see cref="Pattern"/>.</summary>
    public static PtpRequest GiveOf(int bytes) => new(Give, DataDirection.In, new uint[] { (uint)bytes });

    /// <summary>Answers the length and the sum of what it was sent.</summary>
    public static PtpRequest TakeOf(byte[] data) => new(Take, DataDirection.Out, new uint[] { 7 }, data);

    /// <summary>Data was hoped for, and the code comes instead.</summary>
    public static PtpRequest RefuseWith(ushort code) => new(Refuse, DataDirection.In, new uint[] { code });

    /// <summary>Makes it say 0xC201, 0xC202… before it answers.</summary>
    public static PtpRequest NudgeFor(int events) => new(Nudge, DataDirection.None, new uint[] { (uint)events });

    /// <summary>Bytes in which each block of 256 differs from the last: a lost or doubled packet shows.</summary>
    public static byte[] Pattern(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
            bytes[i] = (byte)(i ^ (i >> 8) * 7 ^ (i >> 16) * 13);
        return bytes;
    }

    public static uint SumOf(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        foreach (var value in bytes)
            sum = sum * 31 + value;
        return sum;
    }

    public void Say(PtpEvent news) => Says?.Invoke(news);

    public Answer Run(ushort operation, uint[] parameters, ReadOnlySpan<byte> data)
    {
        lock (Asked)
            Asked.Add(operation);
        switch (operation)
        {
            case Echo:
                return new(null, ResponseCode.Ok, parameters);
            case Give:
                return new(Pattern((int)parameters[0]), ResponseCode.Ok);
            case Take:
                return new(null, ResponseCode.Ok, (uint)data.Length, SumOf(data));
            case Refuse:
                return new(null, (ushort)parameters[0]);
            case Nudge:
                for (var i = 0; i < parameters[0]; i++)
                    Say(new((ushort)(0xC201 + i), 1, 2, 3));
                return new(null, ResponseCode.Ok);
            default:
                var isSession = operation == PtpOperation.OpenSession.Code || operation == PtpOperation.CloseSession.Code;
                return new(null, isSession ? ResponseCode.Ok : ResponseCode.OperationNotSupported);
        }
    }
}
