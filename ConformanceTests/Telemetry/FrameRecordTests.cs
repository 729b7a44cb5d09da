using SonyAlpha.Driver;
using SonyAlpha.Driver.Telemetry;

namespace SonyAlpha.ConformanceTests.Telemetry;

/// <summary>One line of a night's table.</summary>
public sealed class FrameRecordTests
{
    [Test]
    public void Dead_is_all_the_time_in_which_nothing_was_exposed()
    {
        FrameRecord frame = new(DateTimeOffset.UnixEpoch, "sim:SIM-640", 1, 60, 800, FrameKind.Light, "bulb",
            Prepare: 1, Process: 2, Download: 4, Decode: 8, Bytes: 1, "simulated");
        Assert.That(frame.DeadSeconds, Is.EqualTo(15));
    }
}
