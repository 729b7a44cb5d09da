using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.ConformanceTests.Support;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>The model of NINA calls what NINA calls: held against a recording of it.</summary>
public sealed class NinaTraceTests
{
    private const string Trace = "traces/nina-one-light.txt";

    [Test]
    public void The_model_calls_what_the_program_calls_in_its_order()
    {
        var real = ReadTrace();
        using var night = new Observatory();
        TableFace face = new(night.Camera.NewSession(), night.Clock) { Calls = [] };
        Nina nina = new(face, night.Clock);
        Assert.That(nina.Connect());
        nina.Take(new(2.5, 800));
        nina.Take(new(2.5, 800));
        var model = face.Calls.ConvertAll(call => call.ToLowerInvariant());

        Assert.That(Sets(model), Is.EqualTo(Sets(real)), "what it sets and does");
        var (realConnect, modelConnect) = (UntilStart(real), UntilStart(model));
        Assert.That(Firsts(modelConnect), Is.EqualTo(Firsts(realConnect)), "from the connection to the first light");
        Assert.That(AfterReady(model), Is.EqualTo(AfterReady(real)), "from the news of a picture to the picture");
    }

    /// <summary>"put gain gain=800": without times, and without the recording's end, which is another story.</summary>
    private static List<string> ReadTrace() =>
        [.. File.ReadLines(Shared.File(Trace)).TakeWhile(line => line[0] != '…')
            .Where(line => line[0] != '#' && !line.Contains('…')).Select(line => line.Trim().ToLowerInvariant()[5..].Trim())];

    private static List<string> Sets(IEnumerable<string> calls) =>
        [.. calls.Where(call => call.StartsWith("put", StringComparison.Ordinal)).Select(call => call.Split('=')[0].Split(' ')[1])
            .SkipLast(0)];

    private static List<string> UntilStart(IEnumerable<string> calls) =>
        [.. calls.TakeWhile(call => !call.StartsWith("put startexposure", StringComparison.Ordinal))];

    /// <summary>Each call's first: how often one is repeated depends on how quick the machine is, for NINA remembers for a tenth of a
    /// second.</summary>
    private static List<string> Firsts(IEnumerable<string> calls) => [.. calls.Select(call => call.Split('=')[0]).Distinct()];

    private static List<string> AfterReady(List<string> calls)
    {
        var image = calls.IndexOf("get imagearray");
        var ready = calls.FindLastIndex(image, call => call == "get devicestate");
        return calls[(ready + 1)..(image + 1)];
    }
}
