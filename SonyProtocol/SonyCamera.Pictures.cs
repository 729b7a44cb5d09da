using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>
/// The transfer memory. Every picture in it must be read out, wanted or not, or the next exposure returns the old one; and the handle
/// must never be read before <see cref="SonyProperty.ObjectInMemory"/> says so: that crashes firmware (libgphoto2 library.c:5116-5138).
/// </summary>
public sealed partial class SonyCamera
{
    /// <summary>More were never seen queued than 127 (SonyAlphaUSB).</summary>
    private const int MostPictures = 256;

    private const int DownloadTries = 3;

    private static readonly TimeSpan PicturePause = TimeSpan.FromMilliseconds(100);

    /// <summary>From the end of the exposure, and of a dark frame as long as it, to a picture in memory: slow cards and large bodies
    /// included.</summary>
    private static readonly TimeSpan PicturePatience = TimeSpan.FromSeconds(60);

    /// <summary>As long after the end nothing stirs in the memory: the body made no exposure.</summary>
    private static readonly TimeSpan StirringPatience = TimeSpan.FromSeconds(10);

    /// <summary>0x8000, ready with a count of none: waited for, then read anyway.</summary>
    private static readonly TimeSpan UncountedPatience = TimeSpan.FromSeconds(5);

    /// <summary>How long an object may be announced and still be empty (ILCE-6400, libgphoto2#1058).</summary>
    private static readonly TimeSpan EmptyPatience = TimeSpan.FromSeconds(30);

    /// <summary>What it shows, whatever else the dataset looks like.</summary>
    private ObjectInMemory Memory => Properties[SonyProperty.ObjectInMemory] is { Current.IsNumber: true } shown
        ? SonyProperty.ObjectInMemory.Read(shown.Current) : default;

    /// <summary>Whether the body may take a dark frame after the exposure: it says so in protocol 3.00; in 2.00 nobody knows.</summary>
    public bool MayReduceNoise => Properties.Get(SonyProperty.LongExposureNR) is not Toggle.Off;

    /// <summary>
    /// Waits until the memory announces a picture. A body that is busy with its dark frame, or does not answer, has failed nothing: only
    /// the deadline ends it, and only a memory that was seen empty says that there was no exposure.
    /// </summary>
    /// <param name="closed">When the shutter closed, or should have.</param>
    // Unconfirmed: [dark-is-busy] whether it answers then at all
    private void AwaitPicture(TimeSpan exposure, long closed, CancellationToken abort)
    {
        var darkFrame = MayReduceNoise ? exposure : TimeSpan.Zero;
        var stirred = false;
        if (PauseAfterClose - clock.Since(closed) is { Ticks: > 0 } pause)
            clock.Sleep(pause, abort);
        while (true)
        {
            abort.ThrowIfCancellationRequested();
            var seen = TryRefresh(LookPatience, abort);
            var waited = clock.Since(closed);
            if (seen && (Memory.IsReady || (Memory.Raw == ObjectInMemory.ReadyUncounted && waited > UncountedPatience)))
                return;
            stirred |= seen && Memory.Raw != 0;
            if (seen && !stirred && waited > darkFrame + BodyTimes.Patience(StirringPatience, times.Process))
            {
                swallowedRelease = true;
                throw new NotExposedException(
                    $"The {Device.Model} accepted the shutter command and made no exposure: {waited.TotalSeconds:0} s later nothing is "
                        + "in its memory. "
                    + (Properties.Get(SonyProperty.FocusMode) is null or FocusMode.Manual
                        ? "Look at its screen, leave its menu, and try again" : "Set the focus to MF, on the lens too"));
            }

            if (waited > darkFrame + PicturePatience)
            {
                throw new CameraException(
                    $"The {Device.Model} did not deliver the picture within {waited.TotalSeconds:0} s of closing the shutter. "
                    + (SeemsToKeepPictures ? "Set \"Still Image Save Destination\" to PC"
                        : "If \"Long Exposure NR\" is on, switch it off"));
            }

            NextEvent(PicturePause);
        }
    }

