using System.Globalization;
using System.Text.RegularExpressions;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.Driver.Trying;

/// <summary>A frame of the check.</summary>
/// <param name="Seconds">How long the shutter was open, as the driver tells it.</param>
internal sealed record TriedFrame(double Seconds, ArwFile? File, FrameRecord Record)
{
    /// <summary>How long it was open, as the file tells it.</summary>
    public double? InFile => File?.ExposureTime is { } time ? time.Value : null;
}

/// <summary>What the user allows beyond the usual.</summary>
/// <param name="Focus">The lens may be moved.</param>
/// <param name="Unplug">The cable will be pulled.</param>
public sealed record TryAgreement(bool Focus, bool Unplug);

/// <summary>A check of a body under way: what its steps work with, and what they found.</summary>
/// <remarks>Threads: the one that runs it.</remarks>
/// <param name="recording">The file in which the bus of this camera records it.</param>
/// <param name="say">Gets a line when the user is to do something.</param>
internal sealed partial class TryRun(
    Camera camera, CameraSession session, Clock clock, string recording, TryAgreement agreed, Action<string> say, CancellationToken stop)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Setting by steps, a slow card and the dark frame of a noise reduction stay below this, beside the exposure
    /// itself.</summary>
    private static readonly TimeSpan FramePatience = TimeSpan.FromSeconds(90);

    /// <summary>A walk of thirty steps takes some seconds.</summary>
    private static readonly TimeSpan WorkPatience = TimeSpan.FromSeconds(40);

    private readonly List<TryResult> results = [];
    private readonly List<TriedFrame> frames = [];
    private List<Measurement> measurements = [];

    public Camera Camera => camera;

    public CameraSession Session => session;

    /// <summary>The camera as this check has it.</summary>
    /// <exception cref="AscomException">It is not connected.</exception>
    public ClientCamera Client => session.Camera;

    public Clock Clock => clock;

    public TryAgreement Agreed => agreed;

    public CancellationToken Stop => stop;

    /// <summary>All that went over the wire until now.</summary>
    public IReadOnlyList<RecordedTalk> Talk => File.Exists(recording) ? RecordedTalk.Read(recording) : [];

    /// <summary>How the body got ready, as far as it was seen until now.</summary>
    public IReadOnlyList<SeenStage> Stages => SeenStage.Of(Talk, Abilities?.Version ?? 0, Model);

    public IReadOnlyList<TryResult> Results => results;

    public IReadOnlyList<TriedFrame> Frames => frames;

    /// <summary>The body as it stood when it was connected first; what <see cref="SettingSteps.PutBack"/> puts back.</summary>
    public PropertyTable Found { get; set; } = PropertyTable.Empty;

    /// <summary>How far a walk of ISO came, on a body whose ISO moves by steps.</summary>
    public IsoEnd? IsoEnd { get; set; }

    public DeviceInfo? Device { get; set; }

    public ExtDeviceInfo? Abilities { get; set; }

    public CameraModel? Model { get; set; }

    public string Wire { get; set; } = "";

    /// <summary>Takes one step after another; what a step throws is what it found. Returns when all are done or the user wants an
    /// end.</summary>
    /// <param name="begins">Is told each step before it.</param>
    /// <param name="ended">Is told each result.</param>
    public void Take(IReadOnlyList<TryStep> steps, Action<TryStep> begins, Action<TryResult> ended)
    {
        var goesOn = true;
        foreach (var step in steps)
        {
            goesOn &= !stop.IsCancellationRequested;
            if (goesOn)
                begins(step);
            measurements = [];
            var finding = goesOn ? Guarded(step) : new(TryOutcome.NotReached, stop.IsCancellationRequested
                ? "you ended it" : "the camera could not be used");
            goesOn &= !step.IsNeeded || finding.Outcome != TryOutcome.Fails;
            TryResult result = new(step.Name, finding, measurements);
            results.Add(result);
            if (finding.Outcome != TryOutcome.NotReached)
                ended(result);
        }
    }

    public void Measure(string name, double value, string unit) => measurements.Add(new(name, value, unit));

    /// <summary>Adds to a step what is known only when all are done.</summary>
    public void Amend(string step, Measurement measurement)
    {
        var place = results.FindIndex(result => result.Step == step);
        if (place >= 0)
            results[place] = results[place] with { Measurements = [.. results[place].Measurements, measurement] };
    }

    public void Say(string line) => say(line);

    /// <summary>Does something with the body on its thread.</summary>
    public T With<T>(Func<SonyCamera, T> work) => camera.Whole.Thread.Do(work, WorkPatience);

    /// <summary>Takes a frame and looks into its file.</summary>
    /// <exception cref="AscomException">It failed.</exception>
    public TriedFrame Expose(double seconds)
    {
        var client = Client;
        client.StartExposure(seconds, light: true);
        if (!Await(() => client.ImageReady, TimeSpan.FromSeconds(2 * seconds) + FramePatience))
            throw AscomErrors.InvalidOperation($"There was no picture {FramePatience.TotalSeconds:0} s after the exposure");
        var picture = client.Picture ?? throw AscomErrors.InvalidOperation("The picture went away before it was looked at");
        picture.Fetch()?.Dispose(); // it is nobody's: what nobody fetched would be kept as a file
        Await(() => camera.Recorder.Last?.Frame == picture.Number, TimeSpan.FromSeconds(5));
        TriedFrame frame = new(client.LastExposureDuration, picture.File, camera.Recorder.Last!);
        frames.Add(frame);
        return frame;
    }

    /// <summary>Waits for something.</summary>
    /// <returns>Whether it came in this time.</returns>
    /// <exception cref="OperationCanceledException">The user wants an end.</exception>
    public bool Await(Func<bool> condition, TimeSpan atMost)
    {
        var start = clock.GetTimestamp();
        while (!condition())
        {
            stop.ThrowIfCancellationRequested();
            if (clock.Since(start) > atMost)
                return false;
            clock.Sleep(Look, stop);
        }

        return true;
    }

    /// <summary>"1/100 s", "0.8 s", "32 s".</summary>
    public static string Seconds(double seconds) => seconds is > 0 and < 0.26
        ? string.Create(CultureInfo.InvariantCulture, $"1/{1 / seconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###} s");

    /// <summary>Whatever runs is ended.</summary>
    public void GiveUp()
    {
        try
        {
            if (camera.CameraState != CameraState.Idle)
                Client.AbortExposure();
        }
        catch (AscomException)
        {
            // the body is away: nothing runs
        }
    }

    private TryFinding Guarded(TryStep step)
    {
        try
        {
            return step.Run(this);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            GiveUp();
            return new(TryOutcome.NotReached, "you ended it");
        }
        catch (Exception error) when (error is AscomException or CameraException or PtpException or TransportException or TimeoutException
            or CameraNotFoundException)
        {
            var sentence = Verbs.Failures.Sentence(error);
            return new(TryOutcome.Fails, sentence, Faults() is { Length: > 0 } faults ? faults : Advice(sentence));
        }
    }

    /// <summary>What a sentence of the driver says to do.</summary>
    private static string Advice(string sentence) => string.Join(". ",
        sentence.Split(". ").Skip(1).Where(part => Imperative().IsMatch(part)).Select(part => part.TrimEnd('.')));

    [GeneratedRegex("^(?:Allow|Change|Close|End|Leave|Let|Look|Move|Prefer|Put|Set|Stop|Switch|Take|Try|Turn|Unplug|Wait)\\b")]
    private static partial Regex Imperative();

    /// <summary>What stands wrong is most likely the reason.</summary>
    private string Faults() =>
        string.Join(". ", camera.Whole.Examine().Where(f => f.Severity == Severity.Fault).Select(f => f.Advice).Distinct());
}
