using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.Driver.Trying;

/// <summary>A stage on a body's way from the handshake to its first exposure, as its own datasets show it, whatever the driver waits
/// for.</summary>
/// <param name="At">Seconds from the end of the handshake to the first dataset that shows it; null if none did.</param>
internal sealed record SeenStage(string Name, double? At)
{
    public const string Sane = "sane values";
    public const string Priority = "priority";
    public const string Unlocked = "drive unlocked";
    private const uint LastPhase = 3;

    /// <summary>TABLE: the stages in the order in which Sony's example programs wait for them; what a body does not report is no stage of
    /// it.</summary>
    private static readonly (string Name, Property Of, bool IsOf3Only, Predicate<PropertyTable> IsReached)[] Rows =
    [
        (Sane, SonyProperty.StillCaptureMode, false, table => !table.AreZeros && table.Told(SonyProperty.StillCaptureMode) is not null),
        (Priority, SonyProperty.PositionKey, false, table => table.Get(SonyProperty.PositionKey) is PriorityKey.Application),
        (Unlocked, SonyProperty.StillCaptureMode, true, table => table[SonyProperty.StillCaptureMode] is { IsWritable: true }),
        ("single drive", SonyProperty.StillCaptureMode, true, table => table.Get(SonyProperty.StillCaptureMode) is { IsSingle: true }),
        ("destination", SonyProperty.SaveDestination, true,
            table => table.Get(SonyProperty.SaveDestination) is SaveDestination.Computer or SaveDestination.Both),
        ("live view", SonyProperty.LiveViewStatus, true, table => table.Get(SonyProperty.LiveViewStatus) is LiveViewStatus.On),
    ];

    /// <summary>The stages of the first connection.</summary>
    public static IReadOnlyList<SeenStage> Of(IReadOnlyList<RecordedTalk> talk, ushort version, CameraModel? model)
    {
        var first = talk.TakeWhile(line => line.Connection == 0).ToList();
        var begin = first.LastOrDefault(line => line is { Operation: 0x9201, Parameters: [LastPhase, ..] })?.At ?? 0;
        var datasets = first.Select(line => (line.At, Table: TableOf(line, version))).Where(d => d.Table is not null).ToList();
        return
        [
            .. Rows.Where(row => (version >= ExtDeviceInfo.Version3 || !row.IsOf3Only) && datasets.Any(d => d.Table![row.Of] is not null)
                    && !(row.Of == SonyProperty.LiveViewStatus && model?.NoLiveView == true))
                .Select(row => new SeenStage(row.Name, datasets.Where(d => row.IsReached(d.Table!)).Select(d => (double?)(d.At - begin))
                    .FirstOrDefault())),
        ];
    }

    /// <summary>The dataset that a line brought; null if it brought none.</summary>
    public static PropertyTable? TableOf(RecordedTalk line, ushort version)
    {
        if (line.Operation != SonyOperation.SdioGetAllExtDevicePropInfo.Code || line.In.Length < 8)
            return null;
        var reader = new PtpReader(line.In.Span);
        return PropertyTable.Read(ref reader, version >= ExtDeviceInfo.Version3);
    }
}
