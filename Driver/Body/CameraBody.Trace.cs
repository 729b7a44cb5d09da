using Serilog.Events;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>What went over the wire: for the log of somebody who asked for it, and for the bundle.</summary>
public sealed partial class CameraBody
{
    /// <summary>A transaction is over, on the body's thread. Words are made of it only where somebody reads them.</summary>
    private void Carried(Transaction transaction)
    {
        Recorder.Carried(transaction);
        if (log.IsEnabled(LogEventLevel.Verbose))
            log.Verbose("{Camera}: {Transaction}", Id, TransactionLine.Of(transaction, Reached));
    }

    /// <summary>Writes the last transactions where the bundle finds them. A disk that refuses costs them, and nothing else.</summary>
    internal void KeepTransactions()
    {
        if (Setup.Transactions is not { } folder)
            return;
        try
        {
            TransactionFile.Keep(folder, ModelName, Recorder.Recent, Reached);
        }
#pragma warning disable CA1031 // whatever it is, it ends no body's thread
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.Debug("{Camera}: the last transactions cannot be kept: {Reason}", Id, error.Message);
        }
    }
}
