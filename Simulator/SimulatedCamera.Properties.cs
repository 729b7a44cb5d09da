using System.Buffers.Binary;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>The properties: told, set, and dependent on each other.</summary>
public sealed partial class SimulatedCamera
{
    /// <summary>As it stood when it was switched on.</summary>
    private readonly Dictionary<ushort, BodyProperty[]> tables;
    private readonly Dictionary<ushort, BodyProperties> versions;
    private ushort version;

    /// <summary>The properties in the protocol version that was granted.</summary>
    private BodyProperties Shown => versions[version];

    private Reply GetAllProperties(PtpRequest request)
    {
        if (!IsReady)
            return Reply.Refusal(ResponseCode.AccessDenied);
        hasToldProperties = true;
        if (shutter is ShutterState.Opening or ShutterState.Open && version < SimulatedBody.Version3
            && faults.Strikes(Faults.SilentExposing))
            return new(default) { IsSilent = true };
        var dataset = Shown.Tell(changedOnly: Parameter(request, 0) == 1, IsVeiled ? Veil : null);
        return DatasetFault(dataset) ?? Reply.Of(dataset);
    }

    private Reply SetProperty(PtpRequest request)
    {
        var code = (ushort)Parameter(request, 0);
        if (!IsReady)
            return Reply.Refusal(ResponseCode.AccessDenied);
        // 2.00 bodies let pass what libgphoto2 2.5.30 writes to stepped properties and buttons, garbage included, and do nothing
        if (version < SimulatedBody.Version3 && (IsStepped(code) || code is Code.PositionKey or >= 0xD2C0 and <= 0xD2FF))
            return Reply.Ok;
        if (Shown.Find(code) is not { } property)
            return Reply.Refusal(ResponseCode.DevicePropNotSupported);
        if (Refusal(property, request.DataOut.Span) is var refusal and not 0)
            return Reply.Refusal(refusal);
        if (faults.Strikes(Faults.RefusedSet))
            return Reply.Refusal(ResponseCode.InvalidDevicePropValue);
        if (code == SimulatorProperty.CapCode)
            Put(code, request.DataOut.Span[0]);
        else if (!faults.Strikes(Faults.SetWithoutEffect) && property.Type != PtpType.String)
            SetLater(code, Value(property, request.DataOut.Span));
        return Reply.Ok;
    }

    /// <summary>Why a value is not taken; 0 if it is.</summary>
    private ushort Refusal(BodyProperty property, ReadOnlySpan<byte> data)
    {
        property = Veil(property);
        // "focus and metering mode can be set though shown only" (libgphoto2 ptp-pack.c:747-753)
        var settable = property.State == Notation.On || (property.State == Notation.Show && property.Code is Code.FocusMode or 0x500B);
        if (property.Access != Notation.Set || !settable)
            return ResponseCode.AccessDenied;
        if (property.Type == PtpType.String)
            return data.Length > 0 ? (ushort)0 : ResponseCode.InvalidDevicePropFormat;
        // wider than the type is let pass: SonyCamera pads to even, libgphoto2 sends four bytes for the aperture (config.c:3819)
        if (data.Length < property.Type.Size())
            return ResponseCode.InvalidDevicePropFormat;
        if (IsAtWork && property.Code != SimulatorProperty.CapCode)
            return ResponseCode.DeviceBusy;
        return property.Permits(Value(property, data)) ? (ushort)0 : ResponseCode.InvalidDevicePropValue;
    }

    private static long Value(BodyProperty property, ReadOnlySpan<byte> data)
    {
        Span<byte> wide = stackalloc byte[8];
        wide.Clear();
        data[..Math.Min(data.Length, property.Type.Size())].CopyTo(wide);
        return property.Widen(BinaryPrimitives.ReadUInt64LittleEndian(wide));
    }

    /// <summary>What is set shows itself a tenth of a second later; a change of file format takes over a second (libgphoto2
    /// config.c:7489).</summary>
    private void SetLater(ushort code, long value)
    {
        var delay = code is Code.CompressionSetting ? 1000 : 100 + chance.Next(50);
        agenda.After(Lasting(delay), () => Put(code, value));
    }

