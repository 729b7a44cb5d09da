using System.Globalization;

namespace SonyAlpha.Driver.Verbs;

/// <summary>One exposure into a file.</summary>
internal static class ExposeVerb
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(60);

    public static readonly Verb Row = new("expose", "Take one exposure", command =>
    {
        var camera = command.Camera();
        var seconds = command.Option<string>("--seconds", "How long the shutter is open: 30, 0.5 or 1/60", "SECONDS", required: true);
        var iso = command.Option<int?>("--iso", "The ISO value; the camera's own without it", "N");
        var dark = command.Flag("--dark", "A dark: the telescope is covered");
        var output = command.Option<string>("--out", "FILE.fits, or FILE.arw (the camera's own file)", "FILE", required: true);
        var record = command.Record();
        var simulation = new SimulationOptions(command);
        return (given, terminal) =>
        {
            var plan = new Plan(SecondsOf(given.GetValue(seconds)!), given.GetValue(iso), !given.GetValue(dark), given.GetValue(output)!);
            plan.Check();
            using var station = new Station(terminal.Folders, terminal.Clock, simulation.Read(given), recording: given.GetValue(record));
            return plan.KeepsArw ? TakeArw(plan, given.GetValue(camera), station, terminal) : TakeFits(plan, given.GetValue(camera), station, terminal);
        };
    });

    /// <summary>As it stands on a shutter dial, or as a number.</summary>
    private static double SecondsOf(string text)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var parts = text.Split('/');
        var divisor = 1.0;
        if (parts.Length > 2 || !double.TryParse(parts[0], Style, CultureInfo.InvariantCulture, out var seconds)
            || (parts.Length == 2 && !(double.TryParse(parts[1], Style, CultureInfo.InvariantCulture, out divisor) && divisor > 0)))
            throw NoTime(text);
        return double.IsFinite(seconds / divisor) ? seconds / divisor : throw NoTime(text);
    }

    private static UsageException NoTime(string text) => new($"--seconds {text} is no time that a shutter can be open: write 30, 0.5 or 1/60");

    private sealed record Plan(double Seconds, int? Iso, bool Light, string Path)
    {
        public bool KeepsArw => System.IO.Path.GetExtension(Path).Equals(".arw", StringComparison.OrdinalIgnoreCase);

        public void Check()
        {
            if (!KeepsArw && !System.IO.Path.GetExtension(Path).Equals(".fits", StringComparison.OrdinalIgnoreCase))
                throw new UsageException($"--out {Path}: the name must end in .fits or .arw");
            Output.RequireFolder(Path);
        }
    }

    private static int TakeFits(Plan plan, string? id, Station station, Terminal terminal)
    {
        station.Override = options => options with { GainMode = GainMode.List };
        return CameraVerb.With(id, station, terminal, session =>
        {
            Take(session.Camera, plan, terminal);
            using var frame = session.Camera.ImageArray;
            Output.Write(plan.Path, 0, stream => WriteFits(stream, session.Camera, frame, plan.Light));
            terminal.Out.WriteLine(plan.Path);
            return ExitCode.Done;
        });
    }

    /// <summary>The camera's file comes the way that all kept files go, through a folder beside the target.</summary>
    private static int TakeArw(Plan plan, string? id, Station station, Terminal terminal)
    {
        var folder = Directory.CreateDirectory($"{System.IO.Path.GetFullPath(plan.Path)}.{Environment.ProcessId:x}.taking");
        station.Override = options => options with { GainMode = GainMode.List, KeepsFiles = true, Folder = folder.FullName, Template = "{frame}" };
        try
        {
            return CameraVerb.With(id, station, terminal, session =>
            {
                Take(session.Camera, plan, terminal);
                if (!station.Keeper.Finish(WriteTime) || folder.GetFiles("*.arw") is not [var file])
                    throw new FailedException($"{plan.Path} could not be written; if the picture came, it is in {station.Folders.Rescue}");
                file.MoveTo(plan.Path, overwrite: true);
                terminal.Out.WriteLine(plan.Path);
                return ExitCode.Done;
            });
        }
        finally
        {
            station.Keeper.Finish(WriteTime);
            folder.Delete(recursive: true);
        }
    }

    private static void Take(Camera camera, Plan plan, Terminal terminal)
    {
        if (plan.Iso is { } iso)
            camera.Gain = GainOf(camera, iso);
        camera.StartExposure(plan.Seconds, plan.Light);
        Progress.Percent(terminal, "exposing", report =>
        {
            while (!camera.ImageReady)
            {
                report(camera.CameraState == CameraState.Exposing ? "exposing" : "reading", camera.PercentCompleted);
                terminal.Clock.Sleep(Look, terminal.Stop);
                terminal.Stop.ThrowIfCancellationRequested();
            }
        });
    }

    private static short GainOf(Camera camera, int iso)
    {
        var text = iso.ToString(CultureInfo.InvariantCulture);
        var index = camera.Gains.Index().Where(g => g.Item.Split(' ')[^1] == text).Select(g => (short?)g.Index).FirstOrDefault();
        return index ?? throw new FailedException($"The camera has no ISO {iso}. It has {string.Join(", ", camera.Gains)}");
    }

    private static void WriteFits(Stream stream, Camera camera, Frame frame, bool light)
    {
        var picture = camera.LastPicture ?? throw new FailedException("The picture has gone: the camera was disconnected");
        IEnumerable<FitsCard> cards =
        [
            .. FitsCards.OfExposure(picture.Start, picture.Duration, light), FitsCards.Instrument(camera.Name, camera.IsSimulated),
            .. frame.File is { } file ? FitsCards.Of(file, camera.BayerOffsetX, camera.BayerOffsetY) : [], .. FitsCards.PixelSize(camera.PixelMicrons, camera.BinX),
        ];
        Fits.Write(stream, frame.Width, frame.Height, frame.Row, cards);
    }
}
