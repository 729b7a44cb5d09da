using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Recording;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>"replay:" and "sim:" with names of what is no file of ours.</summary>
[NonParallelizable]
public sealed class StrangeFileTests
{
    [TestCase("/dev/zero")]
    [TestCase("/dev/urandom")]
    [TestCase("/proc/self/mem")]
    [TestCase(@"\\host\share\x.jsonl")]
    [TestCase("//host/share/x.jsonl")]
    public void Is_refused_at_once(string path)
    {
        Assert.That(() => new ReplayBus().Open($"replay:{path}", Clock.Real, default),
            Throws.TypeOf<TransportException>().With.Message.Contains("is no recording"));
        Assert.That(() => BodyFile.Read(path), Throws.ArgumentException.With.Message.Contains("describes no body"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Pipes have no names in folders there")]
    public void A_pipe_that_nobody_writes_to_is_not_waited_for()
    {
        using var scratch = new Scratch();
        var pipe = Path.Combine(scratch.Folder, "pipe.json");
        Tool.Run("mkfifo", pipe);
        File.CreateSymbolicLink(Path.Combine(scratch.Folder, "link.json"), pipe);
        foreach (var name in new[] { pipe, Path.Combine(scratch.Folder, "link.json") })
        {
            Assert.That(() => new ReplayBus().Open($"replay:{name}", Clock.Real, default),
                Throws.TypeOf<TransportException>().With.Message.Contains("no ordinary file"));
            Assert.That(() => BodyFile.Read(name), Throws.ArgumentException.With.Message.Contains("no ordinary file"));
        }
    }

    [Test]
    public void A_line_of_300_MB_is_refused_before_it_is_in_memory()
    {
        using var scratch = new Scratch();
        var path = Path.Combine(scratch.Folder, "long.jsonl");
        using (var file = File.Create(path))
        {
            file.Write("{\"recording\":1,\"camera\":\""u8);
            file.SetLength(300 << 20);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        Assert.That(() => new ReplayBus().Open($"replay:{path}", Clock.Real, default),
            Throws.TypeOf<TransportException>().With.Message.Contains("has a line of more than"));
        Assert.That(() => BodyFile.Read(path), Throws.ArgumentException.With.Message.Contains("bytes, more than"));
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(20 << 20));
    }

    [Test]
    public void A_file_of_another_kind_is_refused_by_its_first_byte()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("x.jsonl", new byte[100]);
        Assert.That(() => new ReplayBus().Open($"replay:{path}", Clock.Real, default),
            Throws.TypeOf<TransportException>().With.Message.Contains("first line"));
    }
}
