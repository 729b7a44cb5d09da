namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>A whole run in ConformU's order.</summary>
public static class ConformSuite
{
    /// <summary>In order; the first ones find the camera not connected, and the last one disconnects it.</summary>
    public static IReadOnlyList<ConformCheck> Checks { get; } =
        [.. ConformCommon.Connecting, .. ConformCommon.Common, .. ConformProperties.All, .. ConformMethods.All,
            ConformCommon.Disconnecting];

    /// <param name="open">Opens a client of the camera.</param>
    /// <param name="maxBin">See <see cref="ConformRun"/>.</param>
    /// <returns>The issues.</returns>
    public static IReadOnlyList<string> Run(Func<ConformDevice> open, int maxBin = int.MaxValue)
    {
        using var device = open();
        var run = new ConformRun(device, maxBin: maxBin);
        foreach (var check in Checks)
            check.Run(run);
        TestContext.Out.WriteLine($"{run.Passed} passed, {run.Issues.Count} issues");
        Assert.That(run.Passed, Is.GreaterThan(150), "the run broke off");
        return run.Issues;
    }
}
