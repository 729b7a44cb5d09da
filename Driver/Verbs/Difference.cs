namespace SonyAlpha.Driver.Verbs;

/// <summary>Which bytes are not the same as before.</summary>
internal static class Difference
{
    /// <summary>
    /// Of records of the same length each byte that differs; of others, where a list became longer or shorter, all between the beginning
    /// and the end that both have.
    /// </summary>
    /// <returns>For each byte of the newer record whether it changed.</returns>
    public static bool[] Between(ReadOnlySpan<byte> before, ReadOnlySpan<byte> now)
    {
        var changed = new bool[now.Length];
        if (before.Length == now.Length)
        {
            for (var i = 0; i < now.Length; i++)
                changed[i] = before[i] != now[i];
            return changed;
        }

        var begin = before.CommonPrefixLength(now);
        var (oldEnd, newEnd) = (before.Length, now.Length);
        while (oldEnd > begin && newEnd > begin && before[oldEnd - 1] == now[newEnd - 1])
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        // of a list that became shorter nothing new is left to show but the byte behind the gap
        changed.AsSpan(begin, Math.Min(Math.Max(newEnd - begin, 1), now.Length - begin)).Fill(true);
        return changed;
    }
}
