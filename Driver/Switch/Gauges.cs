using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>TABLE: a camera's health and what of it can be switched, in the order in which programs list it.</summary>
public static class Gauges
{
    private const double Percent = 100, Shots = 100_000, Minutes = 100_000, Megabytes = 2000, Frames = 100_000, Seconds = 3600,
        Gigabytes = 1_000_000;

    public static readonly Gauge Battery = Told("Battery", "battery_pct", "Charge of the battery, %", Percent, "%",
        body => Positive(body.Get(SonyProperty.BatteryPercent)));

    public static readonly Gauge Card1 = Told("Card 1", "card_shots", "Pictures that the card in slot 1 has room for", Shots, "",
        body => body.Get(SonyProperty.MediaSlot1RemainingShots));

    public static IReadOnlyList<Gauge> All { get; } =
    [
        Battery,
        Told("Grip battery", "grip_battery_pct", "Charge of the second battery, %", Percent, "%",
            body => Positive(body.Get(SonyProperty.SecondBatteryPercent))),
        Card1,
        Told("Card 2", "card2_shots", "Pictures that the card in slot 2 has room for", Shots, "",
            body => body.Get(SonyProperty.MediaSlot2RemainingShots)),
        Told("Card 1 time", "card1_min", "Minutes of movie that the card in slot 1 has room for", Minutes, "min",
            body => body.Get(SonyProperty.MediaSlot1RemainingTime) / 60),
        Told("Card 2 time", "card2_min", "Minutes of movie that the card in slot 2 has room for", Minutes, "min",
            body => body.Get(SonyProperty.MediaSlot2RemainingTime) / 60),
        Told("Overheating", "overheating", "0 cool, 1 soon too hot, 2 too hot", 2, "",
            body => (double?)(byte?)body.Get(SonyProperty.Overheating)),
        new("Body temperature", "temperature_c", "Within the body as the last frame that told it says, °C; 0 before one did", 120, 0.5,
            body => body.Recorder.Celsius)
            { Least = -40, Unit = "°C" },
        new("Body present", "body_present", "1 while the body answers, 0 while it is away", 1, 1, body => body.Thread.Link is Link.Open
            ? 1 : 0),
        new("Wire", "mb_per_s", "Speed of the last download, MB/s", Megabytes, 0.25, body => body.Recorder.Last?.MegabytesPerSecond ?? 0)
            { Unit = "MB/s" },
        new("Frames", "frame", "Good frames since the program began", Frames, 1, body => body.Recorder.Count.Good),
        new("Frames lost", "outcome", "Exposures that failed or were given up since the program began", Frames, 1,
            body => body.Recorder.Count.Other),
        new("Rescued", "rescued", "Files in the rescue folder", Frames, 1,
            body => body.Seldom("rescued", () => body.Setup.Keeper.FilesInRescue())),
        new("Open shutter", "open_shutter_pct", "Share of the time since the first frame in which the shutter was open for a good one, %",
            Percent, 1,
            body => 100 * body.Recorder.OpenShare) { Unit = "%" },
        new("Dead time", "dead_s", "Of the last frame: preparing, processing, download and decoding, seconds", Seconds, 0.25,
            body => body.Recorder.Last is { } frame ? frame.DeadSeconds : 0) { Unit = "s" },
        new("Disk", "disk_gb", "Room where the camera's files are kept, GB", Gigabytes, 0.25,
            body => body.Seldom("disk", () => FreeSpace(body)))
            { Unit = "GB" },
        new("Keep ARW", "keep_arw", "Keep each file of the camera, until the last program lets go of this switch", 1, 1,
            body => body.Options.KeepsFiles ? 1 : 0)
            { Write = (body, on) => body.Choices = body.Choices with { KeepsFiles = on } },
        new("Repair", "repair", "Put right what stands wrong on the body when it connects, until the last program lets go of this switch",
            1, 1,
            body => body.Options.RepairsByItself ? 1 : 0)
            { Write = (body, on) => body.Choices = body.Choices with { RepairsByItself = on } },
    ];

    /// <summary>Those whose columns stand behind a frame's own, in this order.</summary>
    public static IReadOnlyList<Gauge> BehindFrames { get; } =
        [.. All.Where(gauge => !Telemetry.FrameRecord.Own.Contains(gauge.Column))];

    /// <summary>What there is to read of a body now: as the page has it.</summary>
    public static IEnumerable<(Gauge Gauge, double Value)> Of(CameraBody body) => body.Reached is not { } reached ? [] :
        All.Where(gauge => gauge.IsThere(reached)).Select(gauge => (gauge, gauge.Read(body) is { } value ? gauge.Fit(value) : double.NaN))
            .Where(read => !double.IsNaN(read.Item2));

    /// <summary>What the body itself tells, in whole steps of 1; a body that does not tell it has no such gauge.</summary>
    private static Gauge Told(string name, string column, string description, double most, string unit,
        Func<PropertyTable, double?> read) =>
        new(name, column, description, most, 1, body => read(body.Properties))
            { Unit = unit, IsThere = body => read(body.Properties) is not null };

    private static double? Positive(sbyte? percent) => percent is >= 0 ? percent : null;

    private static double? FreeSpace(CameraBody body)
    {
        try
        {
            var folder = new DirectoryInfo(body.Options.Folder);
            while (folder is { Exists: false, Parent: { } parent })
                folder = parent;
            return new DriveInfo(folder.FullName).AvailableFreeSpace / 1e9;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            body.Setup.Log.Debug("Nobody says how much room there is in {Folder}: {Reason}", body.Options.Folder, error.Message);
            return null;
        }
    }
}
