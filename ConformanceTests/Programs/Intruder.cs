using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>A second program at the same camera, which has ideas of its own.</summary>
internal sealed class Intruder(Truth truth, Clock clock, CameraSession session)
{
    /// <summary>What it takes, if it does: neither its time nor its gain is one of the first program's.</summary>
    public static readonly Light Own = new(2, 1600);

    private readonly TableFace face = new(session, clock);

    public void Connect() => face.Put("Connected", true);

    public void Leave() => face.Put("Connected", false);

    /// <summary>Changes everything that an exposure has.</summary>
    public void Meddle()
    {
        face.Put("Gain", (short)3200);
        face.Put("BinX", (short)2);
        face.Put("StartX", 10);
        face.Put("NumX", 100);
        face.Put("NumY", 100);
    }

    /// <summary>Aborts what it never began.</summary>
    public void Abort()
    {
        face.Call("AbortExposure");
        face.Call("StopExposure");
    }

    /// <summary>Wants a picture that is not its own.</summary>
    public void Fetch()
    {
        if ((bool)face.Get("ImageReady")!)
            truth.Blame("A second program was told that a picture is ready which is not its own");
        try
        {
            face.Image();
            truth.Blame("A second program was given the first one's picture");
        }
        catch (AscomException)
        {
            // so it should be
        }
    }

    /// <summary>Wants a light of its own in the middle of the other's: it waits its turn, or is told in words that it cannot.</summary>
    public void Take()
    {
        Script program = new(face, clock, haste: 1);
        program.Connect();
        var taken = program.Take(Own);
        var outcome = truth.Judge(taken);
        if (outcome is not (Outcome.InTime or Outcome.Late or Outcome.Error) || (outcome == Outcome.Error && taken.Said.Length < 20))
            truth.Blame($"A second program's light ended as {outcome}: {taken.Said}");
    }
}
