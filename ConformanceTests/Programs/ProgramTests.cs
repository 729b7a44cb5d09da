using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>
/// Programs and troubles: what real programs make of everything that goes wrong in a night. Each cell's outcome stands in
/// <see cref="Troubles"/> before it is played. In none of them: a wrong or earlier picture, a whole picture lost, a program that gives up.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class ProgramTests
{
    private const int Haste = 25;

    private static readonly (Func<IFace, Clock, ImagingProgram> Make, Func<double, bool> Takes)[] Programs =
    [
        ((face, clock) => new Nina(face, clock, Haste), _ => true),
        ((face, clock) => new Ccdciel(face, clock), _ => true),
        ((face, clock) => new Phd2(face, clock, Haste), seconds => seconds <= 5),
        ((face, clock) => new Script(face, clock), seconds => seconds is 5 or 120 or 90 or 40),
    ];

    public static IEnumerable<TestCaseData> Cells() =>
        from program in Programs
        from trouble in Troubles.All
        where program.Takes(trouble.Seconds)
        select new TestCaseData(program.Make, trouble).SetArgDisplayNames(program.Make(null!, Clock.Real).Name, trouble.ToString());

    [TestCaseSource(nameof(Cells))]
    public void A_light_and_what_happens_to_it(object make, object what)
    {
        var trouble = (Trouble)what;
        using Scene scene = new((Func<IFace, Clock, ImagingProgram>)make, trouble);
        var expected =
            trouble.Expects(new(scene.Program.Name, scene.Program.Patience, scene.Program.ShowsFailures, scene.Program.SetsGain));
        scene.Play(expected.More);
        string Story() =>
            $"expected {expected}, came {string.Join(", ", scene.Outcomes)}\nshown: "
                + $"{string.Join(" | ", scene.Program.Shown)}\n{string.Join('\n', scene.Log)}";
        Assert.That(scene.Wrongs, Is.Empty, Story);
        Assert.That(scene.Outcomes.Take(trouble.Hits), Has.All.EqualTo(Outcome.InTime), Story);
        Assert.That(expected.Second, Does.Contain(scene.Outcomes[trouble.Hits]), Story);
        Assert.That(expected.IsForGood ? expected.Second : [Outcome.InTime, Outcome.Late], Does.Contain(scene.Outcomes[^1]), Story);
    }
}
