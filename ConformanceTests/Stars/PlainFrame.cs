using SonyAlpha.ConformanceTests.Sky;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Stars;

/// <summary>Pixels and nothing else.</summary>
internal sealed class PlainFrame(ushort[] pixels, int width, int height) : Frame
{
    public override int Width => width;

    public override int Height => height;

    public override ArwFile? File => null;

    /// <summary>What the simulated sky of this seed shows.</summary>
    public static PlainFrame Of(Shot shot, ulong seed) =>
        new(shot.Render(seed), shot.Sensor.WidthIn(shot.Encoding), shot.Sensor.HeightIn(shot.Encoding));

    public override ReadOnlySpan<ushort> Row(int y) => pixels.AsSpan(y * width, width);

    public override Frame Lease() => this;

    protected override void Dispose(bool disposing)
    {
    }
}
