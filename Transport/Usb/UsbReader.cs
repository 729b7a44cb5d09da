namespace SonyAlpha.Transport.Usb;

/// <summary>
/// The bulk-in endpoint as a stream of containers. A header, and the little that comes with it, goes through a small buffer; the rest of
/// the data from the kernel straight to the receiver (rules: libgphoto2 usb.c:200-460).
/// </summary>
internal sealed class UsbReader(UsbPipe pipe, TransactionWatch watch)
{
    /// <summary>Bytes asked for first, as libgphoto2 does; a multiple of every packet size.</summary>
    private const int First = 1024;

    private readonly byte[] ahead = GC.AllocateArray<byte>(First, pinned: true);
    private int begin;
    private int end;

    /// <summary>Whether the last transfer ended with a short packet, as the last of a container does.</summary>
    private bool ended;

    private ReadOnlySpan<byte> Kept => ahead.AsSpan(begin, end - begin);

    /// <summary>What was read ahead belongs to nobody.</summary>
    public void Forget() => (begin, end, ended) = (0, 0, false);

    /// <summary>Waits for the next container.</summary>
    public UsbContainer Next()
    {
        // an empty transfer before a header is the end mark of the data before it (libgphoto2 usb.c:222)
        for (var tries = 0; Kept.Length == 0 && tries < 2; tries++)
            Refill();
        if (Kept.Length < UsbContainer.HeaderLength)
            throw UsbErrors.Malformed($"{Kept.Length} bytes came where a container of at least {UsbContainer.HeaderLength} was expected");
        var container = UsbContainer.Read(Kept);
        begin += UsbContainer.HeaderLength;
        if (container.Length < UsbContainer.HeaderLength)
            throw UsbErrors.Malformed($"A container announces a length of {container.Length} bytes");
        return container;
    }

    /// <summary>The parameters of a container that carries no data.</summary>
    public uint[] Parameters(UsbContainer container)
    {
        var length = container.Length - UsbContainer.HeaderLength;
        if (length > 5 * 4 || length > Kept.Length)
            throw UsbErrors.Malformed($"A container without data announces {container.Length} bytes, and {Kept.Length} follow its header");
        var parameters = UsbContainer.Parameters(Kept[..(int)length]);
        begin += (int)length;
        return parameters;
    }

    /// <summary>The data of a container.</summary>
    public void Data(UsbContainer container, DataPhase data)
    {
        if (container.Length == UsbContainer.UnknownLength)
        {
            data.Begin(null);
            UntilShort(data);
        }
        else
        {
            var length = container.Length - UsbContainer.HeaderLength;
            data.Begin(length);
            Exactly(length, data);
        }

        data.End();
    }

    private void Exactly(uint left, DataPhase data)
    {
        while (left > 0)
        {
            if (Kept.Length == 0 && ended)
                ReadPastShort(data);
            left -= (uint)(Kept.Length > 0 ? Copy(left, data) : Transfer(left, data));
        }
    }

    private void UntilShort(DataPhase data)
    {
        while (Kept.Length > 0 || !ended)
        {
            if (Kept.Length > 0)
                Copy(uint.MaxValue, data);
            else
                Transfer(uint.MaxValue, data);
        }
    }

    /// <summary>A short packet before the end: some bodies send a header alone. Or all data is there, fewer than announced.</summary>
    private void ReadPastShort(DataPhase data)
    {
        Refill();
        if (Kept.Length is >= UsbContainer.HeaderLength and <= UsbContainer.LongestCommand && UsbContainer.Read(Kept) is var next
            && next.Type == UsbContainerType.Response && next.Length == Kept.Length)
        {
            data.End();
            data.RequireComplete();
        }
    }

    private int Copy(uint most, DataPhase data)
    {
        var place = data.Next((int)Math.Min(most, (uint)Kept.Length));
        var count = (int)Math.Min(Math.Min(most, (uint)Kept.Length), (uint)place.Length);
        Kept[..count].CopyTo(place);
        begin += count;
        data.Received(count);
        return count;
    }

    /// <summary>One transfer to where the data belongs; by way of the buffer if less than a packet is to come or has room.</summary>
    private int Transfer(uint left, DataPhase data)
    {
        // data whose length nobody knows must not be asked for beyond its end
        var most = left == uint.MaxValue ? UsbPipe.LongestRequest : UsbPipe.MostUnderWay;
        var offered = data.NextMemory((int)Math.Min(left, most));
        var place = offered.Length > most ? offered[..most] : offered;
        var packet = pipe.Endpoint.PacketSize;
        // whole packets, or the last of them would not fit; a rest smaller than one is asked for with room for more: QEMU's usb-mtp stalls
        // a
        // request in which no container would have room
        var room = (int)Math.Min(left, (uint)place.Length) / packet * packet;
        if (room == 0)
        {
            Refill();
            return 0;
        }

        var count = pipe.Run(place[..room], watch);
        ended = count < room || count % packet != 0;
        if (count > 0)
            data.Received(count);
        return count;
    }

    private void Refill()
    {
        begin = 0;
        end = pipe.Run(ahead, watch);
        ended = end < First;
    }
}
