using System.Text.Json;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Driver.Telemetry;

namespace SonyAlpha.Driver.Web;

/// <summary>A frame as its camera tells of it when it is over, well or not.</summary>
/// <param name="Picture">Null of one that failed.</param>
/// <param name="Pixels">The teller's lease on it.</param>
/// <param name="Owner">Whose it is.</param>
internal sealed record Framed(Camera Camera, FrameRecord Record, Picture? Picture, Frame? Pixels, ClientCamera Owner);

/// <summary>The frames of the night that this program saw, with a small picture each, whoever took them. The oldest make room.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class Gallery(Keeper keeper, Func<CameraOptions> options, string rescueFolder)
{
    /// <summary>With 40 kB each: 12 MB at most.</summary>
    public const int Most = 300;

    private const int LongerSide = 150;

    /// <summary>Of each side of what becomes a pixel: 16 squares in all, a frame of 60 megapixels takes 10 ms.</summary>
    private const int Samples = 4;

    private readonly object gate = new();
    private readonly LinkedList<Entry> entries = new();
    private long changes;

    /// <summary>Grows with each frame, and when one was kept.</summary>
    public long Changes => Interlocked.Read(ref changes);

    /// <summary>Somebody can look at it: before that no pictures are made.</summary>
    internal bool IsShown { get; set; }

    internal void Add(Framed framed)
    {
        if (!IsShown)
            return;
        Entry entry = new(framed.Camera.Id, framed.Record, Paint(framed));
        framed.Picture?.WhenKept(path =>
        {
            entry.KeptAt = path;
            Interlocked.Increment(ref changes);
        });
        lock (gate)
        {
            if (entries.First?.Value is { } last && entry.IsAgain(last))
            {
                entry.Tries = last.Tries + 1; // a card that is full is so at each try: one line says it
                entries.RemoveFirst();
            }

            entries.AddFirst(entry);
            if (entries.Count > Most)
                entries.RemoveLast();
        }

        Interlocked.Increment(ref changes);
    }

    /// <summary>What is known of a frame of a camera; null if it is not remembered.</summary>
    internal Entry? Find(string camera, long number)
    {
        lock (gate)
            return entries.FirstOrDefault(entry => entry.Camera == camera && entry.Record.Frame == number);
    }

    /// <summary>The frames, the newest first, and where files go.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        List<Entry> all;
        lock (gate)
            all = [.. entries];
        json.WriteStartObject();
        json.WriteStartArray("frames");
        var best = all.GroupBy(entry => entry.Camera).ToDictionary(night => night.Key, night => Verdict.Best(night.Select(e => e.Record)));
        foreach (var entry in all)
            Write(json, entry, Verdict.Of(entry.Record, entry.Burnt, best[entry.Camera]));
        json.WriteEndArray();
        WritePlaces(json);
        json.WriteEndObject();
    }

    private void WritePlaces(Utf8JsonWriter json)
    {
        var (now, count) = (options(), keeper.Count);
        json.WriteStartArray("places");
        foreach (var (name, folder, files) in new[]
        {
            ("kept", now.Folder, (double)count.Kept), ("rescued", rescueFolder, keeper.FilesInRescue() ?? count.Rescued),
        })
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("folder", folder);
            json.WriteNumber("files", files);
            if (Disk.Free(folder) is { } free)
                json.WriteNumber("free", free);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("keeps", now.KeepsFiles);
        json.WriteNumber("lost", count.Lost);
    }

    private static void Write(Utf8JsonWriter json, Entry entry, Verdict verdict)
    {
        var record = entry.Record;
        json.WriteStartObject();
        json.WriteString("camera", entry.Camera);
        json.WriteNumber("number", record.Frame);
        json.WriteString("start", record.Start.UtcDateTime);
        json.WriteNumber("seconds", Math.Round(record.Seconds, 4));
        json.WriteNumber("iso", record.Iso);
        json.WriteString("kind", record.Kind.Word());
        json.WriteBoolean("shown", entry.Thumbnail is not null);
        json.WriteString("kept", entry.KeptAt);
        json.WriteString("verdict", verdict.Words);
        json.WriteBoolean("good", verdict.IsGood);
        json.WriteBoolean("failed", record.HasFailed);
        if (entry.Tries > 1)
            json.WriteNumber("tries", entry.Tries);
        WriteRounded(json, "stars", record.Stars);
        WriteRounded(json, "hfr", record.HalfFluxRadius);
        WriteRounded(json, "fwhm", record.FullWidth);
        WriteRounded(json, "celsius", record.Temperature);
        json.WriteEndObject();
    }

    private static void WriteRounded(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, Math.Round(number, 2));
    }

    private static (byte[]? Png, double Burnt) Paint(Framed framed)
    {
        if (framed.Pixels is null)
            return (null, 0);
        var preview = FrameApi.Of(framed.Pixels, framed.Owner, LongerSide, Samples);
        return (Png.Write(preview.Width, preview.Height, preview.Paint()), preview.Burnt.Max());
    }

    internal sealed class Entry(string camera, FrameRecord record, (byte[]? Png, double Burnt) painted)
    {
        private string? place;

        public string Camera => camera;

        public FrameRecord Record => record;

        /// <summary>How often in a row it failed for the same reason.</summary>
        public int Tries { get; set; } = 1;

        /// <summary>PNG; null of a frame that failed.</summary>
        public byte[]? Thumbnail => painted.Png;

        /// <summary>Share of the burnt-out pixels of the worst colour.</summary>
        public double Burnt => painted.Burnt;

        /// <summary>Whether it failed as another one did.</summary>
        public bool IsAgain(Entry other) => record.HasFailed && Thumbnail is null && other.Camera == camera
            && other.Record.Outcome == record.Outcome;

        public string? KeptAt
        {
            get => Volatile.Read(ref place);
            set => Volatile.Write(ref place, value);
        }
    }
}
