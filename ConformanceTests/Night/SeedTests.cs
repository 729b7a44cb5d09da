namespace SonyAlpha.ConformanceTests.Night;

/// <summary>A night is a story that can be told again.</summary>
public sealed class SeedTests
{
    [Test]
    public void The_same_seed_is_the_same_night()
    {
        var length = TimeSpan.FromMinutes(30);
        var (first, second) = (VirtualNight.Pass(7, length), VirtualNight.Pass(7, length));
        Assert.That(second.Log, Is.EqualTo(first.Log));
        Assert.That(VirtualNight.Pass(8, length).Log, Is.Not.EqualTo(first.Log), "and another one is another");
    }
}
