using System.Globalization;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>What an exposure's own thread does: it decodes behind the download, looks whether the picture is the right one, and hands it
/// out.</summary>
public sealed partial class Camera
{
    /// <summary>Of shorter lights no stars are looked for unasked: in a quick series that would take the processors from the next
    /// picture.</summary>
    private static readonly TimeSpan WorthStars = TimeSpan.FromSeconds(1);

    /// <summary>The watchdog: reaching a value by steps, emptying a full memory, a slow card and a slow wire together stay below
    /// this.</summary>
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(5);

    private readonly FrameIdentity identity;

    /// <returns>What went wrong, if the order shall be tried again; null if it is over.</returns>
    private Exception? Develop(Exposure exposure)
    {
        var bytes = 0L;
        var outcome = "ok";
        Exception? failure = null;
        var wasNonsense = false;
        try
        {
            AwaitBegin(exposure);
            var begin = clock.GetTimestamp();
            var patience = Watchdog + exposure.Plan.Duration + exposure.Plan.Duration; // noise reduction exposes once more
            var early = exposure.AwaitRaw(patience);
            using var frame = early is null ? null : TryDecode(early);
            var taken = exposure.AwaitResult(patience - clock.Since(begin));
            bytes = Deliver(exposure, taken, early, frame);
            if (LateOf(exposure) is { Ticks: > 0 } late)
                outcome = string.Create(CultureInfo.InvariantCulture, $"ok, {late.TotalSeconds:0.#} s late");
        }
        catch (OperationCanceledException) when (exposure.Abort.IsCancellationRequested)
        {
            outcome = FrameRecord.Aborted;
        }
#pragma warning disable CA1031 // whatever it was, the client is told where ASCOM wants it told
        catch (Exception error)
#pragma warning restore CA1031
        {
            var reason = AscomErrors.Translate(error);
            outcome = reason.Message;
            wasNonsense = error is TransportException { Fault: TransportFault.Malformed };
            if (IsWorthRepeating(exposure, error))
                failure = error;
            else
                Fail(exposure.Order, reason, isHanging: error is TimeoutException);
        }
        finally
        {
            RescueWhatIsWhole(exposure, outcome);
            exposure.Forget();
            if (failure is null)
                Record(exposure, bytes, outcome);
            Whole.KeepTransactions();
            exposure.Look?.Dispose();
            if (wasNonsense)
                PictureMemory.GiveBack(); // as when the body was lost, but now nobody holds what came any more
        }

        return failure;
    }

    /// <summary>An exposure that was given up before may still be drained.</summary>
    private void AwaitBegin(Exposure exposure)
    {
        if (!exposure.AwaitBegin(Watchdog + Watchdog))
            throw new TimeoutException(
                $"{Name} did not come to exposure {exposure.Number} within {(Watchdog + Watchdog).TotalMinutes} minutes");
    }

    private void Fail(ExposureOrder order, AscomException reason, bool isHanging)
    {
        log.Warning("{Camera}: exposure {Number} failed: {Reason}", Id, order.Number, reason.Message);
        if (isHanging)
            order.Abort.Cancel();
        if (End(order, new Activity.Failed(reason)))
        {
            lastFailure = reason.Message;
            Notify(NoticeKind.Failed, $"Exposure {order.Number} of {order.Request.Duration.TotalSeconds:0.###} s failed. {reason.Message}");
        }

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
            exposure.Iso = OwnIso(raw.File) ?? exposure.Iso;
            Learn(raw.File, exposure.Request);
            LearnOfBody(exposure, raw.File);
            LargestSeen = raw.File.MaxValue;
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
                identity.Accept(file, bytes);
                return arrival;
            }

