namespace SonyAlpha.Simulator;

/// <summary>Sends shots through the darkroom one after the other, on another thread: their files are ready when they are.</summary>
/// <remarks>Threads: any.</remarks>
/// <param name="seed">Seed of the sky.</param>
/// <param name="keepsAll">Whether shots that look alike are made only once: for benchmarks.</param>
internal sealed class Laboratory(ulong seed, bool keepsAll)
{
    private readonly Darkroom darkroom = new(seed);
    private readonly object door = new();
    private readonly HashSet<Shot> prepared = [];

    /// <summary>Begins with the files of a shot: JPEG and ARW, what of them is wanted.</summary>
    public (Task<byte[]>? Jpeg, Task<byte[]>? Raw) Develop(Shot shot, bool jpeg, bool raw)
    {
        // one task for both, so that the shot is rendered once
        var both = Task.Run(() =>
        {
            lock (door)
            {
                if (keepsAll && prepared.Add(shot with { Counter = 0, SettingsHash = 0, Start = default, FileNumber = 0 }))
                    darkroom.Prepare(shot, jpeg);
                return (Jpeg: jpeg ? darkroom.Jpeg(shot) : [], Raw: raw ? darkroom.Arw(shot) : []);
            }
        });
        return (jpeg ? PartOf(both, files => files.Jpeg) : null, raw ? PartOf(both, files => files.Raw) : null);
    }

    private static async Task<byte[]> PartOf(Task<(byte[] Jpeg, byte[] Raw)> both, Func<(byte[] Jpeg, byte[] Raw), byte[]> choose) =>
        choose(await both.ConfigureAwait(false));
}
