using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>TABLE: a camera's health and what of it can be switched, in the order in which programs list it.</summary>
public static class Gauges
{
    private const double Percent = 100, Shots = 100_000, Megabytes = 2000, Frames = 100_000, Seconds = 3600, Gigabytes = 1_000_000;

    private static readonly TimeSpan DiskPause = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<Gauge> All { get; } =
    [
        new("Battery", "Charge of the battery, %", Percent, 1, body => Positive(body.Properties.Get(SonyProperty.BatteryPercent)))
            { IsThere = body => body.Properties.Get(SonyProperty.BatteryPercent) is >= 0 },
        new("Grip battery", "Charge of the second battery, %", Percent, 1, body => Positive(body.Properties.Get(SonyProperty.SecondBatteryPercent)))
            { IsThere = body => body.Properties.Get(SonyProperty.SecondBatteryPercent) is >= 0 },
        new("Card 1", "Pictures that the card in slot 1 has room for", Shots, 1, body => body.Properties.Get(SonyProperty.MediaSlot1RemainingShots))
            { IsThere = body => body.Properties.Get(SonyProperty.MediaSlot1RemainingShots) is not null },
        new("Card 2", "Pictures that the card in slot 2 has room for", Shots, 1, body => body.Properties.Get(SonyProperty.MediaSlot2RemainingShots))
            { IsThere = body => body.Properties.Get(SonyProperty.MediaSlot2RemainingShots) is not null },
        new("Overheating", "0 cool, 1 soon too hot, 2 too hot", 2, 1, body => (double?)(byte?)body.Properties.Get(SonyProperty.Overheating))
            { IsThere = body => body.Properties.Get(SonyProperty.Overheating) is not null },
        new("Body present", "1 while the body answers, 0 while it is away", 1, 1, body => body.Thread.Link is Link.Open ? 1 : 0),
        new("Wire", "Speed of the last download, MB/s", Megabytes, 0.25, body => body.Recorder.Last?.MegabytesPerSecond ?? 0),
        new("Frames", "Good frames since the program began", Frames, 1, body => body.Recorder.Count.Good),
        new("Frames lost", "Exposures that failed or were given up since the program began", Frames, 1, body => body.Recorder.Count.Other),
        new("Dead time", "Of the last frame: preparing, processing, download and decoding, seconds", Seconds, 0.25,
            body => body.Recorder.Last is { } frame ? frame.Prepare + frame.Process + frame.Download + frame.Decode : 0),
        new("Disk", "Room where the camera's files are kept, GB", Gigabytes, 0.25, FreeSpace),
        new("Keep ARW", "Keep each file of the camera, until the last program lets go of this switch", 1, 1, body => body.Options.KeepsFiles ? 1 : 0)
            { Write = (body, on) => body.Choices = body.Choices with { KeepsFiles = on } },
        new("Repair", "Put right what stands wrong on the body when it connects, until the last program lets go of this switch", 1, 1,
            body => body.Options.RepairsByItself ? 1 : 0)
            { Write = (body, on) => body.Choices = body.Choices with { RepairsByItself = on } },
    ];

    private static double? Positive(sbyte? percent) => percent is >= 0 ? percent : null;

    /// <summary>Asking a disk is not free, and programs ask each two seconds.</summary>
    private static double? FreeSpace(CameraBody body)
    {
        var (clock, seen) = (body.Setup.Clock, body.Disk);
        if (seen is { } last && clock.Since(last.At) < DiskPause)
            return last.Gigabytes;
        double? now = null;
        try
        {
            var folder = new DirectoryInfo(body.Options.Folder);
            while (folder is { Exists: false, Parent: { } parent })
                folder = parent;
            now = new DriveInfo(folder.FullName).AvailableFreeSpace / 1e9;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            body.Setup.Log.Debug("Nobody says how much room there is in {Folder}: {Reason}", body.Options.Folder, error.Message);
        }

        body.Disk = new(clock.GetTimestamp(), now ?? 0);
        return now;
    }
}

/// <summary>What a disk said last.</summary>
internal sealed record DiskRoom(long At, double Gigabytes);
