namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>A whole run in ConformU's order.</summary>
public static class ConformSuite
{
    /// <param name="open">Opens a client of the camera.</param>
    /// <returns>The issues.</returns>
    public static IReadOnlyList<string> Run(Func<ConformDevice> open)
    {
        using var device = open();
        var run = new ConformRun(device);
        foreach (var check in ConformCommon.Connecting)
            check.Run(run);
        foreach (var check in (ConformCheck[])[.. ConformCommon.Common, .. ConformProperties.All, .. ConformMethods.All])
            check.Run(run);
        ConformCommon.Disconnecting.Run(run);
        TestContext.Out.WriteLine($"{run.Passed} passed, {run.Issues.Count} issues");
        Assert.That(run.Passed, Is.GreaterThan(150), "the run broke off");
        return run.Issues;
    }
}
