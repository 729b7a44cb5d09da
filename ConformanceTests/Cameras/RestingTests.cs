using SonyAlpha.ConformanceTests.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>A body that rests is asked each second, and says the same each time.</summary>
public sealed class RestingTests
{
    [TestCase("SIM-640")]
    [TestCase("SIM-640V2")]
    public void What_a_body_says_again_is_not_taken_apart_again(string model)
    {
        using var bench = new Bench(model);
        using var camera = bench.Connect();
        camera.Refresh();
        var (before, dataset) = (camera.Properties, camera.Dataset);
        camera.Refresh();
        Assert.That(camera.Properties, Is.SameAs(before));
        Assert.That(camera.Dataset, Is.EqualTo(dataset));
        bench.Body.Turn(SonyProperty.Iso, 1600);
        camera.Refresh();
        Assert.That(camera.Properties, Is.Not.SameAs(before));
        Assert.That(camera.Dataset, Is.Not.EqualTo(dataset), "and what has changed is told with its own bytes");
    }
}
