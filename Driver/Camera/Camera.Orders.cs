using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>
/// From an order to its end: its turn among the clients, a body that may be away, and once more where that helps. A client waits for its
/// exposure and a minute (NINA's default, ImagingVM of 8e53588); what is done about trouble is done within that minute.
/// </summary>
public sealed partial class Camera
{
    private static readonly TimeSpan ClientPatience = TimeSpan.FromSeconds(60);

    /// <summary>For everything that is not foreseen.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(5);

    /// <summary>Between two attempts on a body that is there.</summary>
    private static readonly TimeSpan RepeatPause = TimeSpan.FromSeconds(1);

    /// <summary>A picture is overdue when it should have been there so long ago: a client that aborts then wanted it.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(5);

    private const int MostRepeats = 3;

    private readonly Recent downloads = new(TimeSpan.FromSeconds(5));
    private readonly Recent deliveries = new(TimeSpan.FromSeconds(5));
    private long orders;
    private volatile bool toldOfStopping;

    /// <summary>What the body is at, whoever had it do that.</summary>
    public CameraState CameraState => turns.Line is [var first, ..] ? first.Progress.State : CameraState.Idle;

    /// <summary>Of the time that the shutter is open, whoever opened it.</summary>
    public short PercentCompleted => turns.Line is [var first, ..] ? first.Progress.Percent : (short)0;

    /// <summary>How long the exposure at hand has the shutter open, and how long still; null without one.</summary>
    public (TimeSpan Seconds, TimeSpan Left)? Running => turns.Line is [var first, ..]
        ? (first.Plan.Duration, first.Plan.Duration - (first.Progress.Exposure?.Times.SinceOpened ?? TimeSpan.Zero) is { Ticks: > 0 } left
            ? left : TimeSpan.Zero)
        : null;

    /// <summary>What may be spent on waiting before an exposure begins, so that its picture comes while its client still waits.</summary>
    private TimeSpan Room => ClientPatience - Whole.LongestReopening - downloads.Longest - Reserve;

    /// <summary>Takes an order, in the line of all clients' orders.</summary>
    /// <exception cref="AscomException">It would have to wait, and may not, or longer than its client does.</exception>
    internal ExposureOrder Accept(ClientCamera owner, ExposureRequest request, ExposurePlan plan)
    {
        foreach (var other in turns.Line.Where(IsAbandoned))
            TakeOver(other);
        RefuseToWaitTooLong();
        ExposureOrder order = new(Interlocked.Increment(ref orders), request, plan, owner, clock);
        if (turns.Join(order) && IsOpen)
            order.Enter(NewExposure(order, null), ExposurePhase.Preparing);
        return order;
    }

    /// <summary>It was not begun after all.</summary>
    internal void Withdraw(ExposureOrder order) => turns.Leave(order);

    internal void Begin(ExposureOrder order)
    {
        var first = order.Progress.Exposure;
        if (order.Request.Readout == Readout.LiveView)
        {
            clock.Start($"{Id} live picture {order.Number}", () => LookOnce(order));
            return;
        }

        log.Information("{Camera}: exposure {Number} of {Seconds} s ({Shutter}), {Kind}{Waits}", Id, order.Number,
            order.Request.Duration.TotalSeconds,
            order.Plan.Shutter, order.Request.Kind.Word(), first is null ? ", waits" : "");
        if (first is not null)
            Post(first);
        clock.Start($"{Id} exposure {order.Number}", () => CarryOut(order, first));
    }

    /// <summary>Ends an order early and keeps its picture.</summary>
    internal void Stop(ExposureOrder order)
    {
        order.Stop.Cancel();
        if (order.Progress.Exposure is not { } exposure)
        {
            if (End(order, new Activity.Failed(AscomErrors.InvalidOperation($"Exposure {order.Number} was stopped before it began"))))
                order.Abort.Cancel();
        }
        else if (!exposure.Plan.Shutter.IsBulb && !toldOfStopping)
        {
            toldOfStopping = true;
            Say($"Exposure {order.Number} was stopped: the body times it itself, so it runs to its end, and its picture is kept");
        }

        thread.Wake();
    }

