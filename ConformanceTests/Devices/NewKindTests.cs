using System.Text.RegularExpressions;
using Serilog.Core;
using SonyAlpha.ConformanceTests.Com;
using SonyAlpha.ConformanceTests.Conformance;
using SonyAlpha.ConformanceTests.Devices.Toy;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

// see DispatchClient
#pragma warning disable CA1416

namespace SonyAlpha.ConformanceTests.Devices;

/// <summary>README, "To add…": a device is a folder and a row. Tried with one, whose folder is <see cref="Toy"/>.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class NewKindTests
{
    /// <summary>What must not know a kind by name, whichever.</summary>
    private static readonly string[] Knowing = ["Driver/Alpaca", "Driver/Com", "Driver/Body", "Driver/Devices"];

    [Test]
    public async Task A_new_kind_is_served_by_every_face_for_one_folder_and_one_row()
    {
        Driver.Bodies cameras = new([new SimulatorBus(["SIM-640"])], Clock.Real, () => new(),
            new(Clock.Real, Path.GetTempPath(), _ => { }), new(), null, Logger.None)
        {
            Kinds = [.. DeviceKinds.All, SafetyMonitor.Row], // the row
        };
        cameras.Look();
        await using var served = await Served.Cameras(cameras.Offered);

        var listed = (await served.Get("/management/v1/configureddevices")).Value.EnumerateArray()
            .Select(device => device.GetProperty("DeviceType").GetString());
        Assert.That(listed, Is.EqualTo((string[])["Camera", "Focuser", "Switch", "SafetyMonitor"]));
        using (AlpacaDevice alpaca = new(served.Http, 0, 1, SafetyMonitor.Row))
        {
            alpaca.Set("Connected", true);
            Assert.That((alpaca.Get("IsSafe"), alpaca.Get("InterfaceVersion"), alpaca.Get("Name")),
                Is.EqualTo((true, (short)3, "Warmth of Sony SIM-640 (simulated)")));
            alpaca.Set("Connected", false);
        }

        using (DispatchDevice com = new(cameras.All[0].Find(SafetyMonitor.Row)!.NewSession(), Clock.Real))
        {
            com.Set("Connected", true);
            Assert.That(com.Get("IsSafe"), Is.EqualTo(true));
            com.Set("Connected", false);
        }

        Assert.That(SafetyMonitor.Row.Classes.Select(made => (made.ProgId, made.ChooserName)),
            Is.EqualTo(new[] { ("ASCOM.SonyAlpha.SafetyMonitor", "Sony Alpha warmth") }));
        var folder = Directory.GetFiles(Path.Combine(Shared.Root, "ConformanceTests", "Devices", "Toy")).Order();
        TestContext.Out.WriteLine(
            "Touched: the folder with "
                + $"{string.Join(", ", folder.Select(f => $"{Path.GetFileName(f)} ({File.ReadLines(f).Count()} lines)"))}; "
            + "and one row, in Driver/Devices/DeviceKinds.cs");
    }

    [Test]
    public void No_face_and_nothing_that_kinds_share_knows_one_of_them_by_name()
    {
        var naming = Knowing.SelectMany(folder =>
            Directory.GetFiles(Path.Combine(Shared.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Append(Path.Combine(Shared.Root, "Driver", "Web", "SetupPages.cs")).Where(file => Path.GetFileName(file) != "DeviceKinds.cs")
            .SelectMany(file => File.ReadLines(file).Where(line => Kind().IsMatch(Comment().Replace(line, "")))
                .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));
        Assert.That(naming, Is.Empty);
    }

    [GeneratedRegex(@"\b(Focuser|Switch)(Session|Members|Actions)?\b(?=\.Row|\.|\)|\(| [a-z]\w* [=)])")]
    private static partial Regex Kind();

    [GeneratedRegex("//.*$|\"[^\"]*\"")]
    private static partial Regex Comment();
}
