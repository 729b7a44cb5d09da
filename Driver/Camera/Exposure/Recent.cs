namespace SonyAlpha.Driver;

/// <summary>The last few times that something took.</summary>
/// <remarks>Threads: any.</remarks>
/// <param name="unknown">What is assumed before the first.</param>
internal sealed class Recent(TimeSpan unknown)
{
    private const int Kept = 8;

    private readonly Queue<TimeSpan> times = new();

    public TimeSpan Longest
    {
        get
        {
            lock (times)
                return times.Count > 0 ? times.Max() : unknown;
        }
    }

    public void Add(TimeSpan time)
    {
        lock (times)
        {
            times.Enqueue(time);
            if (times.Count > Kept)
                times.Dequeue();
        }
    }
}
