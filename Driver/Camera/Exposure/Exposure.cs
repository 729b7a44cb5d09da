using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>
/// One exposure of the body for an order, where its parts meet: whatever carries another order's number is not its picture. The camera
/// thread reports here, the order's own thread waits here.
/// </summary>
/// <param name="strayed">Gets each whole picture that was in the camera before, on the body's thread.</param>
internal sealed class Exposure(ExposureOrder order, Clock clock, Action<Exposure, Arrival> strayed) : IExposureObserver
{
    private readonly object gate = new();
    private readonly List<Arrival> arrivals = [];
    private ExposureResult? result;
    private Exception? failure;
    private bool begun;
    private bool closed;
    private bool gone;

    public ExposureOrder Order => order;

    public long Number => order.Number;

    public ExposureRequest Request => order.Request;

    public ExposurePlan Plan => order.Plan;

    public CancellationTokenSource Stop => order.Stop;

    public CancellationTokenSource Abort => order.Abort;

    /// <summary>Times of the exposure before, whose wire broke after its shutter had opened: the body may have its picture still.</summary>
    public ExposureTimes? Lost { get; init; }

    /// <summary>Whether the picture is that of the exposure before.</summary>
    public bool IsRecovered { get; set; }

    /// <summary>Is told that the shutter opens, on the body's thread.</summary>
    public Action<Exposure>? Opened { get; init; }

    /// <summary>Degrees Celsius, as the picture itself says; null if it does not.</summary>
    public double? Temperature { get; set; }

    /// <summary>Of its picture; null of a dark, and where there is none.</summary>
    public StarField? Stars { get; set; }

    /// <summary>What its client got; null if it got none.</summary>
    public Picture? Picture { get; set; }

    /// <summary>A lease on its pixels for whoever looks once more, though its client has let them go already.</summary>
    public Frame? Look { get; set; }

    public bool WasBegun
    {
        get
        {
            lock (gate)
                return begun;
        }
    }

    public ExposureTimes Times { get; } = new(clock);

    /// <summary>The ISO that the picture says it was taken with; before it has come, that of the body when the shutter opened; null before
    /// that.</summary>
    public int? Iso { get; set; }

    /// <summary>Whether the body began to send the picture.</summary>
    public bool WasFetched { get; private set; }

    private bool IsOver => result is not null || failure is not null;

    public void Enter(ExposurePhase phase, DateTimeOffset at)
    {
        if (IsRecovered && Lost is { } lost && phase == ExposurePhase.Exposing)
            Times.OpenedWith(lost, Plan.Duration);
        else
            Times.Enter(phase, at);
        order.Enter(this, phase);
        if (phase == ExposurePhase.Exposing && !IsRecovered)
            Opened?.Invoke(this);
    }

    public IDataReceiver Receive(ObjectInfo info, bool stray)
    {
        var arrival = new Arrival(info, stray, new FrameDownload(clock));
        Arrival? before;
        lock (gate)
        {
            if (gone)
                throw new OperationCanceledException($"Exposure {Number} was given up");
            WasFetched |= !stray;
            before = arrivals.LastOrDefault();
            before?.End(null);
            arrivals.Add(arrival);
        }

        clock.Pulse(gate);
        if (before is { IsStray: true, IsWhole: true })
            strayed(this, before); // now and not at the end: a hundred of them may have waited in the camera
        return arrival;
    }

    /// <summary>The body's thread has come to it.</summary>
    public void Begin() => Change(() => begun = true);

    /// <summary>The body took it.</summary>
    public void Finish(ExposureResult taken)
    {
        Times.Fetched();
        Change(() => result ??= taken);
    }

    /// <summary>It failed, or was aborted. Only the first word counts.</summary>
    public void Fail(Exception reason) => Change(() => failure ??= result is null ? reason : null);

    /// <summary>No finger is on the shutter any more.</summary>
    public void Close() => Change(() => closed = true);

    /// <summary>Waits until the body's thread has come to it.</summary>
    public bool AwaitBegin(TimeSpan atMost) => clock.WaitUntil(gate, () => begun || IsOver, atMost);

    /// <summary>Waits until the shutter is known to be closed.</summary>
    public bool AwaitClose(TimeSpan atMost) => clock.WaitUntil(gate, () => closed || IsOver, atMost);

    /// <summary>Waits for the first raw file to begin to arrive.</summary>
    /// <returns>Null if the exposure is over without one, or the time is.</returns>
    public Arrival? AwaitRaw(TimeSpan atMost)
    {
        clock.WaitUntil(gate, () => IsOver || arrivals.Any(a => a.IsRaw), atMost);
        lock (gate)
            return arrivals.FirstOrDefault(a => a.IsRaw);
    }

    /// <summary>Waits for the end.</summary>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="Exception">It failed; the reason.</exception>
    public ExposureResult AwaitResult(TimeSpan atMost)
    {
        if (!clock.WaitUntil(gate, () => IsOver, atMost))
            throw new TimeoutException(
                $"Exposure {Number} is not over long after it should have been: the camera does not answer. Look at its cable and its "
                    + "screen");
        return failure is { } error ? throw error : result!;
    }

    /// <summary>All that came, in order.</summary>
    public IReadOnlyList<Arrival> Arrivals
    {
        get
        {
            lock (gate)
                return [.. arrivals];
        }
    }

    /// <summary>Nobody looks at what came any more.</summary>
    public void Forget()
    {
        lock (gate)
            gone = true;
        foreach (var arrival in Arrivals)
            arrival.Dispose();
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            if (IsOver)
                arrivals.LastOrDefault()?.End(failure);
        }

        clock.Pulse(gate);
    }
}

/// <summary>A file that comes from the camera.</summary>
internal sealed class Arrival(ObjectInfo info, bool stray, FrameDownload download) : IDataReceiver, IDisposable
{
    private int handedOver;

    public ObjectInfo Info => info;

    public FrameDownload Download => download;

    public bool IsStray => stray;

    /// <summary>Whether it is to be the exposure's picture.</summary>
    public bool IsRaw => !stray && info.Format == ObjectFormat.Raw;

    /// <summary>Whether as many bytes came as were announced.</summary>
    public bool IsWhole => (ulong)download.Count >= info.CompressedSize && download.Count > 0;

    public void Begin(ulong? length) => download.Begin(length);

    public Memory<byte> Next(int hint) => download.Next(hint);

    public void Received(int count)
    {
        download.Received(count);
        if (info.CompressedSize > 0 && (uint)download.Count == info.CompressedSize)
            download.Complete(); // the decoder need not wait for the transaction's last word
    }

    /// <summary>Nothing more comes.</summary>
    public void End(Exception? failure)
    {
        if (IsWhole || (failure is null && info.CompressedSize == 0))
            download.Complete();
        else
            download.Fail(failure
                ?? new CameraException($"{info.FileName} broke off: {download.Count} of {info.CompressedSize} bytes came"));
    }

    /// <summary>Somebody else disposes of the download from now on. False if somebody does already.</summary>
    public bool HandOver() => Interlocked.Exchange(ref handedOver, 1) == 0;

    public void Dispose()
    {
        if (HandOver())
            download.Dispose();
    }
}
