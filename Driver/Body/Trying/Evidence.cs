using System.Buffers.Binary;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.Driver.Trying;

/// <summary>A shutter button that went to its end.</summary>
/// <param name="HalfSeconds">After the half press.</param>
/// <param name="HasPicture">Whether a picture was fetched before the next one.</param>
internal sealed record ShutterPress(int Connection, double HalfSeconds, bool HasPicture);

/// <summary>Where walks of ISO came to an end.</summary>
/// <param name="Listed">The highest of the body's list.</param>
/// <param name="WentOn">Where a second walk came to, if that was not the same.</param>
internal sealed record IsoEnd(int Reached, int Listed, int? WentOn);

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
        (IsoEnd, ReducesNoise) = (run.IsoEnd, run.Found.Get(SonyProperty.LongExposureNR) is Toggle.On);
        Bulbs = [.. FindBulbs()];
        Presses = [.. FindPresses()];
        AfterPull = FindAfterPull();
    }

    public IReadOnlyList<SeenStage> Stages { get; }

    public string Id { get; }

    public IReadOnlyList<TriedFrame> Frames { get; }

    public IReadOnlyList<TryResult> Results { get; }

    public bool IsVersion3 => version >= ExtDeviceInfo.Version3;

    public IReadOnlyList<RecordedTalk> Talk => talk;

    /// <summary>First and last line of each bulb exposure: the shutter button down, and up.</summary>
    public IReadOnlyList<(int Down, int Up)> Bulbs { get; }

    /// <summary>Each time that the shutter button went to its end.</summary>
    public IReadOnlyList<ShutterPress> Presses { get; }

    /// <summary>How far a walk of ISO came; null where none was made.</summary>
    public IsoEnd? IsoEnd { get; }

    public bool ReducesNoise { get; }

    /// <summary>0xD215 in the first dataset after the cable was pulled with the button down, and the last before the next press; null where
    /// that did not happen.</summary>
    public (long First, long Later)? AfterPull { get; }

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

    /// <summary>Steps that a property was told to go in protocol 2.00: how many, from where, and where it was seen to stand then.</summary>
    public IEnumerable<(int Count, long From, long To)> StepsOf(Property property)
    {
        var lines = talk.Index().Where(line => line.Item is { Operation: 0x9207, Code: ResponseCode.Ok, Out.Length: 1 or 2 or 4 }
            && line.Item.Parameters is [var code, ..] && code == property.Code).Select(line => line.Index).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, next) = (lines[i], i + 1 < lines.Count ? lines[i + 1] : talk.Count);
            if (Values(property, 0, line).LastOrDefault(-1) is >= 0 and var from
                && Values(property, line, next).LastOrDefault(-1) is >= 0 and var to)
                yield return (Signed(talk[line].Out.Span), from, to);
        }
    }

    private static int Signed(ReadOnlySpan<byte> data) => data.Length switch
    {
        1 => (sbyte)data[0],
        2 => BinaryPrimitives.ReadInt16LittleEndian(data),
        _ => BinaryPrimitives.ReadInt32LittleEndian(data),
    };

    /// <summary>Up, down, or null for a line that is no press of that button that was heard.</summary>
    private static bool? IsDown(RecordedTalk line, ushort button) => line is { Operation: 0x9207, Out.Length: 2, Code: ResponseCode.Ok }
        && line.Parameters is [var code, ..] && code == button ? BinaryPrimitives.ReadUInt16LittleEndian(line.Out.Span) == 2 : null;

    private IEnumerable<ShutterPress> FindPresses()
    {
        double? half = null;
        ShutterPress? last = null;
        foreach (var line in talk)
        {
            if (IsDown(line, SonyControl.S1Button.Code) is true)
                half = line.At;
            if (IsDown(line, SonyControl.S2Button.Code) is true)
            {
                if (last is not null)
                    yield return last;
                last = new(line.Connection, half is { } at ? line.At - at : 0, HasPicture: false);
            }

            if (last is not null && line is { Operation: 0x1009, Code: ResponseCode.Ok, Parameters: [ObjectHandle.Picture, ..] }
                && line.Connection == last.Connection)
                last = last with { HasPicture = true };
        }

        if (last is not null)
            yield return last;
    }

    private (long First, long Later)? FindAfterPull()
    {
        var isDown = false;
        for (var line = 0; line < talk.Count; line++)
        {
            isDown = IsDown(talk[line], SonyControl.S2Button.Code) ?? isDown;
            if (!isDown || line + 1 == talk.Count || talk[line + 1].Connection == talk[line].Connection)
                continue;
            var end = line + 1;
            while (end < talk.Count && IsDown(talk[end], SonyControl.S2Button.Code) is not true)
                end++;
            return Values(SonyProperty.ObjectInMemory, line + 1, end).ToList() is { Count: > 0 } seen ? (seen[0], seen.Max()) : null;
        }

        return null;
    }

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
