using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Arw;

public sealed class FrameDownloadTests
{
    private static readonly GeneratedFile Spec = new(ArwEncoding.Arw2, 640, 480, Content.Sky, 1);

    [Test]
    public void A_length_that_was_announced_wrongly_does_no_harm([Values(0UL, 1UL, 1000UL, 499_000_000UL, ulong.MaxValue)] ulong announced)
    {
        var (file, pixels) = Spec.Make();
        using var download = new FrameDownload(Clock.Real);
        download.Begin(announced);
        Arrival.Pieces(file, download, 3000);
        download.Complete();
        using var frame = ArwDecoder.Decode(download);
        Assert.That(frame.Pixels.SequenceEqual(pixels), Is.True);
    }

    [Test]
    public void A_picture_without_end_is_cut_at_the_cap()
    {
        using var download = new FrameDownload(Clock.Real, cap: 100_000);
        download.Begin(null);
        Assert.That(() => Arrival.Pieces(new byte[100_001], download, 4096), Throws.TypeOf<TransportException>()
            .With.Property("Fault").EqualTo(TransportFault.Malformed).And.Message.Contains("100000 bytes"));
        Assert.That(download.Count, Is.EqualTo(100_000));
    }

    [Test]
    public void A_download_that_breaks_off_fails_the_decoder_with_its_reason()
    {
        var file = Spec.Make().File;
        using var download = new FrameDownload(Clock.Real);
        download.Begin((ulong)file.Length);
        Arrival.Pieces(file.AsSpan(0, file.Length / 2), download, 5000);
        download.Fail(new TransportException(TransportFault.Disconnected, "The cable was pulled"));
        Assert.That(() => ArwDecoder.Decode(download), Throws.TypeOf<ArwException>()
            .With.Message.Contains($"after {file.Length / 2} bytes: The cable was pulled").And.InnerException.TypeOf<TransportException>());
    }

    [Test]
    public void A_download_that_stands_still_fails_the_decoder()
    {
        using var download = new FrameDownload(Clock.Real) { Patience = TimeSpan.FromMilliseconds(20) };
        download.Begin(1000);
        Assert.That(() => ArwDecoder.Decode(download), Throws.TypeOf<ArwException>().With.Message.Contains("stopped at byte 0"));
    }

    [Test]
    public void A_complete_download_of_half_a_file_is_cut_off()
    {
        var file = Spec.Make().File;
        using var download = new FrameDownload(Clock.Real);
        Arrival.Deliver(file.AsSpan(0, file.Length / 2), download, 5000, announced: true);
        Assert.That(() => ArwDecoder.Decode(download), Throws.TypeOf<ArwException>().With.Message.Contains("cut off"));
    }

    [Test]
    public void Uncompressed_pixels_stay_where_they_arrived_and_outlive_the_download()
    {
        var (file, pixels) = new GeneratedFile(ArwEncoding.Uncompressed, 640, 480, Content.Noise, 1).Make();
        RawFrame frame;
        using (var download = new FrameDownload(Clock.Real))
        {
            Arrival.Deliver(file, download, 50_000, announced: true);
            frame = ArwDecoder.Decode(download);
            Assert.That(download.Bytes.Span.Overlaps(System.Runtime.InteropServices.MemoryMarshal.AsBytes(frame.Pixels)), Is.True);
        }

        using (frame)
        {
            using var other = ArwDecoder.Decode(new GeneratedFile(ArwEncoding.Arw2, 640, 480, Content.Dark, 2).Make().File);
            Assert.That(frame.Pixels.SequenceEqual(pixels), Is.True, "its buffer must not be used again while it is leased");
        }
    }

    [Test]
    public void Disposing_while_a_decoder_waits_ends_the_wait()
    {
        using var download = new FrameDownload(Clock.Real);
        download.Begin(1_000_000);
        var disposer = Clock.Real.Start("disposer", () => { Clock.Real.Sleep(TimeSpan.FromMilliseconds(30)); download.Dispose(); });
        Assert.That(() => ArwDecoder.Decode(download), Throws.TypeOf<ArwException>().With.Message.Contains("broke off after 0 bytes"));
        Assert.That(disposer.Join(TimeSpan.FromSeconds(5)), Is.True);
    }

