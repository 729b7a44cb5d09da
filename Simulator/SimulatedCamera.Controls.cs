using System.Buffers.Binary;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>Buttons, levers and steps: ControlDevice, 0x9207.</summary>
public sealed partial class SimulatedCamera
{
    private const int Pressed = 2;

    private Reply ControlDevice(PtpRequest request)
    {
        var code = (ushort)Parameter(request, 0);
        var data = request.DataOut.Span;
        // "must be read once" (dougforpres.github.io, sony-driver part 3); Sony's own 2.00 examples do without
        if (!IsReady || (!hasToldProperties && version >= SimulatedBody.Version3))
            return Reply.Refusal(ResponseCode.AccessDenied);
        if (data.Length is 0 or > 8)
            return Reply.Refusal(ResponseCode.InvalidDevicePropFormat);
        if (version < SimulatedBody.Version3 && IsStepped(code))
            return Step(code, Signed(data));
        var known = version >= SimulatedBody.Version3 || Body.Speaks3
            ? Body.Controls.Contains(code) || Body.ObeysUnlisted.Contains(code) : Shown.Find(code) is { IsControl: true };
        if (!known)
            return Reply.Refusal(ResponseCode.InvalidParameter);
        return Work(code, Signed(data));
    }

    /// <summary>A number in whatever width it comes: one byte from libgphoto2, two from INDIGO, the property's own from others.</summary>
    private static int Signed(ReadOnlySpan<byte> data) => data.Length switch
    {
        1        => (sbyte)data[0],
        2 or 3   => BinaryPrimitives.ReadInt16LittleEndian(data),
        _        => BinaryPrimitives.ReadInt32LittleEndian(data),
    };

    private Reply Work(ushort code, int value)
    {
        var down = value == Pressed;
        switch (code)
        {
            case Code.HalfPress:
                PressHalf(down);
                return Reply.Ok;
            case Code.FullPress:
                return down ? Release() : LiftFull();
            case Code.OneShot when down:
                return Release();
            case Code.BothPresses:
                PressHalf(down);
                return down ? Release() : LiftFull();
            case Code.MovieButton:
                Put(Code.Movie, down ? 1 : 0); // held, no toggle (Sony's 3.00 example movie_rec.sh)
                return Reply.Ok;
            case Code.NearFar:
                return DriveFocus(value);
            case Code.StepNear or Code.StepFar when down:
                return DriveFocus(code == Code.StepNear ? -1 : 1);
            case Code.PowerOff when down:
                Unplug(comesBackAfter: null);
                return Reply.Ok;
            default:
                return Reply.Ok; // a button that changes nothing here
        }
    }

    private bool IsStepped(ushort code) =>
        code is Code.ShutterSpeed or Code.Iso or Code.FNumber or Code.Compensation && Shown.Find(code) is not null;

    /// <summary>
    /// Moves a value along its scale: forward is a shorter time, a higher ISO value, a larger number. A dial that is not on M does not let
    /// the time be moved, and a scale ends where it ends.
    /// </summary>
    private Reply Step(ushort code, int count)
    {
        if (faults.Strikes(Faults.RefusedSet))
            return Reply.Refusal(ResponseCode.InvalidDevicePropValue);
        if (IsAtWork)
            return Reply.Refusal(ResponseCode.DeviceBusy);
        if (AreSettingsLocked)
            return Reply.Refusal(ResponseCode.AccessDenied);
        var program = Shown[Code.ExposureProgram] & 0xFFFF;
        var allowed = code switch
        {
            Code.ShutterSpeed => program is 1 or 4,
            Code.FNumber      => program is 1 or 3,
            _                 => true,
        };
        if (!allowed || faults.Strikes(Faults.SetWithoutEffect))
            return Reply.Ok;
        var scale = ScaleOf(code);
        var value = scale[Math.Clamp(Place(scale, code, count) + count, 0, scale.Length - 1)];
        target[code] = value;
        agenda.After(Lasting(120 + (5 * Math.Min(Math.Abs(count), 60))), () =>
        {
            if (target.Remove(code, out var last))
                Put(code, last);
        });
        return Reply.Ok;
    }

    /// <summary>Where on its scale a value stands; of one that is not on it, the neighbour from which the step goes on.</summary>
    private int Place(long[] scale, ushort code, int count)
    {
        var value = target.GetValueOrDefault(code, Shown[code]);
        if (code == Code.Iso)
            value &= 0xFFFFFF; // with multi-frame noise reduction it has the same place
        if (Array.IndexOf(scale, value) is var exact and >= 0)
            return exact;
        if (value is 0 or uint.MaxValue)
            return 0;
        // times become shorter along the scale, everything else larger; bulb and AUTO stand before
        var before = code == Code.ShutterSpeed
            ? Array.FindLastIndex(scale, speed => speed == 0 || Seconds(speed) > Seconds(value))
            : Array.FindLastIndex(scale, other => other == 0xFFFFFF || other < value);
        return Math.Clamp(count > 0 ? before : before + 1, 0, scale.Length - 1);
    }

    private static double Seconds(long speed) => (speed >> 16) / Math.Max(1.0, speed & 0xFFFF);

    private long[] ScaleOf(ushort code) => code switch
    {
        Code.ShutterSpeed => [.. SpeedScale.Select(speed => speed == ThirtySeconds ? Body.ThirtySeconds : speed)],
        Code.Iso          => IsoScale,
        Code.FNumber      => Scales.Apertures,
        _                 => Scales.Compensations,
    };

    private long[] SpeedScale => faults.Has(Faults.HalfStops) ? Scales.HalfStops(Body.FastestShutter)
        : Body.HasBulb ? Scales.ShutterSpeeds(Body.FastestShutter) : Scales.ShutterSpeeds(Body.FastestShutter)[1..];

    /// <summary>The body's own list without what it steps over; bodies that name no values have the usual third stops.</summary>
    private long[] IsoScale
    {
        get
        {
            var listed = Shown.Find(Code.Iso) is { Form: { Kind: 2, All.Length: > 1 } own } ? own.All
                : Shown.Find(Code.AbsoluteIso) is { Form: { Kind: 2, All.Length: > 1 } absolute } ? absolute.All
                : Scales.Version2Iso(Body.IsoTop);
            return [.. listed.Where(iso => !Scales.IsSteppedOver(iso, Body.IsoBottom, Body.IsoTop))];
        }
    }

    private const long ThirtySeconds = 300 << 16 | 10;

    // Where steps that have not yet shown themselves lead
    private readonly Dictionary<ushort, long> target = [];
}
