using System.Diagnostics;
using System.Runtime.Versioning;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Transport.Usb;

namespace SonyAlpha.ConformanceTests.Wires;

/// <summary>Who has a file of usbfs open: any file will do, the kernel tells of all alike.</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
public sealed class UsbHolderTests
{
    [Test]
    public void A_program_that_has_it_open_is_named_with_its_process()
    {
        using var scratch = new Scratch();
        var node = scratch.Write("node", [1]);
        using var holder = new Holding("tail", node);
        Assert.That(() => UsbHolders.Of(node), Is.EqualTo(new[] { $"tail (process {holder.Id})" }).After(5000, 20));
        Assert.That(UsbHolders.Sentence("the camera", UsbHolders.Of(node)),
            Is.EqualTo($"tail (process {holder.Id}) holds the camera: end it, and try again"));
    }

    [Test]
    public void The_file_manager_is_named_with_what_lets_go()
    {
        using var scratch = new Scratch();
        var (node, program) = (scratch.Write("node", [1]), scratch.Write("gvfsd-gphoto2", File.ReadAllBytes("/usr/bin/tail")));
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var holder = new Holding(program, node);
        Assert.That(() => UsbHolders.Of(node), Is.EqualTo(new[] { $"gvfsd-gphoto2 (process {holder.Id})" }).After(5000, 20));
        Assert.That(UsbHolders.Sentence("it", UsbHolders.Of(node)), Does.Contain("gio mount -s gphoto2"));
    }

    [Test]
    public void This_program_is_not_among_the_others()
    {
        using var scratch = new Scratch();
        var node = scratch.Write("node", [1]);
        Assert.That(UsbHolders.IsOurs(node), Is.False);
        using var open = File.OpenRead(node);
        Assert.That(UsbHolders.IsOurs(node), Is.True);
        Assert.That(UsbHolders.Of(node), Is.Empty);
    }

    [Test]
    public void Somebody_who_cannot_be_seen_is_called_another_program() =>
        Assert.That(UsbHolders.Sentence("it", []), Does.StartWith("another program"));

    /// <summary>A program that keeps a file open until it is ended.</summary>
    private sealed class Holding(string program, string file) : IDisposable
    {
        private readonly Process process = Process.Start(new ProcessStartInfo(program, ["-f", file]) { RedirectStandardOutput = true })!;

        public int Id => process.Id;

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
