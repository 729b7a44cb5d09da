using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>A frame whose every pixel tells where it lies, as far as 16 bits can.</summary>
internal sealed class TestFrame(int width, int height) : Frame
{
    private readonly ushort[] pixels = [.. Enumerable.Range(0, width * height).Select(i => At(i % width, i / width))];

    public override int Width => width;

    public override int Height => height;

    public override ArwFile File => throw new NotSupportedException("This frame comes from no file");

    public bool IsGivenBack { get; private set; }

    public static ushort At(int x, int y) => (ushort)((x * 31) + (y * 7919));

    public override ReadOnlySpan<ushort> Row(int y) => pixels.AsSpan(y * width, width);

    public override Frame Lease() => this;

    protected override void Dispose(bool disposing) => IsGivenBack = true;
}
