using System.Collections.Immutable;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Notices;

/// <summary>Somewhere that notices go: a person's screen, or a phone.</summary>
public interface INoticeOutlet
{
    /// <summary>Tells a person. Called on a thread of the stream's own, one notice after the other: it may take its time, within
    /// bounds.</summary>
    void Tell(Notice notice);
}

/// <summary>A notice as it is kept.</summary>
/// <param name="Number">From 1 on, growing: what a viewer has seen it need not show again.</param>
public sealed record KeptNotice(long Number, Notice Notice);

/// <summary>
/// All that a person should learn while this program runs: the last notices are kept for whoever looks, and each goes to every outlet.
/// Whoever has something to tell is back at once, whatever the outlets do: a phone's server that does not answer delays no exposure.
/// </summary>
/// <remarks>Threads: any. Each outlet has a thread while it has something to tell.</remarks>
public sealed class NoticeStream(Clock clock, Action<string> say)
{
    public const int MostKept = 50;

    /// <summary>More than that do not wait for one outlet: the oldest are left out.</summary>
    public const int MostWaiting = 20;

    private readonly object gate = new();
    private ImmutableList<KeptNotice> kept = [];
    private ImmutableList<Line> lines = [];
    private long count;

    /// <summary>The last ones, the newest last.</summary>
    public IReadOnlyList<KeptNotice> Kept => Volatile.Read(ref kept);

    /// <summary>From now on notices go there, too.</summary>
    public void AddOutlet(INoticeOutlet outlet)
    {
        lock (gate)
            lines = lines.Add(new(outlet));
    }

    /// <summary>Takes a notice, and returns at once.</summary>
    public void Add(Notice notice)
    {
        lock (gate)
        {
            var before = kept.LastOrDefault()?.Notice is { } last && IsAgain(notice, last) ? kept.RemoveAt(kept.Count - 1) : kept;
            var next = before.Add(new(++count, notice));
            Volatile.Write(ref kept, next.Count > MostKept ? next.RemoveAt(0) : next);
            foreach (var line in lines)
                Post(line, notice);
        }
    }

    /// <summary>The same failure at the next try, or the end of the next series: who looks is shown the newest, whatever its
    /// numbers.</summary>
    private static bool IsAgain(Notice notice, Notice last) =>
        notice.Kind is NoticeKind.Failed or NoticeKind.SeriesOver && (last.Kind, last.Camera) == (notice.Kind, notice.Camera)
        && last.Sentence.Where(c => !char.IsDigit(c)).SequenceEqual(notice.Sentence.Where(c => !char.IsDigit(c)));

    /// <summary>Waits until every outlet has told everything.</summary>
    public bool Finish(TimeSpan atMost) => clock.WaitUntil(gate, () => lines.TrueForAll(line => !line.IsAtWork), atMost);

    private void Post(Line line, Notice notice)
    {
        line.Waiting.Enqueue(notice);
        if (line.Waiting.Count > MostWaiting)
        {
            line.Waiting.Dequeue();
            line.LeftOut++;
        }

        if (line.IsAtWork)
            return;
        line.IsAtWork = true;
        clock.Start("notices", () => TellAll(line));
    }

    private void TellAll(Line line)
    {
        while (true)
        {
            Notice? next;
            int leftOut;
            lock (gate)
            {
                if (!line.Waiting.TryDequeue(out next))
                {
                    line.IsAtWork = false;
                    break;
                }

                (leftOut, line.LeftOut) = (line.LeftOut, 0);
            }

            if (leftOut > 0)
                say($"{leftOut} notice(s) were left out where they are told: more came than could be told in time");
            Tell(line.Outlet, next);
        }

        clock.Pulse(gate);
    }

    private void Tell(INoticeOutlet outlet, Notice notice)
    {
        try
        {
            outlet.Tell(notice);
        }
#pragma warning disable CA1031 // an outlet's trouble is told in the log, and nowhere else
        catch (Exception error)
#pragma warning restore CA1031
        {
            say($"A notice could not be told: {error.Message}");
        }
    }

    private sealed class Line(INoticeOutlet outlet)
    {
        public INoticeOutlet Outlet => outlet;

        public Queue<Notice> Waiting { get; } = new();

        public bool IsAtWork { get; set; }

        public int LeftOut { get; set; }
    }
}
