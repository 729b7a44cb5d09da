using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>What a checker asks of a member that it cannot read.</summary>
public enum Needed
{
    /// <summary>Not implemented is an issue.</summary>
    Mandatory,

    /// <summary>Not implemented is fine, any other error is not.</summary>
    Optional,

    /// <summary>Not implemented is demanded.</summary>
    Absent,
}

/// <summary>
/// A run of checks against one camera: collects issues as ConformU 4.4.0 does, under the names it gives them. Its verdict on errors is in
/// DeviceTesterBaseClass.cs, HandleException.
/// </summary>
/// <param name="exposure">Seconds of each test exposure (CameraExposureDuration).</param>
/// <param name="maxBin">The coarsest binning that is exposed with, if the camera's own is not less (CameraMaxBinX, CameraMaxBinY).</param>
public sealed class ConformRun(ConformDevice device, double exposure = 2, int maxBin = int.MaxValue)
{
    /// <summary>The limit for each step of an exposure (CameraWaitTimeout).</summary>
    public static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(10);

    /// <summary>For Connect and Disconnect (ConnectDisconnectTimeout).</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    private readonly List<string> issues = [];

    public ConformDevice Device => device;

    public double Exposure => exposure;

    public int MaxBin => maxBin;

    public IReadOnlyList<string> Issues => issues;

    /// <summary>How many checks found what they wanted.</summary>
    public int Passed { get; private set; }

    public void Issue(string test, string what) => issues.Add($"{test}: {what}");

    /// <summary>An issue unless it holds.</summary>
    public bool Require(string test, bool holds, string otherwise)
    {
        if (holds)
            Passed++;
        else
            Issue(test, otherwise);
        return holds;
    }

    /// <summary>Reads a property; what is out of order is an issue.</summary>
    /// <returns>Null if it could not be read.</returns>
    public T? Read<T>(string test, string member, Needed needed, Func<T, bool>? good = null) where T : struct
    {
        try
        {
            if (device.Get(member) is not T value)
            {
                Issue(test, $"{member} is no {typeof(T).Name}");
                return null;
            }

            Require(test, needed != Needed.Absent, $"{member} = {value}, and should not be implemented");
            Require(test, good?.Invoke(value) ?? true, $"{member} = {value} is out of range");
            return value;
        }
        catch (AscomException error)
        {
            Judge(test, error, needed);
            return null;
        }
    }

    /// <summary>Does something that may not be implemented.</summary>
    /// <returns>Whether it was done.</returns>
    public bool Try(string test, Action work, Needed needed = Needed.Mandatory)
    {
        try
        {
            work();
            return Require(test, needed != Needed.Absent, "no error, and a \"not implemented\" was due");
        }
        catch (AscomException error)
        {
            Judge(test, error, needed);
            return false;
        }
    }

    /// <summary>Demands an error, any or that number.</summary>
    public void MustFail(string test, Action work, string why, int? number = null)
    {
        try
        {
            work();
            Issue(test, $"no error, though {why}");
        }
        catch (AscomException error)
        {
            Require(test, number is null || error.Number == number,
                $"0x{error.Number:X3} {error.Message}, where 0x{number:X3} was due: {why}");
        }
    }

    /// <summary>Looks again and again, as ConformU does, until it holds.</summary>
    public bool WaitFor(string test, string what, Func<bool> condition, TimeSpan atMost)
    {
        var start = device.Clock.GetTimestamp();
        while (!condition())
        {
            if (device.Clock.Since(start) > atMost)
            {
                Issue(test, $"timed out after {atMost.TotalSeconds} s waiting for {what}");
                return false;
            }

            device.Clock.Sleep(device.PollPause);
        }

        Passed++;
        return true;
    }

    private void Judge(string test, AscomException error, Needed needed)
    {
        var absent = error.Number == AscomErrors.NotImplementedNumber;
        Require(test, absent && needed != Needed.Mandatory, $"0x{error.Number:X3} {error.Message}");
    }
}
