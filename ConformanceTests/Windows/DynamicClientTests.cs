using System.Collections;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using SonyAlpha.Driver.Com;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Windows;

/// <summary>A .NET client as NINA and ConformU are: C#'s `dynamic` on what .NET makes of the COM object.</summary>
[NonParallelizable]
[SupportedOSPlatform("windows")]
public sealed class DynamicClientTests
{
    private dynamic camera = null!;

    [SetUp]
    public void A_client_creates_the_camera()
    {
        if (Environment.GetEnvironmentVariable("SONYALPHA_INSTALLED") is null)
            Assert.Ignore("The driver is not installed here: ci/windows/tests does it");
        camera = Activator.CreateInstance(Type.GetTypeFromProgID(Driver.Camera.Row.Classes[0].ProgId, throwOnError: true)!)!;
    }

    [TearDown]
    public void And_lets_it_go() => Marshal.FinalReleaseComObject((object)camera);

    [Test]
    public void It_reads_the_very_pixels_of_the_cameras_file()
    {
        var kept = InstalledDriver.Kept;
        foreach (var old in kept.GetFiles("*.arw"))
            old.Delete();
        camera.Connected = true;
        camera.Gain = 1600;
        Assert.That((short)camera.Gain, Is.EqualTo(1600));
        camera.StartExposure(0.5, true);
        AwaitImage();
        int[,] image = camera.ImageArray;
        camera.Connected = false;

        using var file = ArwDecoder.Decode(Read(kept));
        Assert.That(file.File.Iso, Is.EqualTo(1600));
        Assert.That((image.GetLength(0), image.GetLength(1)), Is.EqualTo((640, 480)));
        var pixels = file.Pixels;
        var different = 0;
        for (var y = 0; y < 480; y++)
        {
            for (var x = 0; x < 640; x++)
                different += image[x, y] == pixels[y * 640 + x] ? 0 : 1;
        }

        Assert.That(different, Is.Zero);
    }

    [Test]
    public void Lists_are_enumerable_and_states_have_names_and_values()
    {
        camera.Connected = true;
        Assert.That(((IEnumerable)camera.ReadoutModes).Cast<string>().ToList(), Has.Count.GreaterThan(2).And.All.Not.Empty);
        List<string> states = [];
        foreach (var state in camera.DeviceState)
            states.Add((string)state.Name);
        Assert.That(states, Does.Contain("CameraState").And.Contain("ImageReady").And.Contain("TimeStamp"));
        camera.Connected = false;
    }

    [Test]
    public void Each_error_arrives_with_its_number_and_its_sentence()
    {
        Refused(0x80040407, "Not connected", () => _ = camera.CameraXSize);
        camera.Connected = true;
        Refused(0x80040401, "BinX 0", () => camera.BinX = 0);
        Refused(0x80040401, "Gain 1", () => camera.Gain = 1);
        Refused(0x80040401, "-1 s", () => camera.StartExposure(-1.0, true));
        Refused(0x80040400, "CoolerPower", () => _ = camera.CoolerPower);
        Refused(0x8004040C, "Nonsense", () => camera.Action("Nonsense", ""));
        Refused(0x80040400, "CommandBlind", () => camera.CommandBlind("x"));
        camera.Connected = false;
    }

    private static void Refused(uint number, string words, Action call)
    {
        var error = Assert.Catch<Exception>(() => call())!;
        TestContext.Out.WriteLine($"{error.GetType().Name} {error.HResult:X8} {error.Message}");
        Assert.That(unchecked((uint)error.HResult), Is.EqualTo(number));
        Assert.That(error.Message, Does.Contain(words));
    }

    private void AwaitImage()
    {
        var watch = Stopwatch.StartNew();
        while (!(bool)camera.ImageReady)
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)), "ImageReady never came");
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>The file is written after the client has its picture.</summary>
    private static byte[] Read(DirectoryInfo kept)
    {
        var watch = Stopwatch.StartNew();
        while (kept.GetFiles("*.arw").Length == 0)
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), "The camera's file was not kept");
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
        }

        return File.ReadAllBytes(kept.GetFiles("*.arw").Single().FullName);
    }
}
