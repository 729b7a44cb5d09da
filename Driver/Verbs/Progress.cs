using SonyAlpha.Driver.Telemetry;
using Spectre.Console;

namespace SonyAlpha.Driver.Verbs;

/// <summary>How far some work is, drawn on standard error where a person looks; nothing otherwise.</summary>
internal static class Progress
{
    /// <summary>Does one thing after another.</summary>
    public static void Each<T>(Terminal terminal, string what, IReadOnlyList<T> all, Action<T> work)
    {
        if (!terminal.IsErrorSeen || all.Count < 2)
        {
            foreach (var one in all)
            {
                terminal.Stop.ThrowIfCancellationRequested();
                work(one);
            }

            return;
        }

        Tables.Person(terminal.DrawnError).Progress().AutoClear(true).Start(progress =>
        {
            var bar = progress.AddTask(what, maxValue: all.Count);
            foreach (var one in all)
            {
                terminal.Stop.ThrowIfCancellationRequested();
                work(one);
                bar.Increment(1);
            }
        });
    }

    /// <summary>Does something that can say how far it is.</summary>
    /// <param name="work">Is given what to report to: what is being done, and how much of it, in percent.</param>
    public static void Percent(Terminal terminal, string what, Action<Action<string, double>> work)
    {
        if (!terminal.IsErrorSeen)
        {
            work((_, _) => { });
            return;
        }

        Tables.Person(terminal.DrawnError).Progress().AutoClear(true).Start(progress =>
        {
            var bar = progress.AddTask(what, maxValue: 100);
            work((now, percent) => (bar.Description, bar.Value) = (Markup.Escape(PlainText.OneLine(now)), percent));
        });
    }
}
