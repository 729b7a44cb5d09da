using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>A camera whose user chose the readout mode "Live view" as soon as it was connected; a checker itself chooses none.</summary>
internal sealed class LiveDevice(ConformDevice camera) : ConformDevice
{
    public override Clock Clock => camera.Clock;

    public override TimeSpan PollPause => camera.PollPause;

    public override object? Get(string member)
    {
        Choose();
        return camera.Get(member);
    }

    public override void Set(string member, object value)
    {
        Choose();
        camera.Set(member, value);
    }

    public override object? Call(string member, params object[] arguments)
    {
        Choose();
        return camera.Call(member, arguments);
    }

    public override ImageShape Image(string member) => camera.Image(member);

    public override void Dispose()
    {
        camera.Dispose();
        base.Dispose();
    }

    private void Choose()
    {
        if (camera.Get<bool>("Connected") && camera.Get<short>("ReadoutMode") != (short)Readout.LiveView)
            camera.Set("ReadoutMode", (short)Readout.LiveView);
    }
}
