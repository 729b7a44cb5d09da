namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>Carries one PTP transaction at a time to one camera, and hands over what the camera says unasked.</summary>
/// <remarks>
/// Threads: one thread, the body's thread, calls everything but <see cref="Wake"/>. Above this line nobody knows of sessions' transaction
/// ids, containers, packets or HRESULTs; below it nobody knows of Sony.
/// </remarks>
public interface ITransport : IDisposable
{
    /// <summary>How the camera is reached, for people and logs: "USB 1-2", "192.168.122.1 (PTP/IP)".</summary>
    string Description { get; }

    /// <summary>
    /// Whether OpenSession and CloseSession are the caller's business. On Windows (WPD) they are not: the driver has a session of its own.
    /// </summary>
    bool NeedsSession { get; }

    /// <summary>Whether the camera is reached over a network, where it may want a password.</summary>
    bool IsNetwork => false;

    /// <summary>Resets the camera's side of the wire, and with it a session that somebody left open.</summary>
    /// <returns>False where the wire has no such thing, or the camera did not take it.</returns>
    bool TryReset() => false;

    /// <summary>
    /// Runs one transaction: request, optional data phase, response. Incoming data goes to <paramref name="dataIn"/> as it arrives;
    /// data that nobody wants (null) is read and dropped.
    /// </summary>
    /// <exception cref="TransportException">The pipe failed. The camera's own refusals arrive as a response code.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, and the pipe drained: the next transaction may be run.</exception>
    PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel);

    /// <summary>Waits until the camera speaks, somebody calls <see cref="Wake"/>, or the time is over.</summary>
    /// <returns>The event; null if there is none.</returns>
    /// <exception cref="TransportException">The camera is gone, and that was noticed while waiting.</exception>
    PtpEvent? NextEvent(TimeSpan wait);

    /// <summary>Makes a <see cref="NextEvent"/> that waits, or the next one, return at once. From any thread.</summary>
    void Wake();
}

/// <summary>Takes the data of a transaction as it comes.</summary>
/// <remarks>Called by the transport, on the thread that runs the transaction: <see cref="Begin"/> once, then pairs of the other
/// two.</remarks>
public interface IDataReceiver
{
    /// <summary>The data phase begins. The length is what the camera announces: it may be missing, or wrong.</summary>
    void Begin(ulong? length);

    /// <summary>A place for the next bytes, of at least one byte; about <paramref name="hint"/> bytes would be welcome.</summary>
    /// <exception cref="TransportException">More data came than this receiver takes (<see cref="TransportFault.Malformed"/>).</exception>
    Memory<byte> Next(int hint);

    /// <summary>So many bytes were written at the beginning of the place that <see cref="Next"/> gave.</summary>
    void Received(int count);
}
