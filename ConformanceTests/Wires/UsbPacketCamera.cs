using SonyAlpha.ConformanceTests.Contract;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>Packets that a device has ready for one endpoint.</summary>
internal sealed class UsbPackets(int size)
{
    private readonly Queue<byte[]> packets = new();

    public int Size => size;

    /// <summary>What comes for ever once all else is said; null for nothing.</summary>
    public byte[]? Endless { get; set; }

    public bool TryPeek(out byte[] packet)
    {
        packet = packets.Count > 0 ? packets.Peek() : Endless ?? [];
        return packets.Count > 0 || Endless is not null;
    }

    public void Remove() => packets.TryDequeue(out _);

    public void Clear() => packets.Clear();

    /// <summary>Cuts a transfer into packets; an empty one ends it where the last would be full, on request.</summary>
    public void Add(ReadOnlySpan<byte> transfer, bool endsWithEmpty)
    {
        for (; transfer.Length >= size; transfer = transfer[size..])
            packets.Enqueue(transfer[..size].ToArray());
        if (transfer.Length > 0 || endsWithEmpty)
            packets.Enqueue(transfer.ToArray());
    }
}

/// <summary>A <see cref="TestCamera"/> behind bulk and interrupt endpoints (libgphoto2 usb.c:72-84).</summary>
internal sealed class UsbPacketCamera(TestCamera camera, Func<Misdeed> misdeed, bool sendsEmptyPackets, Action hangUp)
{
    private const int PacketSize = 512;

    private readonly List<byte> incoming = [];
    private byte[]? command;

    public UsbPackets Packets { get; } = new(PacketSize);

    public UsbPackets Events { get; } = new(64);

    public void Tell(PtpEvent news) =>
        Events.Add(Container(4, news.Code, uint.MaxValue, Numbers(news.Parameter1, news.Parameter2, news.Parameter3)),
            endsWithEmpty: false);

    /// <summary>One transfer from the host. A container is complete when it ends with a packet that is not full.</summary>
    public void Write(byte[] transfer)
    {
        incoming.AddRange(transfer);
        if (transfer.Length > 0 && incoming.Count % PacketSize == 0)
            return;
        var container = incoming.ToArray();
        incoming.Clear();
        Assert.That(BitConverter.ToUInt32(container), Is.EqualTo((uint)container.Length));
        if (BitConverter.ToUInt16(container, 4) == 1 && IsFollowedByData(container))
            command = container;
        else
            Answer(command ?? container, command is null ? [] : container[12..]);
    }

    private static bool IsFollowedByData(byte[] container) => BitConverter.ToUInt16(container, 6) == TestCamera.TakeOf([]).Operation;

    private static byte[] Numbers(params uint[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    private static byte[] Container(ushort type, ushort code, uint transaction, byte[] body, int lie = 0) =>
        [.. BitConverter.GetBytes(12 + body.Length + lie), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(code),
            .. Numbers(transaction), .. body];

    private void Answer(byte[] request, byte[] data)
    {
        command = null;
        var (operation, transaction) = (BitConverter.ToUInt16(request, 6), BitConverter.ToUInt32(request, 8));
        var parameters = Enumerable.Range(0, (request.Length - 12) / 4).Select(i => BitConverter.ToUInt32(request, 12 + 4 * i)).ToArray();
        var answer = camera.Run(operation, parameters, data);
        var wrong = answer.Data is null ? Misdeed.None : misdeed();
        if (answer.Data is not null)
            Send(answer.Data, operation, transaction, wrong);
        if (wrong is Misdeed.None or Misdeed.AnnouncesTooMuch or Misdeed.AnnouncesTooLittle or Misdeed.SendsShortPackets)
            Packets.Add(Container(3, answer.Code, transaction, Numbers(answer.Parameters)), endsWithEmpty: false);
    }

    private void Send(byte[] data, ushort operation, uint transaction, Misdeed wrong)
    {
        var honest = Container(2, operation, transaction, data);
        switch (wrong)
        {
            case Misdeed.None:
                Packets.Add(honest, sendsEmptyPackets);
                break;
            case Misdeed.SendsShortPackets:
                foreach (var part in honest.Chunk(300_001))
                    Packets.Add(part, sendsEmptyPackets);
                break;
            case Misdeed.StopsInTheMiddle:
                Packets.Add(honest.AsSpan(0, 600 * PacketSize), endsWithEmpty: false);
                break;
            case Misdeed.HangsUpInTheMiddle:
                Packets.Add(honest.AsSpan(0, 600 * PacketSize), endsWithEmpty: false);
                hangUp();
                break;
            case Misdeed.AnnouncesTooMuch or Misdeed.AnnouncesTooLittle:
                Packets.Add(Container(2, operation, transaction, data, wrong == Misdeed.AnnouncesTooMuch ? 1 : -1), sendsEmptyPackets);
                break;
            case Misdeed.NeverEnds:
                Packets.Add([255, 255, 255, 255, .. honest.AsSpan(4, PacketSize - 4)], endsWithEmpty: false);
                Packets.Endless = new byte[PacketSize];
                break;
            case Misdeed.ChattersForEver:
                Packets.Add(honest.AsSpan(0, 12), endsWithEmpty: false);
                Packets.Endless = [];
                break;
            case Misdeed.AnswersAnotherTransaction:
                Packets.Add(Container(2, operation, transaction + 1, data), sendsEmptyPackets);
                break;
            case Misdeed.TalksNonsense:
                Packets.Add(data, sendsEmptyPackets);
                break;
        }
    }
}
