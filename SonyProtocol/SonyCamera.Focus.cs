using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>The lens: what it is, and how its focus is driven.</summary>
public sealed partial class SonyCamera
{
    /// <summary>Whether this body drives a focus at all; a lens is another question.</summary>
    public bool CanDriveFocus => Abilities.Controls.Contains(SonyControl.NearFar.Code) || Properties[SonyProperty.NearFar] is not null
        || Model.ObeysUnlistedFocusDrive;

    /// <summary>
    /// Least, most and present of the focus as a position, on bodies that take one; null on all others, which are most. In Sony's list of
    /// properties (CrCmd.DPCC PTPDef.swift), in no dump.
    /// </summary>
    public (int Least, int Most, int Now)? FocusPosition =>
        Properties[SonyProperty.FocusPositionSetting] is { IsWritable: true, Form: PropertyForm.Range, Offered: [var least, var most, ..] }
        && Properties[SonyProperty.FocusPositionCurrentValue]?.Current is { IsNumber: true } now
            ? ((int)least.Number, (int)most.Number, (int)now.Number) : null;

    /// <summary>The lens as it calls itself; empty without one; null on bodies that do not say, which are those of protocol 2.00.</summary>
    public string? LensName => Properties[SonyProperty.LensModelName]?.Current.Text.Trim();

    /// <summary>Percent of the way from near to infinity, where the lens tells it.</summary>
    public int? FocalPercent => Properties[SonyProperty.FocalPosition] is
        { State: not PropertyState.Disabled, Current: { IsNumber: true } now }
        ? (int)now.Number : null;

    /// <summary>Why the focus cannot be driven now; null if it can.</summary>
    public string? WhyNoFocusDrive =>
        Properties.Get(SonyProperty.FocusMode) is { } mode
            && mode is not (FocusMode.Manual or FocusMode.DirectManual or FocusMode.ManualReverse)
            ? $"The focus mode is {SonyProperty.FocusMode.Describe(Properties[SonyProperty.FocusMode]!.Current)}: set it to MF, on the "
                + "lens too"
            : Properties.Get(SonyProperty.NearFarEnableStatus) == Availability.No
                ? "The body says that the focus cannot be driven now (0xD235 = 0): is there a lens with autofocus on it, and its switch "
                    + "on MF?"
                : null;

    /// <summary>One move of the focus; the lens is under way when this returns, and a move that follows too soon is lost.</summary>
    /// <param name="step">-7 to 7: the size is one of seven, none a multiple of another; the sign the direction, negative is near.</param>
    /// <exception cref="PtpException">The body refuses.</exception>
    public void DriveFocus(int step) => Control(SonyControl.NearFar, unchecked((ushort)(short)step));
}
