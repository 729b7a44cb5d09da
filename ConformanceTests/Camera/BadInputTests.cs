using System.Globalization;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Something that a client must not ask for.</summary>
/// <param name="Member">That is set, or StartExposure.</param>
/// <param name="Value">What it is set to; seconds of StartExposure.</param>
/// <param name="Before">What is set before, which is no error yet: ASCOM checks a subframe when the exposure starts.</param>
internal sealed record BadInput(string Member, object Value, params (string Member, object Value)[] Before)
{
    /// <summary>ASCOM's number.</summary>
    public int Number { get; init; } = AscomErrors.InvalidValueNumber;

    /// <summary>The values that the sentence must name: the last thing that was asked for, if nothing else is said.</summary>
    public string Names { get; init; } = Convert.ToString((Before.Length > 0 ? Before[^1] : (Member, Value)).Value,
        CultureInfo.InvariantCulture)!;

    public override string ToString() => $"{string.Concat(Before.Select(b => $"{b.Member} {b.Value}, "))}{Member} {Value}";
}

/// <summary>Every member that takes a value refuses a wrong one with ASCOM's number, a sentence that names the value, and no harm
/// done.</summary>
public sealed class BadInputTests
{
    private static readonly BadInput[] Rows =
    [
        new("BinX", (short)0), new("BinX", (short)-1), new("BinX", (short)3), new("BinX", short.MaxValue),
        new("BinY", (short)0), new("BinY", (short)-1), new("BinY", (short)3), new("BinY", short.MaxValue),
        new("ReadoutMode", (short)-1), new("ReadoutMode", (short)4), new("ReadoutMode", short.MinValue),
        new("Gain", (short)-1), new("Gain", (short)0), new("Gain", (short)1), new("Gain", short.MaxValue),
        new("StartExposure", double.NaN), new("StartExposure", double.PositiveInfinity), new("StartExposure", double.NegativeInfinity),
        new("StartExposure", -1.0), new("StartExposure", -0.001), new("StartExposure", 0.0), new("StartExposure", 1e-5),
        new("StartExposure", 1e9),
        new("StartExposure", 1.0, ("StartX", -1)), new("StartExposure", 1.0, ("StartX", 640)), new("StartExposure", 1.0, ("StartX", 1)),
        new("StartExposure", 1.0, ("StartX", int.MaxValue)), new("StartExposure", 1.0, ("StartX", int.MinValue)),
        new("StartExposure", 1.0, ("StartY", -1)), new("StartExposure", 1.0, ("StartY", 480)), new("StartExposure", 1.0, ("StartY", 1)),
        new("StartExposure", 1.0, ("NumX", 0)), new("StartExposure", 1.0, ("NumX", -5)), new("StartExposure", 1.0, ("NumX", 641)),
        new("StartExposure", 1.0, ("NumX", int.MaxValue)), new("StartExposure", 1.0, ("NumX", int.MinValue)),
        new("StartExposure", 1.0, ("NumY", 0)), new("StartExposure", 1.0, ("NumY", -5)), new("StartExposure", 1.0, ("NumY", 481)),
        new("StartExposure", 1.0, ("StartX", 600), ("NumX", 41)), new("StartExposure", 1.0, ("BinX", (short)2), ("NumX", 321)),
        new("StartExposure", 1.0, ("ReadoutMode", (short)2), ("NumX", 321)),
        new("FastReadout", true) { Number = AscomErrors.NotImplementedNumber, Names = "ReadoutModes" },
        new("CoolerOn", true) { Number = AscomErrors.NotImplementedNumber, Names = "cooler" },
        new("SetCCDTemperature", -10.0) { Number = AscomErrors.NotImplementedNumber, Names = "cooler" },
        new("Offset", 10) { Number = AscomErrors.NotImplementedNumber, Names = "black level" },
        new("SubExposureDuration", 1.0) { Number = AscomErrors.NotImplementedNumber, Names = "one exposure" },
    ];

    private static IEnumerable<object> Cases => Rows;

    [Test]
    public void Every_member_that_can_be_written_has_a_row()
    {
        // Connected takes both of its values
        var writable = CameraMembers.All.Where(m => m.Set is not null).Select(m => m.Name).Except(["Connected"]);
        Assert.That(writable, Is.SubsetOf(Rows.SelectMany(row => row.Before.Select(b => b.Member).Append(row.Member))));
    }

    [TestCaseSource(nameof(Cases))]
    public void It_is_refused_by_name_and_does_no_harm(object asked)
    {
        var row = (BadInput)asked;
        using var night = new Observatory();
        using var client = night.Connect();
        foreach (var (member, value) in row.Before)
            Driver.Camera.Row.Find(member)!.Set!(client, value);
        var error = Assert.Throws<AscomException>(() => Ask(client, row))!;
        Assert.That(error.Number, Is.EqualTo(row.Number), error.Message);
        Assert.That(error.Message, Does.Contain(row.Names));
        Assert.That((client.Camera.CameraState, night.Body.Exposures.Count), Is.EqualTo((CameraState.Idle, 0)));

        client.Camera.ReadoutMode = 0;
        (client.Camera.BinX, client.Camera.StartX, client.Camera.StartY, client.Camera.NumX, client.Camera.NumY) = (1, 0, 0, 640, 480);
        Assert.That(night.Expose(client, 1), Is.EqualTo(night.Body.Exposures.Single().Code), "what is right works as if nothing had been");
    }

    private static void Ask(CameraSession client, BadInput row)
    {
        var member = Driver.Camera.Row.Find(row.Member)!;
        if (member.Kind == MemberKind.Method)
            member.Call(client, [row.Value, true]);
        else
            member.Set!(client, row.Value);
    }
}