    /// <summary>Whether it shows "camera only", even where that is no value now: pictures that do not come speak for it.</summary>
    private bool SeemsToKeepPictures => Properties[SonyProperty.SaveDestination] is { Current: { IsNumber: true, Number: var to } }
        && to == (long)SaveDestination.CardOnly;

    /// <summary>Takes everything out of the memory that was there before.</summary>
    /// <param name="observer">Gets what is found as strays; null throws it away.</param>
    private int EmptyMemory(IExposureObserver? observer, CancellationToken abort)
    {
        var count = 0;
        var start = clock.GetTimestamp();
        while (Memory.Raw != 0 && count < MostPictures && clock.Since(start) < PicturePatience)
        {
            abort.ThrowIfCancellationRequested();
            if (Memory.IsReady)
                count += Fetch(observer, stray: true, abort).Count;
            else
                NextEvent(PicturePause);
            Refresh(abort);
        }

        if (Memory.Raw != 0)
        {
            throw new CameraException(
                $"The memory of the {Device.Model} cannot be emptied (ObjectInMemory 0xD215 = 0x{Memory.Raw:X4} after {count} "
                    + "pictures): unplug the cable, and take out the battery if that does not help");
        }

        if (count > 0)
            note?.Invoke($"{count} picture(s) that no exposure asked for were in the memory of the {Device.Model}");
        return count;
    }

    /// <summary>Fetches the objects that wait, until the memory is empty. RAW+JPEG counts as one and brings two, JPEG first.</summary>
    private List<CapturedObject> Fetch(IExposureObserver? observer, bool stray, CancellationToken abort)
    {
        var objects = new List<CapturedObject>();
        do
        {
            if (!stray)
                observer!.Enter(ExposurePhase.Downloading, clock.GetUtcNow());
            if (FetchOne(observer, stray, abort) is not { } picture)
                break; // announced for ever, and never handed over
            objects.Add(picture);
        }
        while (IsMore(objects, stray, abort) && objects.Count < MostPictures);
        if (objects.Count == 0 && !stray)
            throw new CameraException(
                $"The {Device.Model} announced a picture and did not hand it over within {EmptyPatience.TotalSeconds:0} s");
        return objects;
    }

    /// <summary>Looks whether another object waits. A pipe that breaks now costs no raw file that is whole: the next command finds it
    /// broken.</summary>
    private bool IsMore(List<CapturedObject> objects, bool stray, CancellationToken abort)
    {
        try
        {
            Refresh(abort);
            if (PairIsIncomplete(objects))
                Poll(() => Memory.IsReady, UncountedPatience, PicturePause, abort);
            return Memory.IsReady;
        }
        catch (TransportException error) when (!stray && HasRaw(objects))
        {
            broken = error;
            return false;
        }
        catch (PtpException error) when (!stray && HasRaw(objects))
        {
            note?.Invoke(error.Message); // busy for longer than it may be: the next exposure empties the memory
            return false;
        }
    }

    private static bool HasRaw(List<CapturedObject> objects) => objects.Exists(picture => picture.Info.Format == ObjectFormat.Raw);

    private bool PairIsIncomplete(List<CapturedObject> objects) =>
        objects.Count == 1 && objects[0].Info.Format != ObjectFormat.Raw && !Memory.IsReady && DeliversPairs;

    private bool DeliversPairs => Properties.Get(SonyProperty.FileFormatStill) is FileFormatStill.RawAndJpeg or FileFormatStill.RawAndHeif
        || Properties.Get(SonyProperty.CompressionSetting) is { } v2 && v2.HasRaw() && v2 != CompressionSetting.Raw;

