using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>The shutter.</summary>
public sealed partial class SimulatedCamera
{
    private ShutterState shutter;
    private bool halfPressed;
    private bool fullPressed;
    private long? buttonMoved;
    private bool awaitsFocus;
    private long opened;
    private TakenExposure? taking;
    private uint counter;

    /// <summary>The dark frame of the noise reduction is being taken.</summary>
    private bool isReducing;

    private enum ShutterState
    {
        Closed,

        /// <summary>Released, not open yet.</summary>
        Opening,
        Open,

        /// <summary>Closed again; the dark frame of the noise reduction is being taken.</summary>
        Processing,
    }

    /// <summary>Exposing or making a picture: nothing can be set.</summary>
    private bool IsAtWork => shutter != ShutterState.Closed || memory.IsPreparing;

    private bool IsBulb => Shown[Code.ShutterSpeed] == 0;

    /// <summary>The shutter button is pressed to its end: refused, let pass without effect, or obeyed.</summary>
    private Reply Release()
    {
        if (ReleaseRefusal() is var refusal and not 0)
            return Reply.Refusal(refusal);
        fullPressed = true;
        buttonMoved = agenda.Now;
        if (shutter != ShutterState.Closed || making.Count > Body.Depth || ReadsZeros || faults.Strikes(Faults.ReleaseIgnored))
            return Reply.Ok;
        if (!IsManualFocus && clock.GetElapsedTime(shookHands, agenda.Now) < Lasting(Body.WarmUp.TotalMilliseconds))
            return Reply.Ok; // too fresh (libgphoto2 library.c:4953-4986)
        if (HasFocus)
            OpenSoon();
        else
            awaitsFocus = halfPressed;
        return Reply.Ok;
    }

    /// <summary>The next one of a series.</summary>
    private void ReleaseAgain()
    {
        if (shutter == ShutterState.Closed && !memory.IsFull && isPlugged)
            OpenSoon();
    }

    private ushort ReleaseRefusal()
    {
        if (faults.Strikes(Faults.MemoryFull))
            FillMemory();
        if (memory.IsFull)
            return ResponseCode.TemporaryStorageFull;
        if (faults.Strikes(Faults.CardFull))
            return ResponseCode.StoreFull;
        if (Shown[Code.CardStatus] == 2 && faults.Has(Faults.NoCard) && Shown.Find(Code.SaveDestination) is { Current: not 1 })
            return ResponseCode.StoreNotAvailable;
        if (faults.Strikes(Faults.OverheatingStop))
        {
            Put(Code.Overheating, 2);
            return ResponseCode.CameraStatusError;
        }

        var isMovie = (Shown[Code.ExposureProgram] & 0xFFFF) is >= 0x8050 and <= 0x8054;
        return isMovie || Shown[Code.Movie] == 1 ? ResponseCode.CameraStatusError : (ushort)0;
    }

    private Reply LiftFull()
    {
        if (!fullPressed)
            return Reply.Ok; // a finger that is up already closes no shutter, and none the sooner
        buttonMoved = agenda.Now;
        fullPressed = false;
        awaitsFocus = false;
        if (shutter == ShutterState.Open && taking!.Shutter == 0)
        {
            agenda.After(Lasting(faults.Strikes(Faults.LateBulbEnd) ? 1000 : Body.ShutterLag.TotalMilliseconds), Close);
        }

        return Reply.Ok;
    }

    private void OpenSoon()
    {
        shutter = ShutterState.Opening;
        agenda.After(Lasting(Body.ShutterLag.TotalMilliseconds), Open);
    }

    private void Open()
    {
        if (IsBulb && !fullPressed)
        {
            shutter = ShutterState.Closed; // too short a press for bulb
            return;
        }

        shutter = ShutterState.Open;
        opened = agenda.Now;
        counter++;
        taking = Note((uint)Shown[Code.ShutterSpeed]);
        if (faults.Strikes(Faults.WrongExposure))
            taking = taking with { Seconds = taking.Seconds / 8 };
        if (!IsBulb)
            agenda.After(Lasting(1000 * taking.Seconds), Close);
        var (cable, battery) = (faults.Lasting(Faults.CablePulledExposing), faults.Lasting(Faults.BatteryEmpty));
        if (faults.Strikes(Faults.CablePulledExposing))
            agenda.After(Lasting(500), () => Unplug(cable));
        if (faults.Strikes(Faults.BatteryEmpty))
            agenda.After(Lasting(500), () => Fall(battery));
    }

    /// <summary>What is being exposed, as far as that is known when the shutter opens.</summary>
    private TakenExposure Note(uint speed)
    {
        var seconds = speed == 0 ? 0 : (speed >> 16) / (double)(speed & 0xFFFF);
        var iso = (int)(Shown[Code.Iso] & 0xFFFFFF);
        return new(
            counter, SettingsHash(), agenda.UtcNow, seconds, iso == 0xFFFFFF ? 100 : iso, speed,
            Shown[SimulatorProperty.CapCode] == (long)SimulatedCap.Off, motor?.Blur ?? Sky.BestFocus, (int)(counter - 1) % 9999 + 1)
        {
            Stamp = OwnTime, LensMoved = IsLensBusy,
        };
    }

    private void Close()
    {
        if (shutter != ShutterState.Open)
            return;
        var done = taking! with { Seconds = taking!.Shutter == 0 ? clock.GetElapsedTime(opened, agenda.Now).TotalSeconds : taking.Seconds };
        taking = null;
        exposures.Add(done);
        shutter = ShutterState.Processing;
        // Sony's limit for its long exposure noise reduction
        isReducing = ReducesNoise && done.Seconds >= 1;
        var reduces = isReducing;
        agenda.After(reduces ? Lasting(1000 * done.Seconds) : TimeSpan.Zero, () => Process(done, reduces));
    }

    /// <summary>A hash of what the exposure depends on, for the code in the pixels.</summary>
    private uint SettingsHash()
    {
        var hash = 2166136261u; // FNV-1a
        foreach (var code in (ReadOnlySpan<ushort>)[Code.ShutterSpeed, Code.Iso, Code.FNumber, Code.FileFormat, Code.CompressionSetting,
            SimulatorProperty.CapCode])
            hash = (hash ^ (uint)Shown[code]) * 16777619;
        return hash;
    }
}
