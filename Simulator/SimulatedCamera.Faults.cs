using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>The faults that lie in the talking itself, and the cable.</summary>
public sealed partial class SimulatedCamera
{
    /// <summary>A crashed firmware starts anew.</summary>
    private static readonly TimeSpan RestartTime = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan StunTime = TimeSpan.FromMilliseconds(200);

    private bool isPlugged = true;

    /// <summary>The shutter button has just moved.</summary>
    private bool IsStunned => buttonMoved is { } moved && clock.GetElapsedTime(moved, agenda.Now) < Lasting(StunTime.TotalMilliseconds);

    /// <summary>What goes wrong with a request after the handshake, whatever it asks for.</summary>
    private Reply? ProtocolFault(ushort operation)
    {
        if (!IsReady || !hasToldProperties)
            return null;
        if (faults.Strikes(Faults.Busy) || (isReducing && faults.Has(Faults.BusyReducing)))
            return Reply.Refusal(ResponseCode.DeviceBusy);
        if (faults.Strikes(Faults.SessionLost))
        {
            CloseSession();
            return Reply.Refusal(ResponseCode.SessionNotOpen);
        }

        if (!faults.Strikes(Faults.CablePulled))
            return null;
        Unplug(faults.Lasting(Faults.CablePulled));
        return new(default) { BreaksAt = 0 };
    }

    private Reply? DatasetFault(ReadOnlyMemory<byte> dataset)
    {
        if (faults.Strikes(Faults.Hanging) || (IsStunned && faults.Strikes(Faults.HangsAfterShutter)))
            return new(default) { IsSilent = true };
        if (faults.Strikes(Faults.TruncatedDataset))
            return Reply.Of(dataset[..(dataset.Length * 6 / 10)]);
        if (!faults.Strikes(Faults.CorruptDataset))
            return null;
        var corrupt = dataset.ToArray();
        corrupt.AsSpan(corrupt.Length / 2).Fill(0xA5);
        return Reply.Of(corrupt);
    }

    /// <summary>More pictures than there is room for: nobody read them out.</summary>
    private void FillMemory()
    {
        while (!memory.IsFull)
            memory.Add(Develop(NoteByHand(), reduces: false));
        ReportMemory();
    }

    private void TakeByHand()
    {
        if (shutter != ShutterState.Closed)
            return;
        memory.Add(Develop(NoteByHand(), reduces: false));
        Say(Code.ObjectAdded, Code.Picture);
        ReportMemory();
    }

    /// <summary>An exposure of a sixtieth of a second that nobody asked for over the wire.</summary>
    private TakenExposure NoteByHand()
    {
        counter++;
        var taken = Note(1 << 16 | 60);
        exposures.Add(taken);
        return taken;
    }
}
