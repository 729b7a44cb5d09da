using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Decodes the camera's files.</summary>
internal static class RawVerb
{
    private const int MostNamed = 5;

    private static readonly string[] Forms = [".fits", ".u16"];

    public static readonly Verb Row = new("raw", "Decode ARW files", command =>
    {
        var files = command.Argument<string[]>("file", "ARW files, or folders with them", ArgumentArity.OneOrMore);
        var info = command.Flag("--info", "Tell everything that the files say of themselves");
        var output = command.Option<string?>("--out",
            "FILE.fits, or FILE.u16 (the whole coded array, 16 bits each, little-endian); for several files a folder", "FILE");
        var repair = command.Flag("--repair", "Decode what can be decoded of damaged files: what cannot becomes zeros, and is counted");
        var form = command.Option<string?>("--as", "What is written into a folder: fits (also without this) or u16", "FORM");
        return (given, terminal) =>
        {
            var job = Job.Plan(Files(given.GetValue(files)!), given.GetValue(output), given.GetValue(form), given.GetValue(info),
                given.GetValue(repair));
            return job.Run(terminal);
        };
    });

    private static List<string> Files(IEnumerable<string> given)
    {
        List<string> all = [];
        foreach (var path in given)
        {
            if (!Directory.Exists(path))
            {
                all.Add(path);
                continue;
            }

            var inside = Directory.EnumerateFiles(path).Where(f => f.EndsWith(".arw", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal).ToList();
            if (inside.Count == 0)
                throw new FailedException($"There are no ARW files in the folder {path}");
            all.AddRange(inside);
        }

        return all;
    }

    private sealed class Job(List<string> files, string? folder, string? file, string form, bool tellsAll, bool repairs)
    {
        private readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
        private int failed;

        public static Job Plan(List<string> files, string? output, string? form, bool tellsAll, bool repairs)
        {
            var extension = Path.GetExtension(output ?? "").ToLowerInvariant();
            var isFolder = output is not null && (files.Count > 1 || Directory.Exists(output) || Path.EndsInDirectorySeparator(output));
            if (output is not null && !isFolder && !Forms.Contains(extension))
                throw new UsageException($"--out {output}: the name must end in .fits or .u16, or be a folder");
            if (isFolder && File.Exists(output))
                throw new UsageException($"--out {output}: with several files it must be a folder");
            if (form is not null && (!isFolder || !Forms.Contains("." + form.ToLowerInvariant())))
                throw new UsageException("--as is fits or u16, and goes with a folder in --out");
            if (output is not null && !isFolder)
                Output.RequireFolder(output);
            return new(files, isFolder ? output : null, isFolder ? null : output, form is null ? isFolder
                ? ".fits" : extension : "." + form.ToLowerInvariant(), tellsAll, repairs);
        }

        public int Run(Terminal terminal)
        {
            if (folder is not null)
                Directory.CreateDirectory(folder);
            Progress.Each(terminal, "decoding", files, path => One(path, terminal));
            if (files.Count > 1)
                terminal.Say($"{files.Count} files, {files.Count - failed} decoded, {failed} failed");
            return failed == 0 ? ExitCode.Done : ExitCode.Failed;
        }

        /// <summary>A bad file is named and does not stop the rest.</summary>
        private void One(string path, Terminal terminal)
        {
            try
            {
                using var frame = repairs ? ArwDecoder.Repair(Read(path)) : ArwDecoder.Decode(Read(path));
                if (frame.File.Damage.Count > 0)
                    terminal.Say($"{path}: {Account(frame.File.Damage)}");
                if (Target(path) is { } target)
                    Write(frame, target);
                terminal.Print(Summary(frame.File), $"{path}: ");
                if (tellsAll)
                    TellAll(frame.File, terminal.Out);
            }
            catch (Exception error) when (error is ArwException or IOException or UnauthorizedAccessException or FailedException)
            {
                failed++;
                terminal.Say($"{path}: {Failures.Sentence(error)}");
            }
        }

        private static string Account(IReadOnlyList<Area> damage) => string.Create(CultureInfo.InvariantCulture,
            $"{damage.Count} {(damage.Count == 1 ? "piece is" : "pieces are")} damaged, {damage.Sum(a => (long)a.Width * a.Height)} "
                + $"pixels together, and marked with zeros: ")
            + string.Join(", ", damage.Take(MostNamed).Select(Text)) + (damage.Count > MostNamed ? ", and more" : "");

        private static byte[] Read(string path) =>
            File.Exists(path) ? File.ReadAllBytes(path) : throw new FailedException("there is no such file");

        private string? Target(string path)
        {
            if (folder is null)
                return file;
            var target = Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + form);
            if (!written.Add(target))
                written.Add(target = AtomicFile.Free(target));
            return target;
        }

        private void Write(RawFrame frame, string target)
        {
            var size = (long)frame.Width * frame.Height * sizeof(ushort);
            Output.Write(target, form == ".u16" ? size : 0, stream =>
            {
                if (form == ".u16")
                    stream.Write(MemoryMarshal.AsBytes(frame.Pixels));
                else
                    PictureFits.Write(stream, frame);
            });
        }
    }

    private static string Summary(ArwFile file) => string.Create(CultureInfo.InvariantCulture,
        $"{file.Model}, {file.RawWidth} x {file.RawHeight}, {file.Encoding}, {file.BitsPerSample} bit, {file.CfaPattern}, "
            + $"{file.ExposureTime?.Value:0.######} s, ISO {file.Iso}");

    private static void TellAll(ArwFile file, TextWriter writer)
    {
        (string Name, object? Value)[] facts =
        [
            ("model", file.Model), ("software", file.Software), ("internal serial", file.InternalSerial), ("lens", file.Lens),
            ("coded array", $"{file.RawWidth} x {file.RawHeight}"), ("active area", Text(file.ActiveArea)),
            ("crop", file.DefaultCrop is { } crop ? Text(crop) : null),
            ("encoding", file.Encoding), ("bits", file.BitsPerSample), ("colours", file.CfaPattern),
            ("black level", file.BlackLevel), ("white level", file.WhiteLevel), ("linear up to", file.LinearLimit),
            ("exposure", file.ExposureTime is { } t ? $"{t.Value:0.######} s ({t.Numerator}/{t.Denominator})" : null), ("ISO", file.Iso),
            ("camera time", file.CameraTime is { } at ? at.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) : null),
            ("ahead of UTC", file.UtcOffset), ("shutter", file.Shutter), ("dark subtraction", file.DarkSubtraction),
            ("camera temperature", file.CameraTemperature), ("ambient temperature", file.AmbientTemperature),
            ("orientation", file.Orientation), ("preview", file.Preview is { } p ? $"{p.Length} bytes at {p.Offset}" : null),
        ];
        foreach (var (name, value) in facts.Where(f => f.Value is not null))
            writer.WriteLine(PlainText.OneLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-20} {value}")));
    }

    private static string Text(Area area) => $"{area.Width} x {area.Height} from ({area.X}, {area.Y})";
}