    /// <summary>The tone curve's corners behind the pixels: no camera does it, but a decoder that starts early must notice.</summary>
    [Test]
    public void What_stands_behind_the_pixels_counts_too()
    {
        var spec = new GeneratedFile(ArwEncoding.Arw2, 1024, 512, Content.Noise, 1);
        var (file, pixels) = spec.Make();
        var corners = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x10, 0x70, 3, 0, 4, 0, 0, 0]) + 8;
        var values = file.AsSpan(BitConverter.ToInt32(file, corners), 8).ToArray();
        BitConverter.TryWriteBytes(file.AsSpan(corners), file.Length);
        byte[] longer = [.. file, .. values];

        using var download = new FrameDownload(Clock.Real);
        var transfer = Clock.Real.Start("transfer", () => Arrival.Deliver(longer, download, 10_000, announced: true));
        using var frame = ArwDecoder.Decode(download);
        Assert.That(transfer.Join(TimeSpan.FromSeconds(5)), Is.True);
        Assert.That(frame.Pixels.SequenceEqual(pixels), Is.True);
    }

    /// <summary>A buffer of the pool is longer than what came, and holds what its last user left: mostly the frame before.</summary>
    [Test]
    public void A_cut_off_file_is_not_filled_up_with_the_frame_that_lay_there_before()
    {
        var (older, _) = new GeneratedFile(ArwEncoding.Uncompressed, 640, 480, Content.Noise, 1).Make();
        var (file, _) = new GeneratedFile(ArwEncoding.Uncompressed, 640, 480, Content.Noise, 2).Make();
        PictureMemory.GiveBack();
        var left = PooledBytes.Rent(older.Length * 5 / 4); // a download has some room more than was announced
        older.CopyTo(left.Array, 0);
        left.Release();
        using var download = new FrameDownload(Clock.Real);
        Arrival.Deliver(file.AsSpan(0, file.Length - 5000), download, 50_000, announced: true);
        Assert.That(left.Array.AsSpan().Overlaps(download.Bytes.Span),
            "the buffer is used again, and the rest of the older frame is in it");
        Assert.That(() => ArwDecoder.Decode(download), Throws.TypeOf<ArwException>().With.Message.Contains("cut off"));
    }

    /// <summary>The date's letters behind the pixels: what a picture says of itself is read again when all of it is there.</summary>
    [Test]
    public void Facts_that_stand_behind_the_pixels_are_the_frames_too()
    {
        var (file, _) = new GeneratedFile(ArwEncoding.Arw2, 1024, 512, Content.Noise, 1).Make();
        var pointer = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x03, 0x90, 2, 0, 20, 0, 0, 0]) + 8;
        var place = BitConverter.ToInt32(file, pointer);
        byte[] longer = [.. file, .. file.AsSpan(place, 20)];
        longer.AsSpan(place, 20).Clear();
        BitConverter.TryWriteBytes(longer.AsSpan(pointer), file.Length);
        using VirtualClock clock = new();
        using var download = new FrameDownload(clock);
        var transfer = clock.Start("transfer", () =>
        {
            download.Begin((ulong)longer.Length);
            Arrival.Pieces(longer.AsSpan(..^20), download, 10_000);
            clock.Sleep(TimeSpan.FromSeconds(1)); // decoding goes as far as it can
            Arrival.Pieces(longer.AsSpan(^20..), download, 10_000);
            download.Complete();
        });
        using var frame = ArwDecoder.Decode(download);
        Assert.That(transfer.Join(TimeSpan.FromSeconds(5)), Is.True);
        Assert.That(frame.File.CameraTime, Is.EqualTo(new DateTime(2026, 1, 2, 3, 4, 5, 250)));
    }

    [TestCase(ArwEncoding.Uncompressed, 1, TestName = "Pixels at an odd byte are found")]
    [TestCase(ArwEncoding.Arw2, 400_000, TestName = "Pixels far behind the directories are found")]
    public void Pixels_are_found_where_they_lie(ArwEncoding encoding, int gap)
    {
        var (file, pixels) = new GeneratedFile(encoding, 640, 100, Content.Noise, 1) { Gap = gap }.Make();
        using var download = new FrameDownload(Clock.Real);
        Arrival.Deliver(file, download, 10_000, announced: true);
        using var frame = ArwDecoder.Decode(download);
        Assert.That(frame.Pixels.SequenceEqual(pixels), Is.True);
    }

    [Test]
    public void A_download_is_used_once()
    {
        using var download = new FrameDownload(Clock.Real);
        Assert.That(() => download.Next(1), Throws.InvalidOperationException);
        Assert.That(download.Bytes.Length, Is.Zero);
        download.Begin(10);
        Assert.That(() => download.Begin(10), Throws.InvalidOperationException);
        Assert.That(download.IsComplete, Is.False);
        download.Complete();
        Assert.That(download.IsComplete, Is.True);
        download.Dispose();
        download.Dispose();
        Assert.That(() => download.Bytes.Length, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => download.Next(1), Throws.InvalidOperationException);
    }
}
