using System.Diagnostics;

namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>One transaction that was carried, for the log.</summary>
/// <param name="BytesIn">Bytes of the data-in phase.</param>
public readonly record struct Transaction(
    Operation Operation, ReadOnlyMemory<uint> Parameters, ReadOnlyMemory<byte> DataOut, PtpResponse Response, long BytesIn,
    TimeSpan Duration, Exception? Error);

/// <summary>
/// Turns transactions into three verbs: <see cref="Do"/>, <see cref="Send"/>, <see cref="Get"/>. A busy camera is asked again, a refusal
/// is thrown, and each transaction is told to <paramref name="log"/>. This is the only place that retries.
/// </summary>
/// <remarks>Threads: the body's thread only; checked in debug builds.</remarks>
public sealed class PtpSession(ITransport transport, Clock clock, Action<Transaction>? log = null) : IDisposable
{
    /// <summary>How long a camera may say that it is busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(150);

    private readonly Thread owner = Thread.CurrentThread;

    public ITransport Transport => transport;

    public Clock Clock => clock;

    /// <summary>An operation without data.</summary>
    /// <exception cref="PtpException">The camera refused.</exception>
    /// <exception cref="TransportException">The pipe failed.</exception>
    public PtpResponse Do(Operation operation, params ReadOnlySpan<uint> parameters) =>
        Run(operation, parameters.ToArray(), default, operation.Data == DataDirection.In ? new BufferReceiver() : null, null, default);

    /// <summary>An operation that sends data. <paramref name="what"/> names it in errors: "ShutterSpeed (0xD20D) = 30 s".</summary>
    public PtpResponse Send(Operation operation, ReadOnlyMemory<byte> data, string? what, params ReadOnlySpan<uint> parameters) =>
        Run(operation, parameters.ToArray(), data, null, what, default);

    /// <summary>An operation that returns a dataset.</summary>
    /// <exception cref="PtpDataException">The dataset breaks off.</exception>
    public T Get<T>(Query<T> query, params ReadOnlySpan<uint> parameters)
    {
        var reader = new PtpReader(GetBytes(query, default, parameters).Span);
        return query.Read(ref reader);
    }

    /// <summary>The bytes that an operation returns.</summary>
    public ReadOnlyMemory<byte> GetBytes(Operation operation, CancellationToken cancel, params ReadOnlySpan<uint> parameters)
    {
        var receiver = new BufferReceiver();
        Run(operation, parameters.ToArray(), default, receiver, null, cancel);
        return receiver.Data;
    }

    /// <summary>An operation whose data goes to a receiver as it comes: a picture.</summary>
    public void Fetch(Operation operation, IDataReceiver receiver, CancellationToken cancel, params ReadOnlySpan<uint> parameters) =>
        Run(operation, parameters.ToArray(), default, receiver, null, cancel);

    /// <summary>
    /// The bytes that an operation returns, asked for once, while something goes on that must not fail for it.
    /// </summary>
    /// <param name="patience">How long the camera may be silent.</param>
    /// <returns>Null if it was busy, silent, or refused.</returns>
    /// <exception cref="TransportException">The pipe failed, or the session is gone.</exception>
    public ReadOnlyMemory<byte>? TryGetBytes(Operation operation, TimeSpan patience, CancellationToken cancel)
    {
        var receiver = new BufferReceiver();
        try
        {
            var response = Try(operation, [], default, receiver, cancel, patience);
            RequireSession(operation, response);
            return response.IsOk ? receiver.Data : default(ReadOnlyMemory<byte>?);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>One attempt; the response whatever it is.</summary>
    public PtpResponse Try(
        Operation operation, uint[] parameters, ReadOnlyMemory<byte> data, IDataReceiver? receiver, CancellationToken cancel,
        TimeSpan? patience = null) =>
        Try(operation, parameters, data, receiver, patience, cancel, out _);

    private PtpResponse Try(
        Operation operation, uint[] parameters, ReadOnlyMemory<byte> data, IDataReceiver? receiver, TimeSpan? patience,
        CancellationToken cancel,
        out long received)
    {
        Debug.Assert(Thread.CurrentThread == owner, "Only the body's thread talks to the camera");
        var counter = receiver is null ? null : new CountingReceiver(receiver);
        var start = clock.GetTimestamp();
        PtpResponse response = default;
        Exception? failure = null;
        try
        {
            response = transport.Transact(new(operation.Code, operation.Data, parameters, data, patience), counter, cancel);
            if (response.IsOk)
                counter?.Ready();
            return response;
        }
        catch (Exception error)
        {
            failure = error;
            throw;
        }
        finally
        {
            received = counter?.Bytes ?? 0;
            log?.Invoke(new(operation, parameters, data, response, counter?.Bytes ?? 0, clock.Since(start), failure));
        }
    }

    public void Dispose() => transport.Dispose();

    private PtpResponse Run(Operation operation, uint[] parameters, ReadOnlyMemory<byte> data, IDataReceiver? receiver, string? what,
        CancellationToken cancel)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            var response = Try(operation, parameters, data, receiver, null, cancel, out var received);
            if (response.IsOk)
                return response;
            RequireSession(operation, response);
            // what has something in it is used up: whoever wants a picture asks again, with another receiver
            if (response.Code != ResponseCode.DeviceBusy || clock.Since(start) > Patience
                || (received > 0 && receiver is not BufferReceiver))
                throw new PtpException(operation, response, what);
            clock.Sleep(BusyPause, cancel);
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <exception cref="TransportException">The camera has forgotten the session.</exception>
    public static void RequireSession(Operation operation, PtpResponse response)
    {
        if (response.Code == ResponseCode.SessionNotOpen)
            throw new TransportException(TransportFault.Disconnected,
                $"The camera has forgotten the session: {operation} was answered SessionNotOpen", response.Code);
    }

    /// <summary>
    /// Counts, and begins the receiver with the first byte: a busy camera may send an empty data phase before it says so, and a receiver is
    /// used once.
    /// </summary>
    private sealed class CountingReceiver(IDataReceiver inner) : IDataReceiver
    {
        private ulong? announced;
        private bool begun;

        public long Bytes { get; private set; }

        public void Begin(ulong? length) => announced = length;

        public Memory<byte> Next(int hint)
        {
            Ready();
            return inner.Next(hint);
        }

        public void Received(int count)
        {
            Bytes += count;
            inner.Received(count);
        }

        /// <summary>The camera said that all is well: what had nothing in it was empty.</summary>
        public void Ready()
        {
            if (!begun)
                inner.Begin(announced);
            begun = true;
        }
    }
}
