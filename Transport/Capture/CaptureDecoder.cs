namespace SonyAlpha.Transport.Capture;

/// <summary>
/// Finds the bodies in a capture and what was said to them: packets in, transactions out. Memory does not grow with the capture. Packets
/// that were lost or cut cost what was in them, and nothing else.
/// </summary>
public sealed class CaptureDecoder
{
    private readonly ICaptureObserver observer;
    private readonly UsbWire usb;
    private readonly PtpIpWire network;
    private readonly Dictionary<LinkType, CaptureCut> cuts = [];
    private readonly SortedDictionary<LinkType, long> unread = [];
    private DateTimeOffset last;
    private int bodies;

    public CaptureDecoder(ICaptureObserver observer)
    {
        this.observer = observer;
        usb = new(NewBody);
        network = new(NewBody);
    }

    public long Packets { get; private set; }

    /// <summary>Packets of links that are not read, or that are neither USB transfers nor TCP.</summary>
    public long OtherPackets { get; private set; }

    /// <summary>Of them, packets of links that are not read, for each link.</summary>
    public IReadOnlyDictionary<LinkType, long> Unread => unread;

    /// <summary>Of them, frames of Wi-Fi that are encrypted.</summary>
    public long Encrypted { get; private set; }

    /// <summary>What packets lack, for each link that has such.</summary>
    public IReadOnlyCollection<CaptureCut> Cuts => cuts.Values;

    /// <summary>Reads a capture to its end.</summary>
    public void Decode(CaptureFile file, CancellationToken stop = default)
    {
        while (!stop.IsCancellationRequested && file.Read(out var packet))
            Packet(packet);
        Finish();
    }

    public void Packet(in CapturedPacket packet)
    {
        Packets++;
        last = packet.At;
        if (Urb.TryRead(packet, out var urb))
        {
            Account(packet.Link, urb.Missing, urb.Data.Length);
            usb.Packet(packet.At, urb);
        }
        else if (!ReadNetwork(packet))
        {
            OtherPackets++;
            if (!LinkNames.IsRead(packet.Link))
                unread[packet.Link] = unread.GetValueOrDefault(packet.Link) + 1;
            else if (LinkLayer.IsEncrypted(packet.Link, packet.Data))
                Encrypted++;
        }
    }

    private bool ReadNetwork(in CapturedPacket packet)
    {
        var isTcp = false;
        for (var (number, isThere) = (0, true); isThere; number++)
        {
            if (!TcpSegment.TryRead(packet, number, out var segment, out isThere))
                continue;
            isTcp = true;
            Account(packet.Link, segment.Missing, segment.Data.Length);
            network.Packet(packet.At, segment);
        }

        return isTcp;
    }

    private void Account(LinkType link, int missing, int kept)
    {
        if (missing > 0)
            cuts[link] = (cuts.GetValueOrDefault(link) ?? new(link, 0, 0, 0)).And(missing, kept);
    }

    /// <summary>The capture is over: what waits is delivered, what is open is given up.</summary>
    public void Finish()
    {
        usb.Finish(last);
        network.Finish(last);
    }

    private Conversation NewBody(string wire)
    {
        var body = new CapturedBody(++bodies, wire);
        observer.Found(body);
        return new(body, observer);
    }
}
