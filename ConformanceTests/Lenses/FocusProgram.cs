using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Lenses;

/// <summary>A program that has only the lens: every few minutes it goes to one of its positions, as NINA waits for a move.</summary>
internal sealed class FocusProgram(FocusBench bench, FocuserSession client, Random chance, Action<string> tell)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>The longest exposure, a homing and an absence together stay below this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(25);

    private int[] positions = [];

    /// <summary>Where the glass truly was at a position, and how often the position had been lost by then.</summary>
    public List<(int Position, double Glass, int Epoch)> Seen { get; } = [];

    /// <summary>When the glass ran into an end, which nobody knows of before a homing: from then on its numbers are others.</summary>
    public HashSet<int> AtAnEnd { get; } = [];

    public List<string> Errors { get; } = [];

    public int Hung { get; private set; }

    private Clock Clock => bench.Night.Clock;

    private int Epoch =>
        bench.Night.Notices.Count(notice => notice.Sentence.Contains("position of the lens is not known", StringComparison.Ordinal));

    public void Work(Func<bool> isOver)
    {
        while (!isOver())
        {
            try
            {
                if (!client.Connected)
                    client.Connected = true;
                if (positions.Length == 0)
                    positions = [client.Focuser.MaxStep / 2, (client.Focuser.MaxStep / 2) + 12, (client.Focuser.MaxStep / 2) - 9];
                Go(positions[chance.Next(positions.Length)]);
            }
            catch (AscomException error)
            {
                Errors.Add(error.Message);
                tell($"focus: {error.Message}");
                Clock.Sleep(TimeSpan.FromSeconds(15));
            }

            Clock.Sleep(TimeSpan.FromSeconds(chance.Next(20, 240)));
        }
    }

    private void Go(int position)
    {
        var (begin, epoch) = (Clock.GetTimestamp(), Epoch);
        client.Focuser.Move(position);
        while (client.Focuser.IsMoving)
        {
            if (Clock.Since(begin) > Longest)
            {
                Hung++;
                return;
            }

            Clock.Sleep(Poll);
        }

        var glass = bench.Place;
        if (glass < 5 || glass > bench.Body.Lens!.Travel - 5)
            AtAnEnd.Add(epoch);
        if (client.Focuser.Position == position && Epoch == epoch && bench.Body.IsPlugged)
            Seen.Add((position, glass, epoch));
    }
}
