using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Night;

/// <summary>
/// A client that works through a programme as a sequencer does, and holds each picture against what its body truly did: the release
/// counter and the settings in the pixels say which exposure it is of.
/// </summary>
internal sealed class Imager(Observatory night, Driver.Camera camera, Driver.Camera neighbour, string name, Action<string> tell)
{
    private static readonly TimeSpan PollPause = TimeSpan.FromSeconds(1);

    /// <summary>Longer than any watchdog: what takes longer hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private readonly CameraSession client = camera.NewSession();
    private readonly CameraSession guest = neighbour.NewSession();
    private readonly SimulatedCamera body = night.BodyOf(camera);

    public int Started { get; private set; }

    public int Delivered { get; private set; }

    public int Failed { get; private set; }

    public int Aborted { get; private set; }

    public List<string> Broken { get; } = [];

    public void Work(IEnumerable<Planned> programme, Func<bool> isOver)
    {
        foreach (var planned in programme)
        {
            if (isOver())
                break;
            Reconnect(isOver);
            if (client.Connected)
                Take(planned);
        }

        client.Dispose();
        guest.Dispose();
    }

    /// <summary>A sequencer waits for a camera that is away, and connects anew where the first connection failed.</summary>
    private void Reconnect(Func<bool> isOver)
    {
        while (!client.Connected && !isOver())
        {
            if (Try(() => client.Connected = true) is { } error)
                Note($"no connection: {error.Message}");
            if (!client.Connected)
                night.Clock.Sleep(TimeSpan.FromSeconds(10));
        }

        Try(() => guest.Connected = true);
    }

    private void Take(Planned planned)
    {
        var asked = night.Clock.GetUtcNow();
        if (Try(() => Start(planned)) is { } refused)
        {
            Note($"refused: {refused.Message}");
            night.Clock.Sleep(PollPause);
            return;
        }

        Started++;
        var result = planned.AbortAfter is { } share ? Abort(planned, share) : Await(planned, asked);
        Note($"{planned.Seconds} s {(planned.Light ? "light" : "dark")}: {result}");
    }

    private void Start(Planned planned)
    {
        client.Camera.Gain = planned.Gain;
        client.Camera.StartExposure(planned.Seconds, planned.Light);
    }

    private string Abort(Planned planned, double share)
    {
        night.Clock.Sleep(TimeSpan.FromSeconds(planned.Seconds * share));
        Aborted++;
        if (Try(() => client.Camera.AbortExposure()) is { } error)
            return $"abort failed: {error.Message}";
        if (Try(() => Demand(!client.Camera.ImageReady, "a picture after an abort")) is { } away)
            return $"aborted while {away.Message}";
        return "aborted";
    }

    /// <returns>What became of it.</returns>
    private string Await(Planned planned, DateTimeOffset asked)
    {
        var begin = night.Clock.GetTimestamp();
        while (true)
        {
            try
            {
                if (client.Camera.ImageReady)
                    return Verify(planned, asked);
            }
            catch (AscomException error)
            {
                Failed++;
                Demand(error.Number != AscomErrors.UnforeseenNumber && error.Message.Length > 20, $"an error that says nothing: 0x{error.Number:X3} {error.Message}");
                return $"error 0x{error.Number:X3}: {error.Message}";
            }

            _ = Try(() => _ = guest.Camera.CameraState);
            if (night.Clock.Since(begin) > Patience + TimeSpan.FromSeconds(planned.Seconds))
            {
                Demand(false, $"an exposure of {planned.Seconds} s hangs");
                return "hangs";
            }

            night.Clock.Sleep(PollPause);
        }
    }

    private string Verify(Planned planned, DateTimeOffset asked)
    {
        Delivered++;
        using var frame = client.Camera.ImageArray;
        if (Observatory.CodeOf(frame) is not { } code || body.Exposures.FirstOrDefault(e => e.Code == code) is not { } taken)
        {
            Demand(false, "a picture of no exposure of this body");
            return "a picture of nobody knows what";
        }

        Demand(taken.Opened > asked, $"a picture of an earlier exposure: {taken}");
        Demand(taken.Light == planned.Light && taken.Iso == planned.Gain, $"a picture of other settings: {taken}, wanted {planned}");
        Demand(Math.Abs(taken.Seconds - planned.Seconds) <= Math.Max(1.6, 0.03 * planned.Seconds), $"a picture of another exposure time: {taken}, wanted {planned}");
        return $"release {code.Counter}, {taken.Seconds:0.0} s";
    }

    private void Demand(bool holds, string otherwise)
    {
        if (!holds)
            Broken.Add($"{night.Clock.GetUtcNow():HH:mm:ss} {name}: {otherwise}");
    }

    private void Note(string sentence) => tell($"{name}: {sentence}");

    private static AscomException? Try(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (AscomException error)
        {
            return error;
        }
    }
}
