using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport;

/// <summary>Numbers transactions: 0 outside a session and for OpenSession itself, then 1, 2, 3… (ISO 15740, 9.3.1).</summary>
internal sealed class TransactionIds
{
    /// <summary>The last one that is a number: 0xFFFFFFFF means none.</summary>
    private const uint Last = 0xFFFFFFFE;

    private bool open;
    private uint last;

    /// <summary>The id for the next transaction.</summary>
    public uint Next(ushort operation)
    {
        if (operation == PtpOperation.OpenSession.Code)
            (open, last) = (true, 0);
        else if (open)
            last = last == Last ? 1 : last + 1;
        var id = last;
        if (operation == PtpOperation.CloseSession.Code)
            (open, last) = (false, 0);
        return id;
    }
}
