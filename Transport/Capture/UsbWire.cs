using System.Buffers.Binary;

namespace SonyAlpha.Transport.Capture;

/// <summary>The USB devices of a capture, and which of them speak PTP.</summary>
internal sealed class UsbWire(Func<string, Conversation> newBody)
{
    private readonly Dictionary<(int Bus, int Device), UsbDevice> devices = [];

    public void Packet(DateTimeOffset at, in Urb urb)
    {
        if (!devices.TryGetValue((urb.Bus, urb.Device), out var device))
            devices[(urb.Bus, urb.Device)] = device = new($"USB bus {urb.Bus} device {urb.Device}", newBody);
        device.Packet(at, urb);
    }

    public void Finish(DateTimeOffset at)
    {
        foreach (var device in devices.Values)
            device.Finish(at);
    }
}

/// <summary>One USB device: its control pipe says what it is, its bulk pipes carry containers, its interrupt pipe events.</summary>
internal sealed class UsbDevice(string wire, Func<string, Conversation> newBody)
{
    private const int DeviceDescriptor = 18;

    private readonly UsbRequests requests = new();
    private Conversation? conversation;
    private ContainerStream? toCamera;
    private ContainerStream? fromCamera;
    private (ushort Vendor, ushort Product)? ids;

    public void Packet(DateTimeOffset at, in Urb urb)
    {
        switch (urb.Transfer)
        {
            case UsbTransfer.Control when urb.CarriesData:
                LearnIds(urb.Data);
                break;
            case UsbTransfer.Bulk when !urb.IsIn:
                if (urb.IsSubmission)
                    Out(at, urb);
                break;
            case UsbTransfer.Bulk:
                In(at, urb);
                break;
            case UsbTransfer.Interrupt when urb is { IsIn: true, CarriesData: true } && conversation is not null:
                ContainerStream.Event(at, urb.Data, conversation);
                break;
            default:
                break;
        }
    }

    public void Finish(DateTimeOffset at) => conversation?.Finish(at);

    private void Out(DateTimeOffset at, in Urb urb)
    {
        if (conversation is null)
        {
            if (!ContainerStream.LooksLikeRequest(urb.Data))
                return;
            conversation = newBody(wire);
            (toCamera, fromCamera) = (new(conversation, fromHost: true), new(conversation, fromHost: false));
            if (ids is { } known)
                conversation.Body.LearnProduct(known.Vendor, known.Product);
        }

        toCamera!.Transfer(at, urb.Data, urb.Missing);
    }

    private void In(DateTimeOffset at, in Urb urb)
    {
        if (urb.IsSubmission)
        {
            requests.Submitted(urb);
            return;
        }

        if (requests.Completed(urb) is > 0 and var lost)
            fromCamera?.Lost(lost);
        fromCamera?.Transfer(at, urb.Data, urb.Missing);
    }

    /// <summary>A device descriptor, 12 01 …: vendor at 8, product at 10 (USB 2.0, 9.6.1).</summary>
    private void LearnIds(ReadOnlySpan<byte> data)
    {
        if (data.Length < DeviceDescriptor || data[0] != DeviceDescriptor || data[1] != 1)
            return;
        ids = (BinaryPrimitives.ReadUInt16LittleEndian(data[8..]), BinaryPrimitives.ReadUInt16LittleEndian(data[10..]));
        conversation?.Body.LearnProduct(ids.Value.Vendor, ids.Value.Product);
    }
}

/// <summary>
/// The reads under way on a bulk pipe. They complete in the order in which they were submitted: one that is overtaken has completed, and
/// the capture has lost it.
/// </summary>
internal sealed class UsbRequests
{
    private const int Most = 1024;

    private readonly LinkedList<(ulong Id, byte Endpoint, int Length)> submitted = [];

    public void Submitted(in Urb urb)
    {
        submitted.AddLast((urb.Id, urb.Endpoint, urb.Length));
        if (submitted.Count > Most)
            submitted.RemoveFirst();
    }

    /// <returns>Bytes that the reads before it, whose completions are not there, have transferred at most.</returns>
    public long Completed(in Urb urb)
    {
        var lost = 0L;
        for (var node = submitted.First; node is not null;)
        {
            var (next, request) = (node.Next, node.Value);
            if (request.Endpoint == urb.Endpoint)
            {
                submitted.Remove(node);
                if (request.Id == urb.Id)
                    return lost;
                lost += request.Length;
            }

            node = next;
        }

        return 0; // its own submission is not there: then nothing is known of the others
    }
}
