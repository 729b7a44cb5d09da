using System.Globalization;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.Driver.Trying;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Checks a body by day, so that the first night is not its first test.</summary>
internal static class TryVerb
{
    /// <summary>Ctrl-C: a walk of shutter speeds back, and a goodbye.</summary>
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(15);

    private static readonly string[] Beforehand =
    [
        "This checks a camera in some three minutes, by day and before the first night. It needs no stars.",
        "It takes ten frames, the longest of 32 s; they are looked at and thrown away. If the camera also saves on its card, they stay "
            + "there.",
        "It changes ISO, shutter speed, and what an exposure needs (drive and exposure mode, where pictures go), and puts all of that "
            + "back. "
            + "The mode dial should stand on M, the lens or telescope may be covered.",
    ];

    public static readonly Verb Row = new("try",
        "Check a camera by day: what works, what does not, what to do; and a zip that may be given away", command =>
    {
        var camera = command.Camera();
        var yes = command.Flag("--yes", "Do not ask; without --unplug and --focus these two are left out");
        var unplug = command.Flag("--unplug", "Also pull the cable and put it back when told to");
        var focus = command.Flag("--focus", "Also move the focus of the lens, three small steps out and back");
        var output = command.Option<string?>("--out", "The zip; a name with model and date in this folder without it", "FILE.zip");
        var simulation = new SimulationOptions(command);
        return (given, terminal) =>
        {
            if (!given.GetValue(yes) && terminal.ReadLine is null)
                throw new UsageException("try asks before it touches a camera, and nobody is at this terminal: say --yes");
            if (given.GetValue(output) is { } path)
                RequireZip(path);
            var recording = Path.Combine(Directory.CreateTempSubdirectory("sonyalpha-try-").FullName, "recording");
            try
            {
                using var station = new Station(terminal.Folders, terminal.Clock, simulation.Read(given), recording: recording,
                    recordingMost: TryZip.MostOfAPicture);
                station.Override = options => options with
                {
                    GainMode = GainMode.List, Shutter = ShutterPreference.Fitting, Readout = Readout.ActiveArea, KeepsFiles = false,
                        ShutterLag = TimeSpan.Zero,
                    AwayPatience = TimeSpan.Zero, Repeats = false, // what goes wrong is to be told, and not to be made good
                };
                var chosen = station.Choose(given.GetValue(camera), terminal.Stop);
                var asked = new Questions(terminal, given.GetValue(yes));
                asked.Tell(chosen);
                TryAgreement agreed = new(
                    given.GetValue(focus) || asked.Agrees("May the focus of the lens be moved a little, if it can be?"),
                    given.GetValue(unplug) || asked.Agrees("Will you pull the cable and put it back when asked?"));
                if (!asked.Agrees("Begin?", withoutAsking: true))
                    return ExitCode.Done;
                terminal.EndsWithin(EndTime);
                return new Check(station, terminal, recording).Run(chosen, agreed, given.GetValue(output));
            }
            finally
            {
                Directory.Delete(Path.GetDirectoryName(recording)!, recursive: true);
            }
        };
    });

    private static void RequireZip(string path)
    {
        if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"--out {path}: the name must end in .zip");
        Output.RequireFolder(path);
    }

    private sealed class Questions(Terminal terminal, bool yes)
    {
        public void Tell(Camera camera)
        {
            foreach (var line in Beforehand.SelectMany(words => Wrapped.Lines("", words, terminal.Columns)))
                terminal.Say(line);
            terminal.Say("");
            foreach (var line in TrySteps.All.SelectMany(step => Wrapped.Lines($"  {step.Name,-18} ", step.Does, terminal.Columns)))
                terminal.Say(line);
            terminal.Say("");
            terminal.Say($"The camera is {camera.Name} ({camera.Id})");
        }

        /// <param name="withoutAsking">What --yes answers.</param>
        public bool Agrees(string question, bool withoutAsking = false)
        {
            if (yes)
                return withoutAsking;
            terminal.Error.Write($"{question} [y/n] ");
            terminal.Error.Flush();
            var answer = terminal.ReadLine!();
            terminal.Stop.ThrowIfCancellationRequested();
            return answer?.Trim().StartsWith('y') == true || answer?.Trim().StartsWith('Y') == true;
        }
    }

    /// <summary>The check itself, its report and its zip.</summary>
    private sealed class Check(Station station, Terminal terminal, string recording)
    {
        public int Run(Camera camera, TryAgreement agreed, string? output)
        {
            using var session = (CameraSession)camera.NewSession();
            TryRun run = new(camera, session, terminal.Clock, recording, agreed, terminal.Say, terminal.Stop);
            var report = TryCheck.Run(run, step => terminal.Say($"{step.Name} ..."), _ => { });
            if (run.Device is not { } device)
                throw new FailedException(report.Results[0].Finding.Sentence);
            TryCheck.Learn(run, station.Learned);
            foreach (var line in report.Lines(terminal.Columns))
                terminal.Out.WriteLine(PlainText.OneLine(line));
            var path = output ?? string.Create(CultureInfo.InvariantCulture,
                $"sonyalpha-try-{BodyDescription.FileNameOf(device.Model)}-{terminal.Clock.GetUtcNow():yyyyMMdd-HHmmss}.zip");
            Output.Write(Path.GetFullPath(path), 0,
                zip => TryZip.Write(zip, run, report, recording, new Scrubber(station.Settings, withSerials: false)));
            terminal.Out.WriteLine();
            foreach (var line in Wrapped.Lines("",
                $"All of it is in {path}: no serial number, no name, no place, of the pictures the heads only. "
                + "With it your camera can be simulated at somebody's desk; attach it to a report.", terminal.Columns))
            {
                terminal.Out.WriteLine(line);
            }

            return report.IsGood ? ExitCode.Done : ExitCode.Failed;
        }
    }
}