    /// <summary>A property of this protocol version takes a value, and with it all that depends on it.</summary>
    private void Put(ushort code, long value)
    {
        if (Shown.Find(code) is { } property)
            Replace(property with { Current = value });
        switch (code)
        {
            case Code.ShutterSpeed when Shown.Find(Code.ExtendedShutter) is { } extended:
                Replace(extended with { Current = (value >> 16 << 32) | (value & 0xFFFF) });
                break;
            case Code.ExtendedShutter when Shown.Find(Code.ShutterSpeed) is { } plain:
                Replace(plain with { Current = (value >> 32 << 16) | (value & 0xFFFF) });
                break;
            case Code.AbsoluteIso or Code.Iso when version < SimulatedBody.Version3:
                Follow(code == Code.Iso ? Code.AbsoluteIso : Code.Iso, value);
                break;
            case Code.AbsoluteShutter or Code.ShutterSpeed when version < SimulatedBody.Version3:
                Follow(code == Code.ShutterSpeed ? Code.AbsoluteShutter : Code.ShutterSpeed, value);
                break;
            case Code.PositionKey:
                TakeCharge(value == 1);
                break;
            case Code.Drive:
                FitToProgram();
                break;
            case Code.FileFormat or Code.CompressionSetting:
                FitToFormat();
                break;
            case Code.ExposureProgram:
                FitToProgram();
                break;
            case Code.FocusPositionSetting:
                GoToPosition(value);
                break;
            case Code.FocusMode:
                LetBeDriven();
                break;
        }
    }

    /// <summary>Two codes of one setting: what is written to the one is read in the other (libgphoto2 cameras/: ILCE-7RM4, ILCE-1,
    /// ZV-1).</summary>
    private void Follow(ushort code, long value)
    {
        if (Shown.Find(code) is { } twin)
            Replace(twin with { Current = value });
    }

    private void Replace(BodyProperty property)
    {
        if (Shown.Put(property))
            Say(Code.PropertyChanged, property.Code);
    }

    /// <summary>
    /// With the computer in charge the dials for mode and drive no longer rule (libgphoto2 commit bd5bb46b2; dump of an ILCE-1M2, which has
    /// both). Without it they are as the table has them. 2.00 knows no such thing.
    /// </summary>
    private void TakeCharge(bool isTaken)
    {
        if (isTaken != tookCharge is not null)
        {
            tookCharge = isTaken ? agenda.Now : null;
            TellEndOf(Faults.SettingsLate);
            TellEndOf(Faults.DriveLate);
        }

        if (version < SimulatedBody.Version3)
            return;
        foreach (var dial in tables[version].Where(p => p.Code is Code.ExposureProgram or Code.Drive
            && p is not { Access: Notation.Set, State: Notation.On }))
        {
            if (Shown.Find(dial.Code) is not { } now
                || tables[version].Any(p => p.Code == dial.Code && p is { Access: Notation.Set, State: Notation.On }))
                continue;
            Replace(isTaken
                ? now with { Access = Notation.Set, State = Notation.On,
                    Form = now.Form.Kind == 2 ? now.Form with { Now = now.Form.All } : now.Form }
                : now with { Access = dial.Access, State = dial.State, Form = dial.Form });
        }
    }

    /// <summary>Without JPEG there is no JPEG quality, without RAW no kind of RAW, and what of a pair is sent matters only for
    /// pairs.</summary>
    private void FitToFormat()
    {
        if (version < SimulatedBody.Version3)
            return;
        Enable(Code.JpegQuality, TakesJpeg);
        Enable(Code.RawFileType, TakesRaw);
        Enable(Code.PairSaved, TakesRaw && TakesJpeg);
        if (Shown[Code.PairSaved] == 0 && TakesRaw && TakesJpeg)
            Put(Code.PairSaved, 1);
    }