    /// <summary>
    /// A client's wish: nobody waits for the order any more. If its picture is overdue, the client wanted it and lost patience: the picture
    /// is kept as a file. Otherwise it is of no use to anybody.
    /// </summary>
    internal void GiveUp(ExposureOrder order, string why)
    {
        order.IsOrphan = order.Request.Readout != Readout.LiveView && (IsOverdue(order, Overdue) || IsTakenLate(order));
        log.Information("{Camera}: exposure {Number} is given up: {Why}{Kept}", Id, order.Number, why,
            order.IsOrphan ? ", its picture being overdue; when it comes it is kept as a file" : "");
        if (order.IsOrphan)
            return;
        order.Abort.Cancel();
        turns.Leave(order);
        thread.Wake();
    }

    /// <summary>The driver's own page may end anybody's exposure: bulb early, with its picture for whoever started it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool StopWhatRuns()
    {
        if (turns.Line is not [var first, ..])
            return false;
        Stop(first);
        return true;
    }

    /// <summary>Nobody waits for this order: its client died or left, or has not asked for a minute since the picture should have been
    /// there.</summary>
    private bool IsAbandoned(ExposureOrder order) =>
        !order.IsOrphan && (order.Owner.IsGone || (order.Owner.Silence > ClientPatience && IsOverdue(order, ClientPatience)));

    /// <summary>Whether the picture should have been there so long ago.</summary>
    private bool IsOverdue(ExposureOrder order, TimeSpan since) =>
        order.Progress.Exposure is { Times.WasOpened: true } exposure && exposure.Times.SinceOpened > ExpectedOf(order) + since;

    /// <summary>
    /// Whether the client should have had its picture for a while, and the shutter, which opened late, is closed again, or closes by itself
    /// soon whatever anybody wishes.
    /// </summary>
    private bool IsTakenLate(ExposureOrder order) => order.Age > order.Plan.Duration + deliveries.Longest + Overdue
        && order.Progress.Exposure is { Times.WasOpened: true } exposure
        && (!order.Plan.Shutter.IsBulb || exposure.Times.SinceOpened >= order.Plan.Duration);

    /// <summary>From the opening of the shutter to a picture that can be had.</summary>
    private TimeSpan ExpectedOf(ExposureOrder order) =>
        order.Plan.Duration + (Says(SonyProperty.LongExposureNR) == Toggle.On ? order.Plan.Duration : TimeSpan.Zero) + deliveries.Longest;

    /// <summary>How long an order still has the body.</summary>
    private TimeSpan RestOf(ExposureOrder order)
    {
        var rest = ExpectedOf(order) - (order.Progress.Exposure?.Times.SinceOpened ?? TimeSpan.Zero);
        return rest > TimeSpan.Zero && !order.Stop.IsCancellationRequested ? rest : TimeSpan.Zero;
    }

    /// <summary>Ends the exposure of a client that does not wait for it; its picture is kept as a file.</summary>
    private void TakeOver(ExposureOrder order)
    {
        log.Information("{Camera}: exposure {Number} of a client that is not heard of is ended for another client", Id, order.Number);
        order.IsOrphan = true;
        order.Owner.Conclude(order, new Activity.Failed(AscomErrors.InvalidOperation(
            $"Exposure {order.Number} was ended for another program, since this one did not ask for it any more; its picture is in the "
                + "rescue folder")));
        if (order.Progress.Exposure is null)
        {
            order.Abort.Cancel();
            turns.Leave(order);
        }

        order.Stop.Cancel();
        thread.Wake();
    }

    private void RefuseToWaitTooLong()
    {
        var ahead = turns.Line.Where(order => !order.IsOrphan).ToList();
        var rest = ahead.Aggregate(TimeSpan.Zero, (sum, order) => sum + RestOf(order));
        if (ahead.Count > 0 && (rest > Room || !Options.Repeats))
        {
            throw AscomErrors.InvalidOperation(
                $"Another program is exposing with the {ModelName} for another {rest.TotalSeconds:0} s, and this exposure "
                + (Options.Repeats ? $"can wait {Math.Max(0, Room.TotalSeconds):0} s. " : "may not wait (setting retry). ")
                + "Start it again then, or stop the other one on the driver's page");
        }

        if (Link is not Link.Open && !Options.Repeats)
            throw AscomErrors.InvalidOperation($"{Name} is away, and this exposure may not wait for it (setting retry). {Trouble}");
    }

