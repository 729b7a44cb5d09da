using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>A program that takes lights one after the other while something goes wrong with the second.</summary>
internal sealed class Scene : IDisposable
{
    /// <summary>ISO of the lights: not what the body stands on, changed and not changed.</summary>
    private static readonly short[] Gains = [400, 800, 800];

    /// <summary>A person, or a sequencer, before it tries again.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private readonly Observatory night;
    private readonly Trouble trouble;
    private readonly Func<IFace, Clock, ImagingProgram> make;
    private readonly MortalBus process;
    private readonly List<Worker> workers = [];
    private readonly List<string> escaped = [];
    private readonly Light[] lights;
    private readonly List<CameraSession> sessions = [];
    private Driver.Bodies server;

    public Scene(Func<IFace, Clock, ImagingProgram> make, Trouble trouble)
    {
        (this.make, this.trouble) = (make, trouble);
        night = new([trouble.Model], new SimulatorOptions { IsBenchmark = true });
        night.Clock.Escaped = (thread, error) => escaped.Add($"{thread} threw {error}");
        process = new(night.Bus);
        server = night.Serve(process);
        Truth = new(Body, trouble.SetsClock);
        Face = new(NewSession(), Clock);
        Program = make(Face, Clock);
        lights = [.. Gains.Select(gain => new Light(trouble.Seconds, Program.SetsGain ? gain : null))];
        Second = new(Truth, Clock, NewSession());
    }

    public VirtualClock Clock => night.Clock;

    public SimulatedCamera Body => night.Body;

    public Truth Truth { get; }

    public TableFace Face { get; }

    public ImagingProgram Program { get; private set; }

    public Intruder Second { get; }

    public List<Outcome> Outcomes { get; } = [];

    public IReadOnlyList<string> Log => night.Log;

    /// <summary>What a person was told.</summary>
    public IReadOnlyList<Notice> Notices => night.Notices;

    /// <summary>Everything that must never be.</summary>
    public IReadOnlyList<string> Wrongs => [.. Truth.Wrongs, .. escaped];

    /// <param name="more">How many lights after the second may fail before that is too many.</param>
    public void Play(int more)
    {
        trouble.Before?.Invoke(this);
        Connect();
        if (trouble.Hits > 0)
        {
            Take();
            Program.Rest(TimeSpan.FromSeconds(1));
        }

        trouble.Between?.Invoke(this);
        (Program.Starting, Program.Started, Program.Fetching) =
            (() => trouble.Starting?.Invoke(this), () => trouble.During?.Invoke(this), () => trouble.Fetching?.Invoke(this));
        Program.Dies = trouble.Kills * TimeSpan.FromSeconds(trouble.Seconds);
        Take();
        (Program.Starting, Program.Started, Program.Fetching, Program.Dies) = (null, null, null, null);
        for (var i = 0; i <= more && (Outcomes.Count < lights.Length || !IsRight(Outcomes[^1])); i++)
        {
            if (!IsRight(Outcomes[^1]))
            {
                trouble.Heals(this);
                Program.Rest(Retry);
            }

            Take();
        }

        Finish();
    }

    /// <summary>Goes on beside the program.</summary>
    public void Beside(Action work) => workers.Add(Clock.Start("trouble", work));

    /// <summary>Does something when half of a light's time is over.</summary>
    public void InTheMiddle(double seconds, Action work) => Beside(() =>
    {
        Sleep(seconds / 2);
        work();
    });

    public void Sleep(double seconds) => Clock.Sleep(TimeSpan.FromSeconds(seconds));

    /// <summary>The cable is out for so long, from now on.</summary>
    public void Unplug(double seconds)
    {
        Body.PullCable();
        Beside(() =>
        {
            Sleep(seconds);
            Body.PlugIn();
        });
    }

    /// <summary>The program was started again: what was its session is one of somebody who is no more.</summary>
    /// <param name="forsaken">Whether the driver can know that, as over COM.</param>
    public void StartProgramAgain(bool forsaken)
    {
        if (forsaken)
            Face.Session.Abandon();
        Face.Session = NewSession();
        Program = make(Face, Clock);
        Connect();
    }

    /// <summary>The server's process is killed, and another is there after a moment.</summary>
    public void RestartServer(double seconds)
    {
        Face.IsDown = true;
        process.Die();
        Face.Session.Dispose();
        Sleep(seconds);
        server = night.Serve(night.Bus);
        Face.Session = NewSession();
        Face.IsDown = false;
    }

    public void Dispose() => night.Dispose();

    private CameraSession NewSession()
    {
        sessions.Add(server.Offered[0].NewSession());
        return sessions[^1];
    }

    private static bool IsRight(Outcome outcome) => outcome is Outcome.InTime or Outcome.Late;

    private void Connect()
    {
        if (Program.Connect())
            return;
        if (Program.Shown.Count == 0 || Program.Shown[^1].Length < 20)
            Truth.Blame("A connection failed without a sentence");
        trouble.Heals(this);
        if (!Program.Connect())
            Truth.Blame($"It does not connect though all is well again: {string.Join(" | ", Program.Shown)}");
    }

    private void Take()
    {
        var taken = Program.Take(lights[Outcomes.Count % lights.Length]);
        Outcomes.Add(Truth.Judge(taken));
        if (Outcomes[^1] == Outcome.Error && taken.Said.Length < 20)
            Truth.Blame($"An error that says nothing: {taken.Said}");
    }

    private void Finish()
    {
        if (workers.Any(worker => !worker.Join(TimeSpan.FromMinutes(10))))
            Truth.Blame("Somebody never came home");
        sessions.ForEach(session => session.Dispose()); // the server ends
        night.Keeper.Finish(TimeSpan.FromMinutes(5));
        if (Program.HasGivenUp)
            Truth.Blame($"{Program.Name} has given the camera up: {string.Join(" | ", Program.Shown)}");
        if (Face.LongestStart > TimeSpan.FromSeconds(0.5))
            Truth.Blame($"StartExposure took {Face.LongestStart.TotalSeconds:0.0} s");
        if (Outcomes.Contains(Outcome.Late) && !Notices.Any(notice => notice.Kind == NoticeKind.Late))
            Truth.Blame("A picture was late and nobody said so");
        if (trouble.SendsNoRaw)
            return;
        foreach (var lost in Truth.Lost([.. lights, Intruder.Own], night.Rescued()))
            Truth.Blame($"A whole picture is lost: {lost}");
    }
}
