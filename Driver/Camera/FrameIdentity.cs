using System.Security.Cryptography;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.Driver;

/// <summary>
/// Whether a file is the picture of an exposure: the body's count of releases, exposure time, ISO and the bytes are held against what was
/// taken and what came before. Frames that come one late are the oldest complaint about drivers for these bodies (libgphoto2#1124).
/// </summary>
/// <remarks>
/// Clocks decide nothing alone: the host's and the camera's are set at any time, by any amount (indi-allsky#554). The camera's only tells
/// which of several releases it was, and only by how much it went on since the last picture.
/// Threads: any; exposures come one after the other.
/// </remarks>
internal sealed class FrameIdentity(Clock clock)
{
    /// <summary>Exif holds whole seconds, and between two pictures no clock drifts by one.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(3);

    /// <summary>A count that falls by more is one that has begun anew.</summary>
    private const int MostReleasesBack = 1 << 15;

    /// <summary>Pictures that are held against a new one.</summary>
    private const int MostPrints = 8;

    /// <summary>Bulb is timed by two machines, and some bodies write whole seconds.</summary>
    private static readonly TimeSpan BulbTolerance = TimeSpan.FromSeconds(1.5);

    private const double BulbShare = 0.03;

    /// <summary>A body writes 0.3 s for 1/3 s.</summary>
    private const double NominalShare = 0.15;

    /// <summary>So much of the head and so much of the middle are looked at: a millisecond's work.</summary>
    private const int PrintBytes = 256 << 10;

    private readonly object gate = new();
    private readonly Queue<byte[]> prints = new();
    private readonly List<long> openings = [];
    private int? lastCount;
    private DateTime? lastTime;
    private DateTime? cameraAtZero;

    /// <summary>The shutter opens, at that time stamp of the clock.</summary>
    public void Opened(long stamp)
    {
        lock (gate)
            openings.Add(stamp);
    }

    /// <summary>What speaks against it; null if nothing does.</summary>
    public string? Doubt(ArwFile file, ReadOnlySpan<byte> bytes, ExposureResult taken, Iso? iso)
    {
        if ((DoubtTime(file, taken) ?? DoubtIso(file, iso)) is { } doubt)
            return doubt;
        var print = Print(bytes);
        lock (gate)
            return prints.Any(print.SequenceEqual) ? "it is a picture that came before, byte for byte" : DoubtRelease(file);
    }

    /// <summary>It is the one: the next is held against it.</summary>
    public void Accept(ArwFile file, ReadOnlySpan<byte> bytes)
    {
        var print = Print(bytes);
        lock (gate)
        {
            prints.Enqueue(print);
            if (prints.Count > MostPrints)
                prints.Dequeue();
            (lastCount, lastTime) = (file.ReleaseCount ?? lastCount, file.CameraTime);
            cameraAtZero = file.CameraTime is { } time && openings is [.., var opened] ? time - clock.GetElapsedTime(0, opened) : null;
            openings.Clear();
        }
    }

    /// <summary>A picture was refused: perhaps what was known is wrong, and the next one is taken as it comes.</summary>
    public void ForgetCounts()
    {
        lock (gate)
            (lastCount, lastTime, cameraAtZero) = (null, null, null);
    }

    /// <summary>The session is over: before the next one somebody may set the camera's clock. What was counted and printed stays
    /// true.</summary>
    public void ForgetClock()
    {
        lock (gate)
        {
            (lastTime, cameraAtZero) = (null, null);
            openings.Clear();
        }
    }

    /// <summary>
    /// When a picture was taken that no exposure asked for: by the camera's clock as it was seen to go, else by what the camera says is its
    /// zone, if that was within the last day; null if nobody can say.
    /// </summary>
    public DateTimeOffset? StartOf(ArwFile? file)
    {
        if (file?.CameraTime is not { } time)
            return null;
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (cameraAtZero is { } zero)
                return now - clock.GetElapsedTime(0, clock.GetTimestamp()) + (time - zero);
        }

        return file.UtcOffset is { } offset && new DateTimeOffset(time, offset) is var said && now - said is { Ticks: > 0, TotalDays: < 1 }
            ? said.ToUniversalTime() : null;
    }

    /// <summary>
    /// Bodies count their releases. One that is not later than the last picture's is not this exposure's; one that is as much later as the
    /// shutter was opened since is the newest that there can be. In between, and where a body does not count, it may be that of an exposure
    /// whose picture never came: if by the camera's clock it was taken when that began, and not when this one did.
    /// </summary>
    private string? DoubtRelease(ArwFile file)
    {
        var step = file.ReleaseCount - lastCount;
        if (step is < 0 and > -MostReleasesBack)
            return $"it is release {file.ReleaseCount} of the shutter, and the picture before was release {lastCount}";
        if (step == 0 && file.CameraTime == lastTime)
            return $"it is release {lastCount} of the shutter, as the picture before";
        if (step >= openings.Count || openings.Count < 2 || file.CameraTime is not { } time || cameraAtZero is not { } zero)
            return null;
        var late = zero + clock.GetElapsedTime(0, openings[^1]) - time;
        return late.Duration() > ClockTolerance
            && openings.SkipLast(1).Any(opened => (zero + clock.GetElapsedTime(0, opened) - time).Duration() <= ClockTolerance)
            ? $"by the camera's own clock it was taken {late.TotalSeconds:0} s before this exposure began, "
                + "when the picture of another one never came"
            : null;
    }

    private static string? DoubtTime(ArwFile file, ExposureResult taken)
    {
        if (file.ExposureTime is not { } fraction)
            return null;
        var (says, was) = (fraction.Value, taken.Duration.TotalSeconds);
        var tolerance = taken.Shutter.IsBulb ? Math.Max(BulbTolerance.TotalSeconds, was * BulbShare) : was * NominalShare;
        return Math.Abs(says - was) > tolerance
            ? $"its Exif says an exposure of {says:0.######} s, and {was:0.######} s were taken: a dial or a mode of the camera decided. "
                + "Turn the mode dial to M, and leave the camera alone while a program exposes"
            : null;
    }

    private static string? DoubtIso(ArwFile file, Iso? iso) =>
        file.Iso is { } says and < ushort.MaxValue && iso is { IsAuto: false } wanted && says != wanted.Value
            ? $"its Exif says ISO {says}, and {wanted.Value} was set: set the ISO in the camera's menu to a number, not to AUTO" : null;

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
