using System.Globalization;
using System.IO.Compression;
using System.Net;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Telemetry;

/// <summary>What goes over the wire, in the log of somebody who asked for it and in everybody's bundle.</summary>
public sealed class TraceTests
{
    [TestCase("sim:SIM-640", TestName = "The_trace_tells_each_transaction_of_a_simulated_body")]
    [TestCase("ptpip", TestName = "The_trace_tells_each_transaction_over_the_network")]
    public void Traced(string id)
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        var served = new SimulatedCamera(SimulatedBodies.Named("SIM-640"), Clock.Real, new() { ClockDivisor = 50 });
        using var server = new PtpIpServer(served, new(IPAddress.Loopback, 0), Clock.Real);
        Assert.That(Typed.In(folders, "settings", "log-level", "trace").Code, Is.Zero);
        var picture = Path.Combine(scratch.Folder, "x.arw");
        var run = Typed.In(folders, "expose", "--camera", id == "ptpip" ? $"ptpip:127.0.0.1:{server.Port}" : id, "--clock", "fast",
            "--seconds", "0.5",
            "--iso", "800", "--out", picture);
        Assert.That(run.Code, Is.Zero, run.Error);
        var lines = Directory.EnumerateFiles(folders.State, "*.log", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).ToList();
        Assert.That(lines, Has.Some.Matches(@"VRB .*: SdioConnect \(0x9201\) \(1, 0, 0\) phase 1 <- 8 bytes, Ok \(0x2001\), \d+\.\d ms$"));
        Assert.That(lines,
            Has.Some.Matches(@"SdioSetExtDevicePropValue \(0x9205\) Iso \(0xD21E\) = ISO 800 \[0x00000320\] -> 4 bytes, Ok"));
        Assert.That(lines, Has.Some.Matches($@"GetObject \(0x1009\) \(0xFFFFC001\) picture <- {new FileInfo(picture).Length} bytes, Ok"));
        Assert.That(lines, Has.Some.Matches(@"CloseSession \(0x1003\), Ok"));
    }

    [Test]
    public void Without_the_trace_the_log_tells_no_transaction()
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        Assert.That(Typed.In(folders, "info", "--camera", "sim:SIM-640").Code, Is.Zero);
        var lines = Directory.EnumerateFiles(folders.State, "*.log", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).ToList();
        Assert.That(lines, Is.Not.Empty.And.None.Contains("SdioConnect"));
    }

    [Test]
    public void The_bundle_carries_the_last_transactions_and_not_more_of_them()
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        for (var i = 0; i < 2; i++)
        {
            var run = Typed.In(folders, "expose", "--camera", "sim:ILCE-6400", "--clock", "fast", "--seconds", "1", "--out",
                Path.Combine(scratch.Folder, "x.arw"));
            Assert.That(run.Code, Is.Zero, run.Error);
        }

        var path = Path.Combine(scratch.Folder, "bundle.zip");
        Assert.That(Typed.In(folders, "bundle", "--out", path).Code, Is.Zero);
        using var zip = ZipFile.OpenRead(path);
        using StreamReader reader = new(zip.GetEntry("transactions/ILCE-6400.txt")!.Open());
        var lines = reader.ReadToEnd().TrimEnd().Split('\n');
        Assert.That(lines, Has.Length.InRange(15, CameraRecorder.TransactionsKept));
        Assert.That(lines, Has.All.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [A-Z]\w+ \(0x[0-9A-F]{4}\).*, .+, \d+\.\d ms$"));
        Assert.That(lines[^1], Does.Contain("CloseSession (0x1003), Ok (0x2001)"));
    }

    [Test]
    public void A_text_that_is_sent_to_the_body_is_not_in_the_trace()
    {
        var text = PtpWriter.BytesOf(PtpValue.Of("Jane Doe"));
        var line = TransactionLine.Of(new(SonyOperation.SdioSetExtDevicePropValue, new uint[] { 0xD223 }, text, new(ResponseCode.Ok), 0,
            TimeSpan.FromMilliseconds(1.25), null), null);
        Assert.That(line,
            Is.EqualTo("SdioSetExtDevicePropValue (0x9205) DateTimeSettings (0xD223) = [no number] -> 19 bytes, Ok (0x2001), 1.3 ms")
            .Or.EqualTo("SdioSetExtDevicePropValue (0x9205) DateTimeSettings (0xD223) = [no number] -> 19 bytes, Ok (0x2001), 1.2 ms"));
    }

    [Test]
    public void To_remember_a_transaction_costs_no_memory_once_the_ring_is_full()
    {
        var recorder = new CameraRecorder(Clock.Real, null);
        Transaction transaction = new(PtpOperation.GetDeviceInfo, new uint[] { 1 }, default, new(ResponseCode.Ok), 1000,
            TimeSpan.FromMilliseconds(1), null);
        for (var i = 0; i < 1000; i++)
            recorder.Carried(transaction);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            recorder.Carried(transaction);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1000));
        Assert.That(recorder.Recent, Has.Count.EqualTo(CameraRecorder.TransactionsKept));
    }

    [Test]
    public void Logs_of_all_days_together_are_no_more_than_fourteen_files()
    {
        using var scratch = new Scratch();
        var days = Enumerable.Range(1, 10)
            .Select(day => Path.Combine(scratch.Folder, string.Create(CultureInfo.InvariantCulture, $"Logs 2026-11-{day:00}"))).ToList();
        foreach (var (day, folder) in days.Index())
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "somebody else's.log"), "");
            foreach (var number in new[] { "", "_001" })
            {
                var log = Path.Combine(folder, $"ASCOM.SonyAlpha-2026110{day}{number}.log");
                File.WriteAllText(log, "");
                File.SetLastWriteTimeUtc(log, new DateTime(2026, 11, day + 1, 0, 0, 0, DateTimeKind.Utc));
            }
        }

        Logging.Prune(days);
        Assert.That(days.Sum(day => Directory.GetFiles(day, "ASCOM*").Length), Is.EqualTo(14));
        Assert.That(days.Sum(day => Directory.GetFiles(day, "some*").Length), Is.EqualTo(10));
        Assert.That(Directory.GetFiles(days[0], "ASCOM*"), Is.Empty);
    }
}
