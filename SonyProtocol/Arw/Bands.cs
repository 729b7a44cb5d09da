using System.Runtime.ExceptionServices;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>Work on independent rows or tiles, shared among threads.</summary>
internal static class Bands
{
    /// <summary>Calls the work for pieces of the range until all of it is done. The first error is thrown as it was.</summary>
    /// <param name="grain">The size of a piece.</param>
    public static void Run(int from, int to, int grain, int threads, Action<int, int> work)
    {
        var pieces = (to - from + grain - 1) / grain;
        if (threads == 1 || pieces <= 1)
        {
            if (from < to)
                work(from, to);
            return;
        }

        try
        {
            Parallel.For(0, pieces, new ParallelOptions { MaxDegreeOfParallelism = threads }, piece =>
                work(from + piece * grain, Math.Min(to, from + (piece + 1) * grain)));
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }
}
