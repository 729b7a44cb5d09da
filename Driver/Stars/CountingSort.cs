namespace SonyAlpha.Driver;

/// <summary>
/// Puts the pixels of a piece of sky in order. They lie close together, so that counting how often each value is there takes an eighth of
/// the time of comparing them; the few of stars, far above, are compared.
/// </summary>
/// <remarks>Threads: one at a time for each instance.</remarks>
internal sealed class CountingSort
{
    private const int Range = 1024;

    private readonly int[] counts = new int[Range];
    private ushort[] above = [];

    public void Sort(Span<ushort> values)
    {
        if (values.IsEmpty)
            return;
        if (above.Length < values.Length)
            above = new ushort[values.Length];
        var least = ushort.MaxValue;
        foreach (var value in values)
            least = Math.Min(least, value);
        var high = 0;
        foreach (var value in values)
        {
            if (value - least < Range)
                counts[value - least]++;
            else
                above[high++] = value;
        }

        var (end, at) = (values.Length - high, 0);
        for (var step = 0; at < end; step++)
        {
            values.Slice(at, counts[step]).Fill((ushort)(least + step));
            at += counts[step];
            counts[step] = 0;
        }

        var rest = above.AsSpan(0, high);
        rest.Sort();
        rest.CopyTo(values[end..]);
    }
}
