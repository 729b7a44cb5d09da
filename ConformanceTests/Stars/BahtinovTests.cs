using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Stars;

/// <summary>A drawn pattern of a Bahtinov mask, whose offset is known.</summary>
public sealed class BahtinovTests
{
    /// <summary>How far the middle spike is off the crossing, how the mask is turned, how far apart its spikes are, and the
    /// noise.</summary>
    [TestCase(0, 10, 20, 12)]
    [TestCase(3.2, 10, 20, 12)]
    [TestCase(-3.2, 10, 20, 12)]
    [TestCase(0.5, 75, 15, 6)]
    [TestCase(8, 120, 25, 12)]
    [TestCase(-1.4, 172, 20, 12)]
    public void The_offset_of_the_middle_spike_is_that_of_the_drawing(double offset, double turned, double apart, double noise)
    {
        Drawing drawing = new(offset, turned, apart, noise);
        var found = Bahtinov.Find(drawing, Drawing.X + 3, Drawing.Y - 2)!;
        Assert.That(Math.Abs(found.Offset), Is.EqualTo(Math.Abs(offset)).Within(0.25));
        if (Math.Abs(offset) > 1)
            Assert.That(Math.Sign(found.Offset), Is.EqualTo(Math.Sign(offset) * SignOf(turned, apart, noise)),
                "One side of the focus is plus");
        Assert.That((found.X, found.Y), Is.EqualTo((Drawing.X, Drawing.Y)).Using<(double X, double Y), (double X, double Y)>(
            (a, b) => Math.Abs(a.X - b.X) < 0.4 && Math.Abs(a.Y - b.Y) < 0.4));
        Assert.That(found.Spikes[0].Degrees % 180, Is.EqualTo(turned).Within(0.5), "The middle one");
    }

    [Test]
    public void A_star_without_a_mask_a_sky_without_a_star_and_a_place_at_the_border_have_no_spikes()
    {
        Assert.That(Bahtinov.Find(new Drawing(0, 0, 0, 12, spikes: 0), Drawing.X, Drawing.Y), Is.Null);
        Assert.That(Bahtinov.Find(new Drawing(0, 0, 0, 12, spikes: 0, light: 0), Drawing.X, Drawing.Y), Is.Null);
        Assert.That(Bahtinov.Find(new Drawing(0, 10, 20, 12), 20, 20), Is.Null);
    }

    private static int SignOf(double turned, double apart, double noise) =>
        Math.Sign(Bahtinov.Find(new Drawing(5, turned, apart, noise), Drawing.X, Drawing.Y)!.Offset);

    /// <summary>Colours of different brightness, a burnt core, spikes that fade, and noise.</summary>
    private sealed class Drawing(double offset, double turned, double apart, double noise, int spikes = 3, double light = 9000) : Frame
    {
        public const double X = 160.3, Y = 149.6;

        private static readonly double[] Colours = [0.5, 1, 1, 0.7];

        private readonly ushort[][] rows = Draw(offset, turned, apart, noise, spikes, light);

        public override int Width => 320;

        public override int Height => 300;

        public override SonyProtocol.Arw.ArwFile? File => null;

        public override ReadOnlySpan<ushort> Row(int y) => rows[y];

        public override Frame Lease() => this;

        protected override void Dispose(bool disposing)
        {
        }

        private static ushort[][] Draw(double offset, double turned, double apart, double noise, int spikes, double light)
        {
            Random random = new(7);
            (double Degrees, double Off)[] lines = [(turned, offset), (turned - apart, 0), (turned + apart, 0)];
            var rows = new ushort[300][];
            for (var y = 0; y < 300; y++)
            {
                rows[y] = new ushort[320];
                for (var x = 0; x < 320; x++)
                {
                    double dx = x - X, dy = y - Y, far = Math.Sqrt((dx * dx) + (dy * dy));
                    var value = light * Math.Exp(-far * far / 18);
                    foreach (var (degrees, off) in lines.Take(spikes))
                    {
                        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
                        var beside = (dy * cos) - (dx * sin) - off;
                        value += light / 12 * Math.Exp(-beside * beside / 8) / (1 + (far / 15));
                    }

                    var gauss = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                    rows[y][x] = (ushort)Math.Clamp(530 + (Colours[(x & 1) | ((y & 1) << 1)] * value) + (noise * gauss), 0, 16383);
                }
            }

            return rows;
        }
    }
}