    /// <summary>One object; null if the camera has none after all.</summary>
    private CapturedObject? FetchOne(IExposureObserver? observer, bool stray, CancellationToken abort)
    {
        if (AwaitObjectInfo(abort) is not { } info)
            return null;
        for (var attempt = 1; ; attempt++)
        {
            var receiver = new Checked(observer?.Receive(info, stray) ?? new Discarding(), info);
            FetchBytes(receiver, info);
            pictureAt = clock.GetTimestamp();
            if (receiver.Bytes >= info.CompressedSize)
                return new(info, receiver.Inner);
            note?.Invoke(
                $"{info.FileName} broke off: {receiver.Bytes} of {info.CompressedSize} bytes came (attempt {attempt} of {DownloadTries})");
            Refresh(abort);
            if (!Memory.IsReady || attempt == DownloadTries)
                throw new CameraException(
                    $"{info.FileName} came incomplete: {receiver.Bytes} of {info.CompressedSize} bytes. Look at the cable");
        }
    }

    /// <summary>A download is never broken off, an abort drains it: what is not read out comes back as the next picture.</summary>
    private void FetchBytes(Checked receiver, ObjectInfo info)
    {
        try
        {
            session.Fetch(PtpOperation.GetObject, receiver, CancellationToken.None, ObjectHandle.Picture);
        }
        catch (TransportException error) when (info.CompressedSize > 0 && receiver.Bytes == info.CompressedSize)
        {
            broken = error; // all of the picture came, and only the camera's last word did not
        }
        catch (PtpException error) when (error.Code == ResponseCode.DeviceBusy && receiver.Bytes > 0)
        {
            note?.Invoke(error.Message); // it broke off: what came is of no use, and the picture is asked for again
        }
    }

    private ObjectInfo? AwaitObjectInfo(CancellationToken abort)
    {
        var start = clock.GetTimestamp();
        while (Memory.Raw != 0 && clock.Since(start) < EmptyPatience)
        {
            try
            {
                if (session.Get(PtpOperation.GetObjectInfo, ObjectHandle.Picture) is { } info)
                    return info;
            }
            catch (PtpException error) when (error.Code is ResponseCode.InvalidObjectHandle or ResponseCode.AccessDenied)
            {
                note?.Invoke(error.Message);
            }

            clock.Sleep(PicturePause, CancellationToken.None);
            Refresh(abort);
        }

        return null;
    }

    /// <summary>Counts what came, to be held against what was announced.</summary>
    private sealed class Checked(IDataReceiver inner, ObjectInfo info) : IDataReceiver
    {
        /// <summary>
        /// A body describes some pictures a little too small (libgphoto2 library.c:5203-5217), but a data phase that goes on and on is no
        /// picture and must not take all memory. One that says its own length is believed up to twice the description.
        /// </summary>
        private ulong most = info.CompressedSize > 0
            ? info.CompressedSize + Math.Max(info.CompressedSize / 8, 1 << 16) : ulong.MaxValue;

        public IDataReceiver Inner => inner;

        public ulong Bytes { get; private set; }

        public void Begin(ulong? length)
        {
            Bytes = 0;
            if (length > most && length <= 2UL * info.CompressedSize)
                most = length.Value;
            inner.Begin(length <= most ? length : null);
        }

        public Memory<byte> Next(int hint)
        {
            var left = most - Bytes;
            if (left == 0)
            {
                throw new TransportException(TransportFault.Malformed,
                    $"The camera announced {info.FileName} with {info.CompressedSize} bytes, and has sent {Bytes}. Switch it off and on");
            }

            var place = inner.Next((int)Math.Min((ulong)hint, left));
            return (ulong)place.Length > left ? place[..(int)left] : place;
        }

        public void Received(int count)
        {
            Bytes += (uint)count;
            inner.Received(count);
        }
    }

    private sealed class Discarding : IDataReceiver
    {
        private readonly byte[] sink = new byte[1 << 16];

        public void Begin(ulong? length)
        {
        }

        public Memory<byte> Next(int hint) => sink;

        public void Received(int count)
        {
        }
    }
}
