using Caller = System.Runtime.CompilerServices.CallerMemberNameAttribute;

namespace SonyAlpha.Driver;

/// <summary>What a Sony Alpha does not have: a cooler, a guide port, an offset, sub-exposures, a second way to read out.</summary>
public sealed partial class ClientCamera
{
    public bool CanAsymmetricBin => false;

    public bool CanFastReadout => false;

    public bool CanGetCoolerPower => false;

    public bool CanPulseGuide => false;

    public bool CanSetCCDTemperature => false;

    public bool CoolerOn { get => throw NoCooler(); set => throw NoCooler(); }

    public double CoolerPower => throw NoCooler();

    public double HeatSinkTemperature => throw NoCooler();

    public double SetCCDTemperature { get => throw NoCooler(); set => throw NoCooler(); }

    public bool FastReadout { get => throw NoFastReadout(); set => throw NoFastReadout(); }

    public bool IsPulseGuiding => throw NoGuidePort();

    public void PulseGuide(int direction, int duration) => throw NoGuidePort();

    public int Offset { get => throw NoOffset(); set => throw NoOffset(); }

    public int OffsetMax => throw NoOffset();

    public int OffsetMin => throw NoOffset();

    public IReadOnlyList<string> Offsets => throw NoOffset();

    public double SubExposureDuration { get => throw NoSubExposures(); set => throw NoSubExposures(); }

    private static AscomException NoCooler([Caller] string member = "") => AscomErrors.NotImplemented(member, "the camera has no cooler");

    private static AscomException NoFastReadout([Caller] string member = "") =>
        AscomErrors.NotImplemented(member, "the sensor is read out at one speed, see ReadoutModes");

    private static AscomException NoGuidePort([Caller] string member = "") =>
        AscomErrors.NotImplemented(member, "the camera has no guide port");

    private static AscomException NoOffset([Caller] string member = "") =>
        AscomErrors.NotImplemented(member, "the black level of the camera is fixed");

    private static AscomException NoSubExposures([Caller] string member = "") =>
        AscomErrors.NotImplemented(member, "an exposure is one exposure of the sensor");
}
