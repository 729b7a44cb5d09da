using System.Diagnostics;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>
/// A night's capture is larger than memory. 64 MB of it in the suite; `SONYALPHA_CAPTURE_MB=1024 dotnet test --filter
/// FullyQualifiedName~CaptureVolume` takes more. Prints MB/s.
/// </summary>
[NonParallelizable]
public sealed class CaptureVolumeTests
{
    private const long MostGrowth = 48L << 20;

    [TestCase(LinkType.UsbPcap)]
    [TestCase(LinkType.Ethernet)]
    public void A_long_capture_is_decoded_in_constant_memory(LinkType link)
    {
        var megabytes = int.Parse(Environment.GetEnvironmentVariable("SONYALPHA_CAPTURE_MB") ?? "64");
        var once = CaptureWriter.Pcapng(link, link == LinkType.Ethernet
            ? TcpRendering.Of(Dialogue.Session, link) : UsbRendering.Of(Dialogue.Session, link));
        using var capture = new Repeated(once, (megabytes * 1_000_000L / once.Length) + 1);
        var counted = new Counted();
        var decoder = new CaptureDecoder(counted);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        decoder.Decode(CaptureFile.Open(capture));
        TestContext.Out.WriteLine($"{link}: {capture.Length / 1e6:0} MB, {capture.Length / 1e6 / watch.Elapsed.TotalSeconds:0} MB/s");
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(counted.PictureBytes, Is.EqualTo(capture.Times * Dialogue.PictureSize));
        Assert.That(Math.Max(growth, counted.Peak - before), Is.LessThan(MostGrowth));
        GC.KeepAlive(decoder);
    }

    /// <summary>Keeps nothing; measures what is alive while pictures come.</summary>
    private sealed class Counted : ICaptureObserver, ICapturedData
    {
        private int pictures;

        public long PictureBytes { get; private set; }

        public long Peak { get; private set; }

        public ICapturedData? BeginData(CapturedTransaction transaction) =>
            transaction.Parameters is [ObjectHandle.Picture] && transaction.Operation.Code == PtpOperation.GetObject.Code ? this : null;

        public void Completed(CapturedTransaction transaction, PropertyTable before)
        {
            if (transaction.Operation.Code == PtpOperation.GetObject.Code && ++pictures % 100 == 0)
                Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: true));
        }

        public void Write(ReadOnlySpan<byte> data) => PictureBytes += data.Length;

        public void Missing(long count) => Assert.Fail($"{count} bytes are missing from a whole capture");

        public void Found(CapturedBody body)
        {
        }

        public void Spoke(CapturedBody body, DateTimeOffset at, PtpEvent news)
        {
        }

        public void Noted(CapturedBody? body, DateTimeOffset at, string sentence)
        {
        }
    }

    /// <summary>The same capture so many times, one after another, without being in memory.</summary>
    private sealed class Repeated(byte[] once, long times) : Stream
    {
        private long position;

        public long Times => times;

        public override long Length => times * once.Length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Position { get => position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var at = (int)(position % once.Length);
            var taken = (int)Math.Min(Math.Min(count, once.Length - at), Length - position);
            once.AsSpan(at, taken).CopyTo(buffer.AsSpan(offset));
            position += taken;
            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
