using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Shooting;

/// <summary>
/// Takes a series of frames with a camera, as a client like any other, and goes on whatever goes wrong in the middle: until all frames
/// are there, or somebody ends it. Nobody need look on.
/// </summary>
/// <remarks>Threads: any; the series has one of its own.</remarks>
public sealed class Intervalometer(Camera camera, Clock clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>From one attempt that failed to the next: at first, and at most.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>What a frame takes beside its own time, before one has shown it.</summary>
    private static readonly TimeSpan UsualOverhead = TimeSpan.FromSeconds(2);

    private readonly object gate = new();
    private volatile bool endsNow;
    private Worker? worker;
    private SeriesState? now;

    /// <summary>The series that runs, or the one that ran last; null before the first.</summary>
    public SeriesState? Now => Volatile.Read(ref now);

    public bool IsRunning => Now is { IsOver: false };

    /// <summary>Is told where each frame was kept. Called on any thread.</summary>
    public event Action<string>? Kept;

    /// <summary>Begins a series, and returns at once.</summary>
    /// <exception cref="AscomException">One is running, or the plan cannot be meant so.</exception>
    public void Start(SeriesPlan plan)
    {
        if (plan.Trouble is { } trouble)
            throw AscomErrors.InvalidValue(trouble);
        lock (gate)
        {
            if (Now is { IsOver: false } running)
                throw AscomErrors.InvalidOperation(
                    $"A series is running, {running.Done} of {running.Plan.Count} frames are there: end it first");
            endsNow = false;
            Volatile.Write(ref now, new(plan, clock.GetUtcNow(), 0, 0, SeriesPhase.Waiting, clock.GetTimestamp(), TimeSpan.Zero,
                UsualOverhead));
            worker = clock.Start($"{camera.Id} series", () => Shoot(plan));
        }

        camera.Say($"A series begins: {plan.Count} x {plan.Duration:0.######} s, {plan.Kind.Word()}");
    }

    /// <summary>Ends the series when the frame at hand is there.</summary>
    public void EndAfterFrame()
    {
        Change(state => state with { IsEnding = true });
        clock.Pulse(gate);
    }

    /// <summary>Ends the series now; the frame at hand is given up.</summary>
    public void EndNow()
    {
        endsNow = true;
        clock.Pulse(gate);
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>Whether it came in that time.</returns>
    public bool AwaitEnd(TimeSpan atMost) => worker?.Join(atMost) ?? true;

    private void Shoot(SeriesPlan plan)
    {
        using var session = camera.NewSession();
        var pause = FirstPause;
        try
        {
            while (Now is { } state && state.Done < plan.Count && !state.IsEnding && !endsNow)
            {
                try
                {
                    TakeOne(plan, session);
                    pause = FirstPause;
                    Rest(plan, Now!.Done);
                }
                catch (Exception error)
                {
                    // as every face does: what nobody foresaw is logged whole, told in a sentence, and ends no night
                    var reason = AscomErrors.Translate(error);
                    Fail(reason.Message);
                    if (Now!.Done == 0 && reason.Number == AscomErrors.InvalidValueNumber)
                        return; // the same tomorrow
                    Await(SeriesPhase.Waiting, pause);
                    pause = pause + pause < LongestPause ? pause + pause : LongestPause;
                }
            }
        }
        finally
        {
            End(plan);
        }
    }

    private void TakeOne(SeriesPlan plan, CameraSession session)
    {
        if (!session.Connected)
        {
            if (!Now!.IsOver && Now.Phase != SeriesPhase.Waiting)
                Enter(SeriesPhase.Waiting, TimeSpan.Zero);
            session.Connected = true;
        }

        var mine = session.Camera;
        mine.KeptIn = plan.Format == SeriesFormat.Arw ? new(plan.Folder, Tell) : null;
        if (plan.Gain is { } gain)
            mine.Gain = gain;
        var begin = clock.GetTimestamp();
        Enter(SeriesPhase.Exposing, TimeSpan.FromSeconds(plan.Duration));
        mine.StartExposure(plan.Duration, plan.Kind);
        while (!mine.ImageReady)
        {
            mine.Hear();
            if (endsNow)
            {
                mine.AbortExposure();
                return;
            }

            clock.WaitUntil(gate, () => endsNow, Look);
        }

        if (mine.Picture is not { } picture)
            throw AscomErrors.InvalidOperation("The picture has gone: the camera was away for too long");
        if (plan.Format == SeriesFormat.Fits)
            Tell(camera.KeepAsFits(mine, picture, plan.Folder));
        picture.Fetch()?.Dispose();
        Count(clock.Since(begin) - TimeSpan.FromSeconds(plan.Duration));
    }

    private void Tell(string path) => Kept?.Invoke(path);

    private void Rest(SeriesPlan plan, int done)
    {
        if (plan.PauseAfter(done) is { Ticks: > 0 } pause)
            Await(plan.DithersAfter(done) ? SeriesPhase.Dithering : SeriesPhase.Pausing, pause);
    }

    private void Await(SeriesPhase phase, TimeSpan atMost)
    {
        Enter(phase, atMost);
        clock.WaitUntil(gate, () => Now!.IsEnding || endsNow, atMost);
    }

    private void Enter(SeriesPhase phase, TimeSpan lasts) =>
        Change(state => state with { Phase = phase, Since = clock.GetTimestamp(), Lasts = lasts });

    /// <summary>A frame is there.</summary>
    private void Count(TimeSpan overhead) => Change(state => state with
    {
        Done = state.Done + 1, Trouble = null, TroubleSince = null,
        Overhead = state.Done == 0 ? overhead : ((state.Overhead * state.Done) + overhead) / (state.Done + 1),
    });

    private void Fail(string reason)
    {
        camera.Say($"The series waits and tries again: {reason}");
        Change(state => state with
        {
            Failed = state.Failed + 1, Trouble = reason, TroubleSince = state.TroubleSince ?? clock.GetUtcNow(),
        });
    }

    private void End(SeriesPlan plan)
    {
        Change(state => state with { Phase = SeriesPhase.Over, Ended = clock.GetUtcNow() });
        var done = Now!.Done;
        var failed = Now.Failed > 0 ? $", {Now.Failed} attempts failed" : "";
        camera.Whole.Notify(NoticeKind.SeriesOver,
            $"The series is over: {done} of {plan.Count} frames of {plan.Duration:0.######} s are there{failed}");
    }

    /// <summary>One writer at a time; readers have the last value.</summary>
    private void Change(Func<SeriesState, SeriesState> change)
    {
        lock (gate)
        {
            if (now is { IsOver: false } state)
                Volatile.Write(ref now, change(state));
        }
    }
}
