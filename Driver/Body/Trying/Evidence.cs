using System.Buffers.Binary;
using SonyAlpha.SonyProtocol;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.Driver.Trying;

/// <summary>What facts are decided from: the recording of a check, and what its steps found.</summary>
internal sealed class Evidence
{
    /// <summary>A shutter button that was held for so long held bulb.</summary>
    private const double BulbSeconds = 2;

    private readonly IReadOnlyList<RecordedTalk> talk;
    private readonly ushort version;

    public Evidence(TryRun run)
    {
        talk = run.Talk;
        version = run.Abilities?.Version ?? 0;
        (Stages, Id, Frames, Results) = (SeenStage.Of(talk, version, run.Model), run.Camera.Id, run.Frames, run.Results);
        Bulbs = [.. FindBulbs()];
    }

    public IReadOnlyList<SeenStage> Stages { get; }

    public string Id { get; }

    public IReadOnlyList<TriedFrame> Frames { get; }

    public IReadOnlyList<TryResult> Results { get; }

    public bool IsVersion3 => version >= ExtDeviceInfo.Version3;

    public IReadOnlyList<RecordedTalk> Talk => talk;

    /// <summary>First and last line of each bulb exposure: the shutter button down, and up.</summary>
    public IReadOnlyList<(int Down, int Up)> Bulbs { get; }

    /// <summary>How often the program asked for priority (0xD25A) in the first connection.</summary>
    public int Priorities => talk.Count(line => line is { Connection: 0, Operation: 0x9205, Parameters: [0xD25A, ..] });

    public SeenStage? Stage(string name) => Stages.FirstOrDefault(stage => stage.Name == name);

    public bool Worked(string step) => Results.Any(result => result.Step == step && result.Finding.Outcome == TryOutcome.Works);

    /// <summary>The values of a property in the datasets between two lines, in their order.</summary>
    public IEnumerable<long> Values(Property property, int from, int to)
    {
        for (var line = from; line < to; line++)
        {
            if (SeenStage.TableOf(talk[line], version)?[property] is { State: not PropertyState.Disabled,
                Current.IsNumber: true } description)
                yield return (long)description.Current.Number;
        }
    }

    /// <summary>The first dataset of each connection.</summary>
    public IEnumerable<PropertyTable> FirstDatasets =>
        talk.GroupBy(line => line.Connection).Select(c => c.Select(line => SeenStage.TableOf(line, version))
            .FirstOrDefault(table => table is not null)).OfType<PropertyTable>();

    private IEnumerable<(int Down, int Up)> FindBulbs()
    {
        var down = -1;
        for (var line = 0; line < talk.Count; line++)
        {
            if (talk[line] is not { Operation: 0x9207, Parameters: [0xD2C2, ..], Out.Length: 2 } press)
                continue;
            var isDown = BinaryPrimitives.ReadUInt16LittleEndian(press.Out.Span) == 2;
            if (!isDown && down >= 0 && press.Connection == talk[down].Connection && press.At - talk[down].At > BulbSeconds)
                yield return (down, line);
            down = isDown ? line : -1;
        }
    }
}