            doubts.Add($"{arrival.Info.FileName}: {doubt}");
            Rescue(exposure, taken, arrival, doubt);
        }

        identity.ForgetCounts();
        KeepOthers(exposure, taken, null);
        throw new CameraException(doubts.Count > 0
            ? $"The picture that came is not that of exposure {exposure.Number}, and is kept in the rescue folder. "
                + $"{string.Join("; ", doubts)}"
            : $"The {ModelName} delivered no RAW. Set \"File Format\" to RAW, which older bodies call \"Quality\". What came is kept as a "
                + $"file.{Doctor.Account(Examine().Where(finding => finding.Severity == Severity.Fault))}");
    }

    private void Hand(Exposure exposure, ExposureResult taken, Arrival arrival, RawFrame raw)
    {
        var order = exposure.Order;
        if (order.IsOrphan)
        {
            Rescue(exposure, taken, arrival, "its client had given it up, or was gone, before it came");
            return;
        }

        var frame = Driver.ImageArray.Cut(raw, exposure.Request);
        Picture? picture = null;
        var own = order.Owner.KeptIn;
        var file = FileOf(exposure, taken, arrival) with
        {
            Written = path =>
            {
                picture?.WasKept(path);
                own?.Kept(path);
            },
        };
        var kept = own is not null || Options.KeepsFiles;
        var mine = arrival.HandOver();
        picture = new Picture(exposure.Number, frame, raw.File, taken.Start, taken.Duration, exposure.Request.Kind, fetched =>
        {
            if (!kept && mine)
                LetGo(file, fetched || order.IsGivenUp);
        })
        {
            Source = !kept && mine ? file.Data : default,
            Late = LateOf(exposure),
        };
        order.Owner.Took(taken.Start, taken.Duration);
        if (kept)
            setup.Keeper.Keep(file, own?.Folder ?? Options.Folder, Options.Template);
        downloads.Add(exposure.Times.Download);
        deliveries.Add(exposure.Times.Process + exposure.Times.Download);
        Hold(picture, order.Owner);
        exposure.Picture = picture;
        exposure.Look = picture.Look();
        if (End(order, new Activity.Ready(picture)))
        {
            TellOf(picture);
            if (exposure.Request.Kind is FrameKind.Light && taken.Duration >= WorthStars)
                exposure.Stars = picture.FindStars(order.Owner.MaxADU); // nobody waits for this
        }
        else
            picture.Dispose(); // given up at this very moment
    }

    /// <summary>Writes a picture to a folder, or to that of the settings, and tells whoever wants to know.</summary>
    internal string KeepAsFits(ClientCamera owner, Picture picture, string? folder)
    {
        var path = PictureFits.Keep(owner, picture, folder ?? Options.Folder, Options.Template);
        setup.Keeper.CountAnother();
        picture.WasKept(path);
        return path;
    }

    /// <summary>How much later than asked for the shutter opened, which programs take for the start of a frame; zero if it did at
    /// once.</summary>
    private static TimeSpan LateOf(Exposure exposure) =>
        exposure.Order.IsLate && !exposure.IsRecovered ? exposure.Order.Age - exposure.Times.SinceOpened : TimeSpan.Zero;

    private void TellOf(Picture picture)
    {
        log.Information("{Camera}: exposure {Number} is ready: {Width} x {Height}", Id, picture.Number, picture.Frame.Width,
            picture.Frame.Height);
        if (picture.Late <= TimeSpan.Zero)
            return;
        var sentence =
            $"Exposure {picture.Number} began {picture.Late.TotalSeconds:0} s after it was asked for, at "
                + $"{picture.Start.UtcDateTime:HH:mm:ss} UTC: "
            + "the time that a program writes into its own file may be the earlier one";
        log.Warning("{Camera}: {Sentence}", Id, sentence);
        Notify(NoticeKind.Late, sentence);
    }

    /// <summary>Nobody will fetch this picture any more: if nobody has, its file is all that is left of it.</summary>
    private void LetGo(CameraFile file, bool fetched)
    {
        if (fetched)
            file.Lease?.Dispose();
        else
            Rescue(file, "no client has fetched it");
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
            Rescue(new(stray.Download.Bytes, FactsOf(exposure, stray), stray.Download),
                "it was in the camera before the exposure began");
    }

    /// <summary>However it ended: what has come whole and is in nobody's hands stays. What was given up on purpose does not.</summary>
    private void RescueWhatIsWhole(Exposure exposure, string outcome)
    {
        foreach (var arrival in exposure.Arrivals.Where(a => a.IsWhole))
        {
            if (arrival.IsStray)
                RescueStray(exposure, arrival);
            else if (!exposure.Abort.IsCancellationRequested && arrival.HandOver())
                Rescue(new(arrival.Download.Bytes, FactsOf(exposure, arrival), arrival.Download), outcome);
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

    /// <summary>Whether pictures that nobody fetches become files.</summary>
    internal bool RescuesPictures => Options.RescuesSimulated || !IsSimulated;

    private void Rescue(CameraFile file, string reason)
    {
        if (RescuesPictures)
        {
            setup.Keeper.Rescue(file, reason);
            return;
        }

        Say($"{file.Facts.CameraName} is simulated and is let go: {reason} (setting rescue-simulated)");
        file.Lease?.Dispose();
    }

    private void Rescue(Exposure exposure, ExposureResult taken, Arrival arrival, string reason)
    {
        if (arrival.HandOver())
            Rescue(FileOf(exposure, taken, arrival), reason);
    }

    private CameraFile FileOf(Exposure exposure, ExposureResult taken, Arrival arrival) => new(
        arrival.Download.Bytes,
        new(taken.Start, ModelName, Whole.Serial ?? "", taken.Duration.TotalSeconds, OwnIso(arrival) ?? exposure.Iso ?? 0,
            exposure.Request.Kind,
            exposure.Number, arrival.Info.FileName),
        arrival.Download);
}
