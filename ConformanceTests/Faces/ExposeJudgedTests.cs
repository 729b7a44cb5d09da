using System.Runtime.InteropServices;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>One exposure of each simulated body through the command line, before the eyes of LibRaw.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ExposeJudgedTests
{
    private static readonly IEnumerable<string> Models = SimulatedBodies.All.Select(body => body.Model);

    [TestCaseSource(nameof(Models))]
    public void LibRaw_names_the_file_of_each_body_and_unpacks_what_the_driver_decodes(string model)
    {
        var root = Directory.CreateTempSubdirectory("sonyalpha-").FullName;
        try
        {
            string arw = Path.Combine(root, "light.arw"), u16 = Path.Combine(root, "light.raw.u16");
            Succeed(root, "expose", "--camera", $"sim:{model}", "--seconds", "1", "--iso", "800", "--clock", "fast", "--out", arw);
            Succeed(root, "raw", arw, "--out", u16);
            var file = ArwFile.Read(File.ReadAllBytes(arw));
            var said = LibRaw.Identify(arw);
            Assert.That(said, Does.Contain($"Camera: Sony {model}").And.Contains("ISO speed: 800").And.Match(@"Shutter: +1\.0 sec"));
            var judge = file.Encoding == ArwEncoding.LosslessJpeg ? LibRaw.UnpackNew(arw) : LibRaw.Unpack(arw);
            Assert.That((judge.Width, judge.Height), Is.EqualTo((file.RawWidth, file.RawHeight)),
                "LibRaw's array against tags 0x100 and 0x101");
            Assert.That(MemoryMarshal.Cast<byte, ushort>(File.ReadAllBytes(u16)).SequenceEqual(judge.Pixels), Is.True,
                file.Encoding.ToString());
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Succeed(string root, params string[] line)
    {
        var run = Typed.In(Folders.Below(root), line);
        Assert.That(run.Code, Is.Zero, run.Error);
    }
}
