using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport;

/// <summary>
/// What all wires with a framing of their own have in common: numbered transactions, bounded waits, cancellation that drains, and the
/// end after a failure: in the middle of a packet nobody can say where the next begins.
/// </summary>
public abstract class WireTransport : ITransport
{
    private readonly Dropped dropped = new();
    private readonly TransactionIds ids = new();
    private TransportException? broken;

    private protected WireTransport(string description, TimeSpan patience, Clock clock)
    {
        Description = description;
        Events = new(clock);
        Watch = new(clock, patience, () => AskToStop(Transaction), HasStopped);
    }

    public string Description { get; }

    public virtual bool NeedsSession => true;

    public virtual bool IsNetwork => false;

    public virtual bool TryReset() => false;

    private protected EventQueue Events { get; }

    private protected TransactionWatch Watch { get; }

    /// <summary>The id of the transaction that is under way.</summary>
    private protected uint Transaction { get; private set; }

    public PtpResponse Transact(in PtpRequest request, IDataReceiver? dataIn, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (broken is not null)
            throw new TransportException(TransportFault.Disconnected, $"The connection to {Description} was given up: {broken.Message}",
                inner: broken);
        try
        {
            Transaction = ids.Next(request.Operation);
            Watch.Begin(cancel, request.Patience);
            var data = new DataPhase(dataIn ?? dropped, dropped, Watch);
            var response = Exchange(request, data);
            if (response.IsOk)
                data.RequireComplete();
            return Watch.IsCancelled ? throw new OperationCanceledException(cancel) : response;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            broken = error as TransportException ?? new(TransportFault.Malformed, error.Message, inner: error);
            Events.Close(broken);
            Sever();
            throw;
        }
    }

    public PtpEvent? NextEvent(TimeSpan wait) => Events.Next(wait);

    public void Wake() => Events.Wake();

    public abstract void Dispose();

    /// <summary>Carries the transaction.</summary>
    private protected abstract PtpResponse Exchange(in PtpRequest request, DataPhase data);

    /// <summary>Asks the camera to end a transaction early; it need not.</summary>
    private protected abstract void AskToStop(uint transaction);

    /// <summary>Whether a camera that was asked to end a transaction has done so and will not answer it. Most answer.</summary>
    private protected virtual bool HasStopped() => false;

    /// <summary>The wire is of no more use.</summary>
    private protected abstract void Sever();
}
