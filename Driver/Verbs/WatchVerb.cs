namespace SonyAlpha.Driver.Verbs;

/// <summary>Follows a body's properties: what somebody does with its dials, and what it does by itself.</summary>
internal static class WatchVerb
{
    /// <summary>A body that says nothing is asked this often; one that speaks is asked at once.</summary>
    private static readonly TimeSpan ListenTime = TimeSpan.FromSeconds(1);

    public static readonly Verb Row = new("watch", "Follow a camera's properties: a line at each change, in words and raw", command =>
    {
        var camera = command.Camera();
        var seconds = command.Option<double?>("--seconds", "End after this time", "SECONDS");
        var all = command.Flag("--all", "First every property as it is");
        var json = command.Flag("--json", "One JSON object a line");
        var hex = command.Flag("--hex", "Also the bytes of the dataset, with their offsets; * behind a byte that is another than before");
        var save = command.Save("At the end the body as it then stands, with every value that its properties were seen to have");
        var record = command.Record();
        var simulation = new SimulationOptions(command);
        return (given, terminal) =>
        {
            if (given.GetValue(seconds) is <= 0 or double.NaN)
                throw new UsageException("--seconds must be more than nothing");
            SavedBody.Require(given.GetValue(save));
            using var station = new Station(terminal.Folders, terminal.Clock, simulation.Read(given), recording: given.GetValue(record));
            return CameraVerb.With(given.GetValue(camera), station, terminal, session =>
            {
                var lines = new WatchLines(terminal.Out, session.Shared.Id, terminal.Clock.LocalTimeZone, given.GetValue(json),
                    given.GetValue(hex));
                Follow(session.Shared, lines, new(given.GetValue(all), given.GetValue(seconds), given.GetValue(save)), terminal);
                return ExitCode.Done;
            });
        };
    });

    private sealed record Order(bool All, double? Seconds, string? Save);

    private static void Follow(Camera camera, WatchLines lines, Order order, Terminal terminal)
    {
        var (begin, changes, values) = (terminal.Clock.GetTimestamp(), 0, new SeenValues());
        var last = camera.Read(TimeSpan.Zero);
        var (device, abilities) = (camera.Device!, camera.Abilities!); // at the end it may be away
        values.Add(last.Properties);
        lines.Begin(last, order.All);
        terminal.Say($"{camera.Name}: {last.Properties.All.Count} properties are followed, Ctrl-C ends it");
        while (!terminal.Stop.IsCancellationRequested && (order.Seconds is not { } s || terminal.Clock.Since(begin).TotalSeconds < s))
        {
            if (Next(camera, terminal) is not { } now)
                continue;
            changes += lines.Changed(last, now);
            values.Add(now.Properties);
            last = now;
        }

        terminal.Say($"{changes} changes");
        if (order.Save is not { } file)
            return;
        SavedBody.Write(file, device, abilities, last.Properties, values);
        terminal.Say($"The body is in {file}: `simulate {file}` serves it");
    }

    /// <returns>Null if the body is away: it is waited for.</returns>
    private static Reading? Next(Camera camera, Terminal terminal)
    {
        try
        {
            return camera.Read(ListenTime);
        }
        catch (AscomException away)
        {
            if (terminal.Stop.IsCancellationRequested)
                return null;
            terminal.Say($"{camera.Name}: {away.Message}");
            while (!camera.IsOpen && terminal.Clock.Sleep(ListenTime, terminal.Stop))
            {
                // the engine looks for it
            }

            return null;
        }
    }
}
