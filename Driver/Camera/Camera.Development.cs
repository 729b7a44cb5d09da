using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>What an exposure's own thread does: it decodes behind the download, looks whether the picture is the right one, and hands it out.</summary>
public sealed partial class Camera
{
    /// <summary>The watchdog: reaching a value by steps, emptying a full memory, a slow card and a slow wire together stay below this.</summary>
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(5);

    private readonly FrameIdentity identity = new();

    private void Develop(Exposure exposure)
    {
        var bytes = 0L;
        var outcome = "ok";
        try
        {
            AwaitTurn(exposure);
            var begin = clock.GetTimestamp();
            var patience = Watchdog + exposure.Plan.Duration + exposure.Plan.Duration; // noise reduction exposes once more
            var early = exposure.AwaitRaw(patience);
            using var frame = early is null ? null : TryDecode(early);
            var taken = exposure.AwaitResult(patience - clock.Since(begin));
            bytes = Deliver(exposure, taken, early, frame);
        }
        catch (OperationCanceledException) when (exposure.Abort.IsCancellationRequested)
        {
            outcome = "aborted";
        }
#pragma warning disable CA1031 // whatever it was, the client is told where ASCOM wants it told
        catch (Exception error)
#pragma warning restore CA1031
        {
            var reason = AscomErrors.Translate(error);
            outcome = reason.Message;
            Fail(exposure, reason, isHanging: error is TimeoutException);
        }
        finally
        {
            RescueWhatIsWhole(exposure, outcome);
            exposure.Forget();
            Recorder.Add(RecordOf(exposure, bytes, outcome));
            Whole.KeepTransactions();
        }
    }

    /// <summary>An exposure that was given up before may still be drained.</summary>
    private void AwaitTurn(Exposure exposure)
    {
        if (!exposure.AwaitBegin(Watchdog + Watchdog))
            throw new TimeoutException($"{Name} did not come to exposure {exposure.Number} within {(Watchdog + Watchdog).TotalMinutes} minutes");
    }

    private void Fail(Exposure exposure, AscomException reason, bool isHanging)
    {
        log.Warning("{Camera}: exposure {Number} failed: {Reason}", Id, exposure.Number, reason.Message);
        if (isHanging)
            exposure.Abort.Cancel();
        if (Conclude(exposure, new Activity.Failed(reason)))
            Notify(NoticeKind.Failed, $"Exposure {exposure.Number} of {exposure.Request.Duration.TotalSeconds:0.###} s failed. {reason.Message}");
        if (isHanging)
            thread.Abandon(reason);
    }

    private RawFrame? TryDecode(Arrival arrival)
    {
        try
        {
            return ArwDecoder.Decode(arrival.Download);
        }
        catch (ArwException error)
        {
            Say($"{arrival.Info.FileName}: {error.Message}"); // said again, to the client, if it was the picture
            return null;
        }
    }

    /// <returns>Bytes of the camera's file.</returns>
    private long Deliver(Exposure exposure, ExposureResult taken, Arrival? early, RawFrame? frame)
    {
        var picture = Identify(exposure, taken);
        try
        {
            using var again = picture == early && frame is not null ? null : ArwDecoder.Decode(picture.Download);
            var raw = again ?? frame!;
            exposure.Iso = OwnIso(raw.File);
            Learn(raw.File, exposure.Request);
            Hand(exposure, taken, picture, raw);
        }
        catch (Exception error) when (error is ArwException or AscomException)
        {
            Rescue(exposure, taken, picture, error.Message);
            throw;
        }

        KeepOthers(exposure, taken, picture);
        return picture.Info.CompressedSize;
    }

    /// <summary>The one file that is this exposure's picture.</summary>
    /// <exception cref="CameraException">None is.</exception>
    private Arrival Identify(Exposure exposure, ExposureResult taken)
    {
        var doubts = new List<string>();
        foreach (var arrival in exposure.Arrivals.Where(a => a.IsRaw && a.IsWhole).Reverse())
        {
            var bytes = arrival.Download.Bytes.Span;
            var file = ArwFile.Read(bytes);
            if (identity.Doubt(file, bytes, taken, exposure.Request.Iso) is not { } doubt)
            {
                identity.Accept(file, bytes, taken);
                return arrival;
            }

            doubts.Add($"{arrival.Info.FileName}: {doubt}");
            Rescue(exposure, taken, arrival, doubt);
        }

        identity.DoubtOneself();
        KeepOthers(exposure, taken, null);
        throw new CameraException(doubts.Count > 0
            ? $"The picture that came is not that of exposure {exposure.Number}, and is kept in the rescue folder. {string.Join("; ", doubts)}"
            : $"The {ModelName} delivered no RAW: set its file format to RAW in the menu (what came is kept as a file)");
    }

