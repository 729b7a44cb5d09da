using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Usb;

/// <summary>
/// What a stall before any data means: "STALL occurs at sending unexecutable command" (Sony's example programs). A body that says
/// afterwards, asked by the class request 0x67, that it is idle owes no answer any more; one that is busy still does.
/// </summary>
/// <param name="status">Asks; null if the body does not tell.</param>
/// <param name="reset">The last resort, class request 0x66.</param>
// Unconfirmed: [stall-is-refusal]
internal sealed class UsbStall(Func<ushort?> status, Func<bool> reset, Clock clock)
{
    /// <summary>What the caller is told in the body's name: the body itself gives no reason.</summary>
    public const ushort Refusal = ResponseCode.GeneralError;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether the answer is still to come: read again. If not, the command is refused, and the next one will be heard.</summary>
    /// <exception cref="TransportException">The body had to be reset, and its session is over.</exception>
    public bool MayGoOn()
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            switch (status())
            {
                case ResponseCode.Ok:
                    return false;
                case ResponseCode.DeviceBusy or null: // some know no such question
                    return true;
            }

            if (clock.Since(start) > Patience)
                break;
            clock.Sleep(Pause);
        }

        var done = reset() ? "It was reset" : "It does not let itself be reset either: switch it off and on";
        throw new TransportException(TransportFault.Disconnected,
            $"The camera stopped the transfer (stall) and is not ready for another. {done}");
    }
}

/// <summary>The camera has refused a command by a stall.</summary>
internal sealed class StalledException() : Exception("The camera refused the command by a stall");
