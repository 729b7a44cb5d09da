using System.Globalization;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Judges;

/// <summary>Whether a file is a whole picture.</summary>
internal static class WholeFiles
{
    /// <summary>A raw file decodes to the pixels of that exposure; a JPEG has all of its frame.</summary>
    public static void RequireWhole(byte[] file, TakenExposure taken)
    {
        if (file is [0xFF, 0xD8, ..])
        {
            RequireJpegs(file, least: 1);
            return;
        }

        using var frame = ArwDecoder.Decode(file);
        Assert.That(FrameCode.TryRead(frame.Pixels, frame.Width, frame.Height, out var code));
        Assert.That(code, Is.EqualTo(taken.Code));
    }

    /// <summary>ffmpeg decodes every frame and has nothing to complain of.</summary>
    public static void RequireJpegs(byte[] stream, int least)
    {
        using var scratch = new Scratch();
        var (counted, errors) = Tool.Run("ffprobe", "-v", "error", "-f", "mjpeg", "-count_frames", "-show_entries",
            "stream=nb_read_frames", "-of", "csv=p=0",
            scratch.Write("frames.mjpg", stream));
        Assert.That(errors, Is.Empty);
        Assert.That(int.Parse(counted.Trim().TrimEnd(','), CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(least));
        Assert.That(stream.AsSpan().EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]));
    }
}
