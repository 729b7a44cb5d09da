namespace SonyAlpha.Driver;

/// <summary>How a lens's moves make a scale: a place is a number of moves of size 1 from the near end.</summary>
/// <remarks>
/// The sizes are not multiples of one another, and are never known exactly. So a place is always reached by the same net number of moves of
/// each size, whatever the way there: what a size is wrong by, a place is wrong by, and always by the same. A plan that goes out in large
/// moves and comes back in small ones, as KStars' does, ends elsewhere each time.
/// </remarks>
/// <param name="Lens">As it calls itself; empty if nobody knows.</param>
/// <param name="Moves">Moves of size 1, 2 … 7 from end to end; a single number for a lens of which nothing is known.</param>
public sealed record LensScale(string Lens, IReadOnlyList<double> Moves)
{
    /// <summary>A scale for a lens that nobody has learned: long enough for most, in the smallest moves only.</summary>
    public const int UnknownTravel = 2000;

    /// <summary>
    /// Those that every body obeys: the ones that are reached over Wi-Fi know no others (alpha-fairy).
    /// </summary>
    private static readonly int[] UsableSizes = [7, 3, 1];

    /// <summary>How much a measurement of <see cref="Moves"/> varied, in the same order; empty where nobody measured.</summary>
    public IReadOnlyList<double> Spread { get; init; } = [];

    /// <summary>Moves of size 1 that its drive turns back before the glass follows; null where nobody measured.</summary>
    public double? Backlash { get; init; }

    /// <summary>How long the lens takes over a move, for each size: 100 ms for size 1, 700 ms for size 7 (SonyCamera: 50 to 200).</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether somebody has measured it.</summary>
    public bool IsLearned => Moves.Count == 7;

    /// <summary>The whole way in moves of size 1.</summary>
    public double Travel => Moves[0];

    /// <summary>The sizes that are made use of, the largest first.</summary>
    public IReadOnlyList<int> Sizes => IsLearned ? [.. UsableSizes.Where(size => size == 1 || WayOf(size) <= Travel / 5)] : [1];

    /// <summary>Nothing is known of the lens.</summary>
    public static LensScale Unknown(string lens) => new(lens, [UnknownTravel]);

    /// <summary>The last place, if the first is so many moves from the near end and the last as many from the far one.</summary>
    public int LastPlace(int overshoot) => Math.Max(1, (int)Travel - (2 * overshoot));

    /// <summary>What a move goes, in moves of size 1.</summary>
    public double WayOf(int size) => Moves[0] / Moves[size - 1];

    /// <summary>The net moves of each size by which a place is reached from place 0.</summary>
    public MoveCount CountFor(int place)
    {
        var count = MoveCount.None;
        double left = place;
        foreach (var size in Sizes)
        {
            var moves = (int)Math.Round(left / WayOf(size), MidpointRounding.AwayFromZero);
            count = count.With(size, moves);
            left -= moves * WayOf(size);
        }

        return count;
    }

    /// <summary>Where so many moves lead.</summary>
    public double PlaceOf(MoveCount count) => UsableSizes.Sum(size => count[size] == 0 ? 0 : count[size] * WayOf(size));

    /// <summary>
    /// The moves from one count to another, in order: never past an end as far as that can be, large ones first, and at the end so many
    /// moves of size 1 from the near side that the lens's backlash is always taken up in the same way.
    /// </summary>
    /// <param name="fromNear">Whether the lens already stands as after such an approach.</param>
    /// <param name="overshoot">Moves of size 1 that the last approach has at least.</param>
    /// <returns>Sizes; negative towards the near end.</returns>
    public Queue<int> Plan(MoveCount from, MoveCount to, bool fromNear, int overshoot)
    {
        Queue<int> plan = new();
        var small = to[1] - from[1];
        if (fromNear && small >= 0 && from.With(1, 0) == to.With(1, 0))
            return Append(plan, 1, small);
        var place = PlaceOf(from);
        var lead = small >= overshoot ? 0 : small - overshoot;
        List<(int Size, int Left)> parts = [.. Sizes.Where(size => size > 1).Select(size => (size, to[size] - from[size])), (1, lead)];
        bool Fits((int Size, int Left) part) => IsInside(place + (Math.Sign(part.Left) * WayOf(part.Size)), overshoot);
        while (parts.Exists(part => part.Left != 0))
        {
            // towards the near side first: distant stars are sharp close to the far end, and nobody knows where a lens stands that was not
            // homed
            int[] wishes = [parts.FindIndex(part => part.Left < 0 && Fits(part)), parts.FindIndex(part => part.Left > 0 && Fits(part)),
                parts.FindIndex(part => part.Left != 0)];
            var next = wishes.First(wish => wish >= 0);
            var (size, left) = parts[next];
            plan.Enqueue(Math.Sign(left) * size);
            place += Math.Sign(left) * WayOf(size);
            parts[next] = (size, left - Math.Sign(left));
        }

        return Append(plan, 1, small - lead);
    }

    /// <summary>Moves that lead to the near end from wherever the lens is, with some to spare.</summary>
    public Queue<int> PlanHome() => Append(new(), -7, IsLearned ? (int)Math.Ceiling(1.2 * Moves[6]) + 3 : MostLargeMoves);

    /// <summary>The most moves of size 7 that a known lens has from end to end is 45.</summary>
    private const int MostLargeMoves = 50;

    private bool IsInside(double place, int overshoot) => place >= -overshoot && place <= Travel - overshoot;

    private static Queue<int> Append(Queue<int> plan, int step, int count)
    {
        for (var i = 0; i < count; i++)
            plan.Enqueue(step);
        return plan;
    }
}

/// <summary>Net moves of the sizes that are made use of, since place 0.</summary>
public readonly record struct MoveCount(int Large, int Middle, int Small)
{
    public static readonly MoveCount None;

    public int this[int size] => size switch { 7 => Large, 3 => Middle, _ => Small };

    public MoveCount With(int size, int count) => size switch
    {
        7 => this with { Large = count },
        3 => this with { Middle = count },
        _ => this with { Small = count },
    };

    /// <summary>After one more move.</summary>
    /// <param name="step">Its size; negative towards the near end.</param>
    public MoveCount After(int step) => With(Math.Abs(step), this[Math.Abs(step)] + Math.Sign(step));
}