    /// <summary>The exposure program says which of time and aperture the user has; an ILCE-6000 on AUTO shows all three only
    /// (captured).</summary>
    private void FitToProgram()
    {
        var program = Shown[Code.ExposureProgram] & 0xFFFF;
        FitShutter(program);
        Enable(Code.ShutterSpeed, program is 1 or 4, Notation.Show);
        Enable(Code.ExtendedShutter, program is 1 or 4, Notation.Show);
        Enable(Code.FNumber, program is 1 or 3, Notation.Show);
        Enable(Code.Iso, program is >= 1 and <= 4, Notation.Show);
    }

    /// <summary>
    /// The times that mode and drive leave. What a description lists in another mode is not all: on M in single drive a body has its whole
    /// scale, and in a series none above half a second (dump of an ILCE-1M2).
    /// </summary>
    private void FitShutter(long program)
    {
        var code = version >= SimulatedBody.Version3 ? Code.ShutterSpeed : Code.AbsoluteShutter;
        if (Shown.Find(code) is not { Form: { Kind: 2, All.Length: > 0 } form } property)
            return;
        var own = tables[version].First(p => p.Code == code).Form.All;
        long[] times = faults.Has(Faults.HalfStops) ? Scales.HalfStops(Body.FastestShutter)
            : program != 1 || own.Contains(0) ? own
            : Body.HasBulb ? Scales.ShutterSpeeds(Body.FastestShutter) : own;
        var isSeries = (Shown[Code.Drive] & 0xFFFF) is not (0 or 1);
        if (isSeries && version >= SimulatedBody.Version3
            && (faults.Has(Faults.DriveDial) || own.All(speed => Seconds(speed) <= LongestInSeries)))
            times = [.. times.Where(speed => speed != 0 && Seconds(speed) <= LongestInSeries)];
        if (times.SequenceEqual(form.All))
            return;
        Replace(property with { Form = new(2, form.Now.Length > 0 ? times : [], times) });
        if (Shown.Find(Code.ExtendedShutter) is { } extended && version >= SimulatedBody.Version3)
        {
            long[] wide = [.. times.Select(speed => (speed >> 16 << 32) | (speed & 0xFFFF))];
            Replace(extended with { Form = new(2, extended.Form.Now.Length > 0 ? wide : [], wide) });
        }
    }

    private const double LongestInSeries = 0.5;

    private void Enable(ushort code, bool enabled, byte otherwise = Notation.Grey)
    {
        if (Shown.Find(code) is not { } property || enabled == (property.State == Notation.On))
            return;
        var form = property.Form.Kind != 2 || version < SimulatedBody.Version3
            ? property.Form : property.Form with { Now = enabled ? property.Form.All : [] };
        Replace(property with { State = enabled ? Notation.On : otherwise, Form = form });
    }

    /// <summary>Goes over to a protocol version; what the body is set to stays.</summary>
    private void Speak(ushort granted)
    {
        if (granted != version)
        {
            var before = Shown;
            version = granted;
            foreach (var property in Shown.All.ToArray())
            {
                if (Carried(property, before) is { } value)
                    Shown.Put(property with { Current = value });
            }
        }

        FitToFormat();
        FitToProgram();
        TakeCharge(Shown[Code.PositionKey] == 1);
        events.Clear(); // nobody has been told the old values yet
    }

    /// <summary>The value of a property in the words of this version; null if the other knows nothing of it.</summary>
    private static long? Carried(BodyProperty property, BodyProperties before) => property.Code switch
    {
        Code.FileFormat when before.Find(Code.CompressionSetting) is { } old =>
            (old.Current >> 4) switch { 1 => old.Current == 0x10 ? 1 : 2, _ => 3 },
        Code.CompressionSetting when before.Find(Code.FileFormat) is { } young => young.Current switch { 1 => 0x10, 2 => 0x13, _ => 3 },
        // 3.00 puts a group above the number that 2.00 has alone (libgphoto2 config.c:1563, 4184)
        Code.ExposureProgram or Code.Drive when before.Find(property.Code) is { } other =>
            property.Form.All.FirstOrDefault(value => (value & 0xFFFF) == (other.Current & 0xFFFF), property.Current),
        _ => before.Find(property.Code) is { } same && same.Type == property.Type ? same.Current : null,
    };
}
