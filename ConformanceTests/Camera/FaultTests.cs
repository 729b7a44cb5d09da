using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>
/// Everything that bodies were seen to do wrong: each exposure ends in its own picture or in a sentence, in bounded time, and the next one
/// works. The pixels tell which release of the shutter they are of.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class FaultTests
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(4);

    public static IEnumerable<object> Cases => FaultTable.All;

    [Test]
    public void Every_fault_of_the_simulator_has_its_row() =>
        Assert.That(FaultTable.All.Select(c => c.Fault.Split('@')[0]), Is.EquivalentTo(Faults.All.Select(f => f.Name)));

    [TestCaseSource(nameof(Cases))]
    public void A_fault_ends_in_its_own_picture_or_in_a_sentence(object row)
    {
        var fault = (FaultCase)row;
        using var night = new Observatory(fault.Model, fault.Fault) { Options = Observatory.Impatient };
        Play(night, fault, fault.Says);
    }

    [TestCaseSource(nameof(Cases))]
    public void What_is_over_before_the_client_loses_patience_costs_no_exposure(object row)
    {
        var fault = (FaultCase)row;
        using var night = new Observatory(fault.Model, fault.Fault);
        Play(night, fault, fault.IsOver ? null : fault.Says);
    }

    private static void Play(Observatory night, FaultCase fault, string? says)
    {
        var errors = new List<string>();
        using var client = night.Camera.NewSession();
        if (!TryConnect(client, errors))
        {
            Assert.That(errors, Has.Exactly(1).Contains(fault.Says!));
            return;
        }

        for (var exposure = 1; exposure <= 4; exposure++)
        {
            if (Expose(night, client, fault.Seconds) is not { } error)
                continue;
            errors.Add(error);
            Heal(night, client, fault);
            if (fault.HealsBy == "never")
                break;
        }

        TestContext.Out.WriteLine(string.Join('\n', night.Log));
        Assert.That(errors, says is null ? Is.Empty : Has.Count.EqualTo(1).And.All.Contains(says), string.Join('\n', night.Log));
    }

    private static bool TryConnect(CameraSession client, List<string> errors)
    {
        try
        {
            client.Connected = true;
            return true;
        }
        catch (AscomException error)
        {
            errors.Add(error.Message);
            return false;
        }
    }

    /// <returns>The error; null if the right picture came.</returns>
    private static string? Expose(Observatory night, CameraSession client, double seconds)
    {
        var start = night.Clock.GetTimestamp();
        try
        {
            var code = night.Expose(client, seconds);
            var truth = night.Body.Exposures.Single(e => e.Code == code);
            Assert.That(truth, Is.EqualTo(night.Body.Exposures.Last(e => e.Seconds > 1)), "another exposure's picture was handed out");
            Assert.That(truth.Seconds, Is.EqualTo(client.Camera.LastExposureDuration).Within(1.1));
            return null;
        }
        catch (AscomException error)
        {
            return error.Message;
        }
        finally
        {
            Assert.That(night.Clock.Since(start), Is.LessThan(TimeSpan.FromSeconds(seconds) + LongestEnd), "it took too long");
        }
    }

    private static void Heal(Observatory night, CameraSession client, FaultCase fault)
    {
        if (fault.HealsBy == "plug")
            night.Body.PlugIn();
        if (fault.HealsBy != "never")
            night.Await(() => client.Connected, "the body again");
    }
}
