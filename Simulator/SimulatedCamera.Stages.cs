using static SonyAlpha.Simulator.Notation;

namespace SonyAlpha.Simulator;

/// <summary>
/// What a body shows before it is ready: after the handshake, and after the computer took charge of it. What it is set to stands behind
/// that and is not touched.
/// </summary>
public sealed partial class SimulatedCamera
{
    /// <summary>What reads zero in dumps that were taken right after the handshake (libgphoto2 cameras/: sony-a6300, -slt-a68,
    /// -dsc-rx100m5).</summary>
    private static readonly ushort[] ReadZeroAtFirst =
    [
        Code.FNumber, Code.FocusMode, Code.Drive, Code.ShutterSpeed, Code.ExtendedShutter, Code.Iso, Code.LiveViewStatus, Code.AbsoluteIso,
        Code.AbsoluteShutter,
    ];

    /// <summary>When the computer took charge of the dials; null while the body has it.</summary>
    private long? tookCharge;

    private bool ReadsZeros => IsIn(Faults.Zeros, shookHands);

    private bool AreSettingsLocked => faults.Lasting(Faults.SettingsLate) is not null
        && (HasChargeTakenFrom is not { } since || IsIn(Faults.SettingsLate, since));

    private bool IsDriveLocked => faults.Lasting(Faults.DriveLate) is not null
        && (HasChargeTakenFrom is not { } since || IsIn(Faults.DriveLate, since));

    /// <summary>From when on settings are being unlocked: in protocol 3.00 by 0xD25A, which 2.00 does not have.</summary>
    private long? HasChargeTakenFrom => Shown.Find(Code.PositionKey) is null ? shookHands : tookCharge;

    private bool IsVeiled => IsReady && (ReadsZeros || AreSettingsLocked || IsDriveLocked);

    private bool IsIn(Fault stage, long since) =>
        faults.Lasting(stage) is { } time && clock.GetElapsedTime(since, agenda.Now) < Lasting(time.TotalMilliseconds);

    /// <summary>A property as it is told now.</summary>
    private BodyProperty Veil(BodyProperty property)
    {
        if (ReadsZeros)
            property = property.Code == Code.Battery ? property with { Current = -1 } : ReadZeroAtFirst.Contains(property.Code)
                ? property with { Current = 0 } : property;
        var isLocked = property.Code is not (Code.PositionKey or SimulatorProperty.CapCode)
            && (AreSettingsLocked || (IsDriveLocked && property.Code == Code.Drive));
        if (!isLocked || property is not { Access: Set, State: On })
            return property;
        return property with { State = Show, Form = property.Form.Kind == 2 && version >= SimulatedBody.Version3
            ? property.Form with { Now = [] } : property.Form };
    }

    /// <summary>When a stage ends, the body says that its properties have changed, as far as it says that of any.</summary>
    private void TellEndOf(Fault stage)
    {
        if (faults.Lasting(stage) is { } time)
            agenda.After(Lasting(time.TotalMilliseconds), () => Say(Code.PropertyChanged, Code.Drive));
    }

    /// <summary>Menus that stand as somebody left them: what a program writes to them later stays.</summary>
    private readonly HashSet<Fault> left = [];

    private bool IsLeft(Fault fault) => faults.Strikes(fault) && left.Add(fault);

    /// <summary>How somebody left the body: its dials at the time of each handshake, and its menus at the first.</summary>
    private void StandAsLeft()
    {
        TellEndOf(Faults.Zeros);
        if (faults.Strikes(Faults.DriveDial) && Shown.Find(Code.Drive) is { } drive)
            Put(Code.Drive, drive.Form.All.FirstOrDefault(mode => (mode & 0xFFFF) is 2 or 0x8010 or 0x8015, 2));
        if (IsLeft(Faults.IntervalShooting))
            Put(Code.IntervalMode, 2);
        if (IsLeft(Faults.SmallFile))
            Put(Code.PictureSize, 2);
        if (IsLeft(Faults.JpegOnly))
            Put(version >= SimulatedBody.Version3 ? Code.FileFormat : Code.CompressionSetting, 3);
        if (faults.Strikes(Faults.NoCard))
            Insert(status: 2);
        if (faults.Strikes(Faults.UnknownCard))
            Insert(status: 0);
        if ((faults.Has(Faults.NoiseReduction) || faults.Has(Faults.BusyReducing)) && left.Add(Faults.NoiseReduction))
            Put(Code.NoiseReduction, 2);
        FitToProgram();
    }

    /// <summary>What the card slots say: 1 a card, 2 none, 0 nothing that could be told (dumps of ILCE-7SM3 and ILCE-1).</summary>
    private void Insert(int status)
    {
        Put(Code.CardStatus, status);
        Put(Code.SecondCardStatus, status);
        Put(Code.CardShots, 0);
    }
}