    private void Hand(Exposure exposure, ExposureResult taken, Arrival arrival, RawFrame raw)
    {
        var frame = Driver.ImageArray.Cut(raw, exposure.Request);
        var file = FileOf(exposure, taken, arrival);
        var kept = Options.KeepsFiles;
        var mine = arrival.HandOver();
        var picture = new Picture(exposure.Number, frame, raw.File, taken.Start, taken.Duration, exposure.Request.Light, fetched =>
        {
            if (!kept && mine)
                LetGo(file, fetched);
        }) { Source = !kept && mine ? file.Data : default };
        Volatile.Write(ref last, new LastExposure(taken.Start, taken.Duration));
        if (kept)
            setup.Keeper.Keep(file, Options.Folder, Options.Template);
        if (Conclude(exposure, new Activity.Ready(picture)))
            log.Information("{Camera}: exposure {Number} is ready: {Width} x {Height}", Id, exposure.Number, frame.Width, frame.Height);
        else
            picture.Frame.Dispose();
    }

    /// <summary>Nobody will fetch this picture any more: if nobody has, its file is all that is left of it.</summary>
    private void LetGo(CameraFile file, bool fetched)
    {
        if (fetched)
            file.Lease?.Dispose();
        else
            setup.Keeper.Rescue(file, "no client has fetched it");
    }

    /// <summary>
    /// A frame tells the truth about its size. Clients are told at once only if what they were told was no use: numbers that change under
    /// a running series help nobody. The next connection begins with the truth.
    /// </summary>
    private void Learn(ArwFile file, ExposureRequest request)
    {
        var came = SensorShape.Of(file);
        if (came == request.Promised || Body is not { Model: var model })
            return;
        if (SensorShape.FromTable(model)?.IsLike(came) != false)
            setup.Sensors.Learn(model.Name, came);
        if (Driver.ImageArray.Fits(request, came))
            return;
        Say($"Frames have {came.Width} x {came.Height} pixels now, {came.Active.Width} x {came.Active.Height} of them picture");
        Volatile.Write(ref shape, came);
    }

    /// <summary>The JPEG beside a raw file is nobody's result, and nobody's rubbish.</summary>
    private void KeepOthers(Exposure exposure, ExposureResult taken, Arrival? picture)
    {
        foreach (var other in exposure.Arrivals.Where(a => a != picture && a.IsWhole && !a.IsStray))
        {
            if (other.HandOver())
                setup.Keeper.Keep(FileOf(exposure, taken, other), Options.Folder, Options.Template);
        }
    }

    /// <summary>Pictures of the body's own button, or of an earlier session.</summary>
    private void RescueStray(Exposure exposure, Arrival stray)
    {
        if (stray.HandOver())
            setup.Keeper.Rescue(new(stray.Download.Bytes, FactsOf(exposure, stray), stray.Download), "it was in the camera before the exposure began");
    }

    /// <summary>However it ended: what has come whole and is in nobody's hands stays. What was given up on purpose does not.</summary>
    private void RescueWhatIsWhole(Exposure exposure, string outcome)
    {
        foreach (var arrival in exposure.Arrivals.Where(a => a.IsWhole))
        {
            if (arrival.IsStray)
                RescueStray(exposure, arrival);
            else if (!exposure.Abort.IsCancellationRequested && arrival.HandOver())
                setup.Keeper.Rescue(new(arrival.Download.Bytes, FactsOf(exposure, arrival), arrival.Download), outcome);
        }
    }

    /// <summary>What a picture says of itself: of one that no exposure asked for nothing else is known.</summary>
    private FileFacts FactsOf(Exposure exposure, Arrival arrival)
    {
        ArwFile? file = null;
        try
        {
            file = arrival.Info.Format == ObjectFormat.Raw ? ArwFile.Read(arrival.Download.Bytes.Span) : null;
        }
        catch (ArwException error)
        {
            Say($"{arrival.Info.FileName}: {error.Message}");
        }

        return FactsOf(exposure, arrival, file);
    }

    private void Rescue(Exposure exposure, ExposureResult taken, Arrival arrival, string reason)
    {
        if (arrival.HandOver())
            setup.Keeper.Rescue(FileOf(exposure, taken, arrival), reason);
    }

    private CameraFile FileOf(Exposure exposure, ExposureResult taken, Arrival arrival) => new(
        arrival.Download.Bytes,
        new(taken.Start, ModelName, Whole.Serial ?? "", taken.Duration.TotalSeconds, OwnIso(arrival) ?? IsoOf(exposure.Request), exposure.Request.Light,
            exposure.Number, arrival.Info.FileName),
        arrival.Download);
}
