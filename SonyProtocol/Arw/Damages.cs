using System.Collections.Concurrent;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>What is damaged in a picture whose rest is wanted all the same.</summary>
/// <remarks>Threads: any.</remarks>
internal sealed class Damages
{
    private readonly ConcurrentBag<Area> found = [];

    public void Add(Area area) => found.Add(area);

    /// <summary>In the order in which a page is read.</summary>
    public IReadOnlyList<Area> All => [.. found.OrderBy(area => area.Y).ThenBy(area => area.X)];
}
