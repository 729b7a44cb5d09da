
namespace SonyAlpha.ConformanceTests.Lenses;

/// <summary>Out in tens and hundreds, back as it comes: each size counted as a multiple of the smallest (KStars,
/// indi-3rdparty#1341).</summary>
internal sealed class NaiveFocuser(FocusBench bench)
{
    private static readonly int[] Worth = [0, 1, 2, 8, 20, 55, 146, 389];

    public int Position { get; private set; }

    public void Move(int position)
    {
        var left = position - Position;
        foreach (var size in (int[])[7, 5, 3, 1])
        {
            for (; Math.Abs(left) >= Worth[size]; left -= Math.Sign(left) * Worth[size])
                Drive(Math.Sign(left) * size);
        }

        Position = position;
    }

    private void Drive(int step)
    {
        bench.Device.Whole.Thread.Do(body =>
        {
            body.DriveFocus(step);
            return 0;
        }, TimeSpan.FromMinutes(1));
        bench.Night.Clock.Sleep(TimeSpan.FromMilliseconds(100 * Math.Abs(step)));
    }
}
