using System.Text.RegularExpressions;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Architecture;

/// <summary>What is assumed of real bodies stands beside the code that assumes it, under a name of the table.</summary>
public sealed partial class UnconfirmedTests
{
    [Test]
    public void Every_name_in_the_code_is_in_the_table()
    {
        var named = Directory.GetFiles(Shared.Root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("ConformanceTests", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).SelectMany(line => Name().Matches(line)).Select(match => match.Groups[1].Value).Distinct();
        Assert.That(named, Is.SubsetOf(UnconfirmedFact.All.Select(fact => fact.Name)));
    }

    [Test]
    public void Each_is_told_once_and_says_what_decides_it()
    {
        Assert.That(UnconfirmedFact.All.Select(fact => fact.Name), Is.Unique);
        Assert.That(UnconfirmedFact.All.SelectMany(fact => new[] { fact.Sentence, fact.Decides }), Has.All.Not.Empty);
    }

    [GeneratedRegex(@"Unconfirmed: \[([a-z0-9-]+)\]")]
    private static partial Regex Name();
}
