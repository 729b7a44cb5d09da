using System.Security.Cryptography;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>
/// Whether a file is the picture of an exposure: exposure time, ISO and the camera's own time in the file are held against what was
/// taken. Frames that come one late are the oldest complaint about drivers for these bodies (libgphoto2#1124).
/// </summary>
/// <remarks>Threads: one exposure after the other.</remarks>
internal sealed class FrameIdentity
{
    /// <summary>Exif holds whole seconds, and the camera's clock drifts some seconds in a day.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(3);

    /// <summary>Bulb is timed by two machines, and some bodies write whole seconds.</summary>
    private static readonly TimeSpan BulbTolerance = TimeSpan.FromSeconds(1.5);

    private const double BulbShare = 0.03;

    /// <summary>A body writes 0.3 s for 1/3 s.</summary>
    private const double NominalShare = 0.15;

    /// <summary>So much of the head and so much of the middle are looked at: a millisecond's work.</summary>
    private const int PrintBytes = 256 << 10;

    private TimeSpan? ahead;
    private byte[] lastPrint = [];

    /// <summary>What speaks against it; null if nothing does.</summary>
    public string? Doubt(ArwFile file, ReadOnlySpan<byte> bytes, ExposureResult taken, Iso? iso) =>
        DoubtTime(file, taken) ?? DoubtIso(file, iso) ?? DoubtMoment(file, taken)
        ?? (Print(bytes).SequenceEqual(lastPrint) ? "it is the picture of the exposure before, byte for byte" : null);

    /// <summary>It is the one: the next is held against it.</summary>
    public void Accept(ArwFile file, ReadOnlySpan<byte> bytes, ExposureResult taken)
    {
        lastPrint = Print(bytes);
        if (file.CameraTime is { } time)
            ahead = time - taken.Start.UtcDateTime;
    }

    /// <summary>The user may have set the camera's clock: what was known of it is forgotten.</summary>
    public void DoubtOneself() => ahead = null;

    /// <summary>When a picture was taken that no exposure asked for, by the camera's clock as it was seen to go; null if nobody can say.</summary>
    public DateTimeOffset? StartOf(ArwFile? file) =>
        file?.CameraTime is { } time && ahead is { } usual ? new DateTimeOffset(DateTime.SpecifyKind(time - usual, DateTimeKind.Utc)) : null;

    private static string? DoubtTime(ArwFile file, ExposureResult taken)
    {
        if (file.ExposureTime is not { } fraction)
            return null;
        var (says, was) = (fraction.Value, taken.Duration.TotalSeconds);
        var tolerance = taken.Shutter.IsBulb ? Math.Max(BulbTolerance.TotalSeconds, was * BulbShare) : was * NominalShare;
        return Math.Abs(says - was) > tolerance ? $"its Exif says an exposure of {says:0.######} s, and {was:0.######} s were taken" : null;
    }

    private static string? DoubtIso(ArwFile file, Iso? iso) =>
        file.Iso is { } says and < ushort.MaxValue && iso is { IsAuto: false } wanted && says != wanted.Value
            ? $"its Exif says ISO {says}, and {wanted.Value} was set" : null;

    private string? DoubtMoment(ArwFile file, ExposureResult taken)
    {
        if (file.CameraTime is not { } time || ahead is not { } usual)
            return null;
        var late = taken.Start.UtcDateTime + usual - time;
        return late > ClockTolerance ? $"by the camera's own clock it was taken {late.TotalSeconds:0} s before this exposure began" : null;
    }

    /// <summary>
    /// The head has time, file number and shutter count, the middle has noise: of overexposed flats only the head differs, and of
    /// pictures by a body whose clock stands still only the noise.
    /// </summary>
    private static byte[] Print(ReadOnlySpan<byte> bytes)
    {
        var length = Math.Min(bytes.Length, PrintBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes[..length]);
        hash.AppendData(bytes.Slice((bytes.Length - length) / 2, length));
        return hash.GetHashAndReset();
    }
}
