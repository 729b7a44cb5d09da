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
        if (!IsReady || !hasToldProperties)
            return Reply.Refusal(ResponseCode.AccessDenied); // "must be read once" (dougforpres.github.io, sony-driver part 3)
        if (data.Length is 0 or > 8)
            return Reply.Refusal(ResponseCode.InvalidDevicePropFormat);
        if (version < SimulatedBody.Version3 && IsStepped(code))
            return Step(code, Signed(data));
        var known = version >= SimulatedBody.Version3 || Body.Speaks3 ? Body.Controls.Contains(code) : Shown.Find(code) is { IsControl: true };
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
            case Code.MovieButton when down:
                Put(Code.Movie, Shown[Code.Movie] == 1 ? 0 : 1);
                return Reply.Ok;
            case Code.NearFar:
                return DriveFocus(Math.Sign(value) * FocusWay[Math.Min(Math.Abs(value), 7)]);
            case Code.StepNear or Code.StepFar when down:
                return DriveFocus(code == Code.StepNear ? -FocusWay[1] : FocusWay[1]);
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
        if (shutter != ShutterState.Closed)
            return Reply.Refusal(ResponseCode.DeviceBusy);
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
        var place = Array.IndexOf(scale, target.GetValueOrDefault(code, Shown[code]));
        var value = scale[Math.Clamp(Math.Max(place, 0) + count, 0, scale.Length - 1)];
        target[code] = value;
        agenda.After(Lasting(120 + (5 * Math.Min(Math.Abs(count), 60))), () =>
        {
            if (target.Remove(code, out var last))
                Put(code, last);
        });
        return Reply.Ok;
    }

    private long[] ScaleOf(ushort code) => code switch
    {
        Code.ShutterSpeed => [.. Scales.ShutterSpeeds(Body.FastestShutter).Select(speed => speed == ThirtySeconds ? Body.ThirtySeconds : speed)],
        Code.Iso          => [.. Scales.Version2Iso(Body.IsoTop).Where(iso => !Scales.IsSteppedOver(iso, Body.IsoTop))],
        Code.FNumber      => Scales.Apertures,
        _                 => Scales.Compensations,
    };

    private const long ThirtySeconds = 300 << 16 | 10;

    // Where steps that have not yet shown themselves lead
    private readonly Dictionary<ushort, long> target = [];
}
