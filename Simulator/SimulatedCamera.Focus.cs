using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>Focus: automatic on half press, or driven by hand.</summary>
public sealed partial class SimulatedCamera
{
    private const int ManualFocus = 1;

    /// <summary>Percent of the way for each of the speeds 1 to 7 (the learnt way of a SELP1650: SonyCamera CameraManager.cpp "Lenses").</summary>
    private static readonly double[] FocusWay = [0, 0.38, 0.99, 2.5, 6.5, 16, 45, 100];

    private double focus = Sky.BestFocus;

    private bool IsManualFocus => Shown[Code.FocusMode] == ManualFocus;

    private bool HasFocus => IsManualFocus || Shown[Code.FocusIndication] is 2 or 6;

    private void PressHalf(bool down)
    {
        halfPressed = down;
        if (!down)
        {
            Put(Code.FocusIndication, 1);
            awaitsFocus = false;
        }
        else if (!IsManualFocus)
        {
            var found = !faults.Strikes(Faults.FocusNotFound);
            agenda.After(Lasting(300), () => EndFocusing(found));
        }
    }

    private void EndFocusing(bool found)
    {
        if (!halfPressed)
            return;
        if (found)
            focus = Sky.BestFocus;
        Put(Code.FocusIndication, found ? 2 : 3);
        if (awaitsFocus && found)
            OpenSoon();
        awaitsFocus = false;
    }

    private Reply DriveFocus(double way)
    {
        if (!IsManualFocus)
            return Reply.Refusal(ResponseCode.CameraStatusError);
        agenda.After(Lasting(100), () =>
        {
            focus = Math.Clamp(focus + way, 0, 100);
            Put(Code.FocalPosition, (long)Math.Round(focus));
        });
        return Reply.Ok;
    }
}
