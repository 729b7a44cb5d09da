using System.Globalization;

namespace SonyAlpha.Driver.Telemetry;

/// <summary>One frame of a night, as one line of a table. Times in seconds.</summary>
/// <param name="Start">When the shutter opened, UTC.</param>
/// <param name="Shutter">"timed" or "bulb".</param>
/// <param name="Prepare">From the client's StartExposure to the opening of the shutter.</param>
/// <param name="Process">From the closing of the shutter to a picture in the camera's memory.</param>
/// <param name="Download">The picture's way over the wire.</param>
/// <param name="Decode">From its last byte to the finished frame.</param>
/// <param name="Bytes">Of the camera's file.</param>
/// <param name="Battery">Percent; null where the camera does not say.</param>
/// <param name="Temperature">Degrees Celsius as the file records it; null where it does not.</param>
/// <param name="Outcome">"ok", "ok, 23.4 s late", "aborted", or why it failed.</param>
public sealed record FrameRecord(
    DateTimeOffset Start, string Camera, long Frame, double Seconds, int Iso, FrameKind Kind, string Shutter,
    double Prepare, double Process, double Download, double Decode, long Bytes, string Wire,
    int? Battery = null, string Overheating = "", long? CardShots = null, double? Temperature = null, int Retries = 0,
    string Outcome = "ok")
{
    /// <summary>The outcome of a frame that somebody gave up.</summary>
    public const string Aborted = "aborted";

    /// <summary>The columns that are a frame's own, one row each: heading, and how a record fills it. Behind them stand those gauges of
    /// the switch that are none of these, each under its own heading.</summary>
    private static readonly (string Heading, Func<FrameRecord, string> Cell)[] Columns =
    [
        ("start_utc",     r => r.Start.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)),
        ("camera",        r => r.Camera),
        ("frame",         r => Number(r.Frame)),
        ("seconds",       r => Number(r.Seconds)),
        ("iso",           r => Number(r.Iso)),
        ("kind",          r => r.Kind.Word()),
        ("shutter",       r => r.Shutter),
        ("prepare_s",     r => Number(r.Prepare)),
        ("process_s",     r => Number(r.Process)),
        ("download_s",    r => Number(r.Download)),
        ("decode_s",      r => Number(r.Decode)),
        ("bytes",         r => Number(r.Bytes)),
        ("wire",          r => r.Wire),
        ("mb_per_s",      r => Number(r.MegabytesPerSecond)),
        ("battery_pct",   r => Number(r.Battery)),
        ("overheating",   r => r.Overheating),
        ("card_shots",    r => Number(r.CardShots)),
        ("temperature_c", r => Number(r.Temperature)),
        ("retries",       r => Number(r.Retries)),
        ("outcome",       r => r.Outcome),
        ("stars",         r => Number(r.Stars)),
        ("hfr_px",        r => Number(r.HalfFluxRadius)),
        ("fwhm_px",       r => Number(r.FullWidth)),
        ("dead_s",        r => Number(r.DeadSeconds)),
    ];

    /// <summary>Tables that earlier versions began have fewer columns, and are read all the same.</summary>
    private const int FewestColumns = 20, ColumnsWithStars = 23;

    /// <summary>The headings of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<string> Own { get; } = [.. Columns.Select(c => c.Heading)];

    /// <summary>The cells of <see cref="Gauges.BehindFrames"/>, in their order; empty where nobody told any.</summary>
    public string Health { get; init; } = "";

    /// <summary>In which nothing was exposed: preparing, processing, download, decoding.</summary>
    public double DeadSeconds => Prepare + Process + Download + Decode;

    /// <summary>How many were found in a light; null where nobody looked.</summary>
    public int? Stars { get; init; }

    /// <summary>Median of the brightest stars, in pixels of the frame.</summary>
    public double? HalfFluxRadius { get; init; }

    /// <summary>The same of their widths at half their height.</summary>
    public double? FullWidth { get; init; }

    public static string Heading => string.Join(',', Own.Concat(Gauges.BehindFrames.Select(gauge => gauge.Column)));

    public double MegabytesPerSecond => Download > 0 ? Bytes / 1e6 / Download : 0;

    public DateTimeOffset End => Start.AddSeconds(Seconds + Process + Download + Decode);

    public bool IsGood => Outcome == "ok" || Outcome.StartsWith("ok,", StringComparison.Ordinal);

    /// <summary>Nobody wanted its end: what was aborted is not good, and has not failed.</summary>
    public bool HasFailed => !IsGood && Outcome != Aborted;

    public string ToLine() => string.Join(',',
        Columns.Select(c => Quote(c.Cell(this))).Append(Health.Length > 0 ? Health : new(',', Gauges.BehindFrames.Count - 1)));

    /// <summary>What the gauges behind a frame's own columns say of a body now, as cells; empty where it does not tell.</summary>
    public static string HealthOf(CameraBody body) => string.Join(',',
        Gauges.BehindFrames.Select(gauge => gauge.Read(body) is { } value ? Number(gauge.Fit(value)) : ""));

    /// <summary>Reads a line that <see cref="ToLine"/> wrote; null if it is none, as after a power cut.</summary>
    public static FrameRecord? Parse(string line)
    {
        var cells = Split(line);
        if ((cells.Count is not (FewestColumns or ColumnsWithStars) && cells.Count != Own.Count + Gauges.BehindFrames.Count)
            || !DateTimeOffset.TryParse(cells[0], CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var start))
            return null;
        return new(start, cells[1], (long)(Value(cells[2]) ?? 0), Value(cells[3]) ?? 0, (int)(Value(cells[4]) ?? 0),
            FrameKinds.Of(cells[5]) ?? FrameKind.Dark,
            cells[6],
            Value(cells[7]) ?? 0, Value(cells[8]) ?? 0, Value(cells[9]) ?? 0, Value(cells[10]) ?? 0, (long)(Value(cells[11]) ?? 0),
            cells[12],
            (int?)Value(cells[14]), cells[15], (long?)Value(cells[16]), Value(cells[17]), (int)(Value(cells[18]) ?? 0), cells[19])
        {
            Stars = (int?)Value(cells.ElementAtOrDefault(20) ?? ""), HalfFluxRadius = Value(cells.ElementAtOrDefault(21) ?? ""),
                FullWidth = Value(cells.ElementAtOrDefault(22) ?? ""),
                Health = string.Join(',', cells.Skip(Own.Count)) is var told && told.Trim(',').Length > 0 ? told : "",
        };
    }

    private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    private static double? Value(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[++i]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                Flush();
            else
                cell.Append(line[i]);
        }

        Flush();
        return cells;

        void Flush()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
