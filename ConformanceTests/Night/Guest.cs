using SonyAlpha.ConformanceTests.Programs;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Night;

/// <summary>A second program at each camera that every few minutes does what it has no business to do.</summary>
internal sealed class Guest(Clock clock, Random chance, IReadOnlyList<Intruder> intruders)
{
    public void Haunt(Func<bool> isOver)
    {
        while (!isOver())
        {
            clock.Sleep(TimeSpan.FromSeconds(chance.Next(60, 600)));
            var intruder = intruders[chance.Next(intruders.Count)];
            try
            {
                Bother(intruder);
            }
            catch (Driver.AscomException)
            {
                // the body is away, and it is told so
            }
        }
    }

    private void Bother(Intruder intruder)
    {
        switch (chance.Next(5))
        {
            case 0:
                intruder.Connect();
                break;
            case 1:
                intruder.Leave();
                break;
            case 2:
                intruder.Meddle();
                break;
            case 3:
                intruder.Abort();
                break;
            default:
                intruder.Fetch();
                break;
        }
    }
}
