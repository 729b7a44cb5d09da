using System.Globalization;
using SonyAlpha.Driver.Keeping;

namespace SonyAlpha.Driver.Verbs;

/// <summary>One exposure into a file.</summary>
internal static class ExposeVerb
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(60);

    /// <summary>Head and previews of a camera's file (largest seen: 4 MB), and the padding of its array.</summary>
    private const long HeadBytes = 8 << 20;

    public static readonly Verb Row = new("expose", "Take one exposure, or a series", command =>
    {
        var camera = command.Camera();
        var seconds = command.Option<string?>("--seconds", "How long the shutter is open: 30, 0.5 or 1/60; a bias needs none", "SECONDS");
        var iso = command.Option<int?>("--iso", "The ISO value; the camera's own without it", "N");
        var kind = command.Option<string?>("--kind", "What the frame is for; of darks and biases the telescope is covered",
            "light|dark|bias|flat");
        var dark = command.Flag("--dark", "The same as --kind dark");
        var series = new SeriesOptions(command);
        var output = command.Option<string?>("--out", "FILE.fits, or FILE.arw (the camera's own file); of a series the folder", "PATH");
        var record = command.Record();
        var simulation = new SimulationOptions(command);
        return (given, terminal) =>
        {
            var what = KindOf(given.GetValue(kind), given.GetValue(dark));
            var time = given.GetValue(seconds) is { } text ? SecondsOf(text)
                : what == FrameKind.Bias ? 0 : throw new UsageException("--seconds is missing: how long the shutter shall be open");
            var many = series.Read(given, time, what, given.GetValue(output));
            var plan = new Plan(time, given.GetValue(iso), what, given.GetValue(output) ?? "");
            if (many is null)
                plan.Check();
            using var station = new Station(terminal.Folders, terminal.Clock, simulation.Read(given), recording: given.GetValue(record));
            if (many is not null)
                return SeriesOptions.Take(many, given.GetValue(iso), given.GetValue(camera), station, terminal);
            Leftovers.TidyUp([Path.GetDirectoryName(Path.GetFullPath(plan.Path))!], terminal.Say, isDeep: false);
            Output.RequireRights(plan.Path);
            return TakeInto(plan, given.GetValue(camera), station, terminal);
        };
    });

    private static FrameKind KindOf(string? word, bool dark)
    {
        if (word is null)
            return dark ? FrameKind.Dark : FrameKind.Light;
        var kind = FrameKinds.Of(word) ?? throw new UsageException($"--kind {word} is none. There are {FrameKinds.Words}");
        return dark && kind != FrameKind.Dark ? throw new UsageException($"--dark and --kind {word} cannot both be meant") : kind;
    }

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

    private static UsageException NoTime(string text) =>
        new($"--seconds {text} is no time that a shutter can be open: write 30, 0.5 or 1/60");

    private sealed record Plan(double Seconds, int? Iso, FrameKind Kind, string Path)
    {
        public bool KeepsArw => System.IO.Path.GetExtension(Path).Equals(".arw", StringComparison.OrdinalIgnoreCase);

        public void Check()
        {
            if (Path.Length == 0)
                throw new UsageException("--out is missing: FILE.fits or FILE.arw; or --count for a series, which names its files itself");
            if (!KeepsArw && !System.IO.Path.GetExtension(Path).Equals(".fits", StringComparison.OrdinalIgnoreCase))
                throw new UsageException($"--out {Path}: the name must end in .fits or .arw");
            Output.RequireFolder(Path);
        }

        /// <summary>Two bytes a pixel, whatever becomes of them: the camera's file is no larger but for its head and its
        /// previews.</summary>
        public void RequireSpace(ClientCamera camera) =>
            Output.RequireSpace(Path, (long)camera.CameraXSize * camera.CameraYSize * sizeof(ushort) + HeadBytes);
    }

    /// <summary>The camera's file stays the picture's until this verb has written what was asked for: what cannot be written is
    /// rescued.</summary>
    private static int TakeInto(Plan plan, string? id, Station station, Terminal terminal)
    {
        station.Override = options => options with { GainMode = GainMode.List, KeepsFiles = options.KeepsFiles && !plan.KeepsArw };
        return CameraVerb.With(id, station, terminal, session =>
        {
            plan.RequireSpace(session.Camera);
            Take(session.Camera, plan, terminal);
            try
            {
                Write(plan, session.Camera);
            }
            catch (FailedException error)
            {
                session.Connected = false; // what nobody has fetched goes to the rescue folder now
                station.Keeper.Finish(WriteTime);
                throw new FailedException(station.Keeper.LastRaw is { } kept
                    ? $"{error.Message}. The camera's own file is kept: {kept}"
                    : session.Shared.RescuesPictures
                        ? $"{error.Message}. Nor could the camera's own file be kept in {station.Folders.Rescue}: the log says why"
                        : $"{error.Message}. Simulated pictures are not rescued (setting rescue-simulated)", error);
            }

            terminal.Out.WriteLine(plan.Path);
            if (plan.Kind is FrameKind.Light && session.Camera.Picture?.FindStars(session.Camera.MaxADU) is { HalfFluxRadius: { } radius,
                FullWidth: { } wide } field)
                terminal.Say(string.Create(CultureInfo.InvariantCulture,
                    $"{field.Stars.Count} stars, HFR {radius:0.00} px, FWHM {wide:0.00} px"));
            station.Keeper.Finish(WriteTime);
            return ExitCode.Done;
        });
    }

    /// <summary>Writes the picture, and only then counts it as fetched.</summary>
    private static void Write(Plan plan, ClientCamera camera)
    {
        var picture = camera.Picture;
        using var frame = picture?.Look() ?? throw new FailedException("The picture has gone: the camera was disconnected");
        if (plan.KeepsArw)
        {
            var file = picture.Source.ToArray();
            if (camera.Picture != picture || file.Length == 0)
                throw new FailedException($"{plan.Path} was not written: the camera was disconnected");
            Output.Write(plan.Path, file.Length, stream => stream.Write(file));
        }
        else
        {
            Output.Write(plan.Path, 0, stream => PictureFits.Write(stream, camera, picture, frame));
        }

        picture.Fetch()?.Dispose();
    }

    private static void Take(ClientCamera camera, Plan plan, Terminal terminal)
    {
        if (plan.Iso is { } iso)
            camera.Gain = GainOf(camera, iso);
        camera.StartExposure(plan.Kind == FrameKind.Bias ? 0 : plan.Seconds, plan.Kind);
        Progress.Percent(terminal, "exposing", report =>
        {
            while (!camera.ImageReady)
            {
                report(camera.CameraState switch { CameraState.Exposing => "exposing", CameraState.Waiting => "waiting", _ => "reading" },
                    camera.PercentCompleted);
                terminal.Clock.Sleep(Look, terminal.Stop);
                terminal.Stop.ThrowIfCancellationRequested();
            }
        });
    }

    /// <summary>The place of an ISO value in the camera's list.</summary>
    /// <exception cref="FailedException">It has none; the message says which there are.</exception>
    internal static short GainOf(ClientCamera camera, int iso)
    {
        var text = iso.ToString(CultureInfo.InvariantCulture);
        var index = camera.Gains.Index().Where(g => g.Item.Split(' ').Contains(text)).Select(g => (short?)g.Index).FirstOrDefault();
        return index ?? throw new FailedException($"The camera has no ISO {iso}. It has {string.Join(", ", camera.Gains)}");
    }
}
