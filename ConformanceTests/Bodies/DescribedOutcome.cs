using System.Text;

namespace SonyAlpha.ConformanceTests.Bodies;

/// <summary>What became of everything that was tried with a described body: a row of the table that the tests print.</summary>
internal sealed class DescribedOutcome(DescribedBody body)
{
    private readonly StringBuilder cells = new();

    /// <summary>+ what was asked for, S its sentence, ! anything else: over Alpaca, then on the command line.</summary>
    public static string Heading => $"{"description",-28}name doctor, 1/100 2 2.5 31 s at the lowest ISO and at the highest, live view: "
        + "over Alpaca, then info … of the command line. + came, S is the sentence, ! is unexpected";

    public List<string> Unexpected { get; } = [];

    public int Cells { get; private set; }

    /// <summary>Something that says what it should: of a text, that it holds a word.</summary>
    /// <param name="what">That was tried.</param>
    /// <param name="came">The text, or the sentence in which it ended; null where what was asked for came.</param>
    /// <param name="wanted">A word of it; null where what was asked for should come.</param>
    public void Note(string what, string? came, string? wanted)
    {
        Cells++;
        var isRight = wanted is null ? came is null : came?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true;
        if (!isRight)
            Unexpected.Add($"{body.File}, {what}: {came ?? "it came"}, and not {wanted ?? "what was asked for"}");
        cells.Append(!isRight ? '!' : wanted is not null && what is not ("info" or "doctor") ? 'S' : '+');
    }

    public override string ToString() => $"{body.File,-28}{cells.ToString().Insert(Cells / 2, " ")}";
}