    private Exposure NewExposure(ExposureOrder order, ExposureTimes? lost) =>
        new(order, clock, RescueStray) { Lost = lost, Opened = Opened };

    private void Post(Exposure exposure) => thread.PostExposure(new(body => Take(body, exposure), exposure.Fail));

    /// <summary>An order's own thread.</summary>
    private void CarryOut(ExposureOrder order, Exposure? posted)
    {
        try
        {
            var exposure = posted ?? Next(order, null, null);
            while (exposure is not null)
                exposure = Develop(exposure) is { } failure ? Next(order, exposure, failure) : null;
        }
        finally
        {
            turns.Leave(order);
        }
    }

    /// <summary>Waits for the turn and for the body, and has it expose.</summary>
    /// <param name="before">The exposure that failed; its picture may still be in the body.</param>
    /// <returns>Null if the order is over.</returns>
    private Exposure? Next(ExposureOrder order, Exposure? before, Exception? failure)
    {
        order.Wait();
        order.IsLate = true;
        if (before is not null)
        {
            order.Repeats += before.WasBegun ? 1 : 0;
            Say($"Exposure {order.Number} is tried again: {failure!.Message}");
            clock.Sleep(RepeatPause, order.Abort.Token);
        }

        var lost = before switch { null => null, { Times.WasOpened: true } => before.Times, _ => before.Lost };
        if (WhyNot(order, lost, failure) is { } reason)
        {
            Fail(order, reason, isHanging: false);
            Record(before ?? NewExposure(order, null), 0, reason.Message);
            return null;
        }

        if (order.IsGivenUp)
            return null;
        var exposure = NewExposure(order, lost);
        order.Enter(exposure, ExposurePhase.Preparing);
        Post(exposure);
        return exposure;
    }

    /// <summary>Waits for all that it takes.</summary>
    /// <returns>Why it does not come to that; null if it does.</returns>
    private AscomException? WhyNot(ExposureOrder order, ExposureTimes? lost, Exception? failure)
    {
        if (!turns.Await(order, LeftFor(order, lost)))
            return AscomErrors.InvalidOperation(
                $"Exposure {order.Number} waited {order.Age.TotalSeconds:0} s for another program's, which has the camera still");
        if (thread.AwaitOpen(Shorter(LeftFor(order, lost), Whole.PatienceLeft), order.Abort.Token) is Link.Open || order.IsGivenUp)
            return null;
        return AscomErrors.Translate(failure ?? (Link as Link.Away)?.Reason
            ?? AscomErrors.NotConnected($"{Name} is not connected any more"));
    }

    /// <summary>How long it may still take until the body exposes, or hands over what it has exposed.</summary>
    private TimeSpan LeftFor(ExposureOrder order, ExposureTimes? lost)
    {
        var left = ClientPatience - Reserve - downloads.Longest - order.Age
            + (lost?.MayBeWhole(order.Plan) == true ? order.Plan.Duration : TimeSpan.Zero);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Whether what went wrong is over, or soon, and the client still waits then.</summary>
    private bool IsWorthRepeating(Exposure exposure, Exception failure)
    {
        var order = exposure.Order;
        if (!Options.Repeats || order.IsGivenUp || order.IsOrphan || order.Stop.IsCancellationRequested || order.Repeats >= MostRepeats)
            return false;
        var isOver = failure switch
        {
            TransportException or NotExposedException => true,
            PtpException { Code: ResponseCode.DeviceBusy or ResponseCode.SessionNotOpen } => true,
            AscomException => !exposure.WasBegun, // the body went before its turn came
            CameraException => exposure.IsRecovered, // what lay in the body's memory was another picture
            _ => false,
        };
        return isOver && LeftFor(order, exposure.Times.WasOpened ? exposure.Times : exposure.Lost) > TimeSpan.Zero;
    }

    /// <summary>The body is free, and then the client sees how its order ended: its next one finds no other before it.</summary>
    /// <returns>Whether it was still the client's order.</returns>
    private bool End(ExposureOrder order, Activity end)
    {
        turns.Leave(order);
        return order.Owner.Conclude(order, end);
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
