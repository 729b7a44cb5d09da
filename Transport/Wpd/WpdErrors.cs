using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Wpd;

/// <summary>What Windows' numbers mean for a camera, and what the user can do.</summary>
internal static class WpdErrors
{
    public const int NotSupported = unchecked((int)0x80070032), Busy = unchecked((int)0x800700AA);
    public const int NotFound = unchecked((int)0x80070490), NotConnected = unchecked((int)0x8007048F);
    public const int NoSuchClass = unchecked((int)0x80040154);

    private const string Replug = "Connect the camera again, switched off and on if need be";
    private const string CloseOthers = "Close other programs that use it (Imaging Edge, Photos, an Explorer window that shows it)";

    private static readonly (uint Code, TransportFault Fault, string Meaning, string Cure)[] All =
    [
        (0x80070002, TransportFault.Disconnected, "Windows knows no such device", Replug),
        (0x80070005, TransportFault.AccessDenied, "Windows denies access to the camera", CloseOthers),
        (0x80070015, TransportFault.Disconnected, "the camera is not ready", Replug),
        (0x80070016, TransportFault.Disconnected, "the camera went away in the middle of a transfer", Replug),
        (0x8007001F, TransportFault.Disconnected, "the camera or its driver failed", Replug),
        (0x80070032, TransportFault.NotSupported, "Windows' driver for the camera does not support this",
            "Use the network or libusb (usb:) instead"),
        (0x80070057, TransportFault.Malformed,    "Windows' driver does not understand the request", "Please report this"),
        (0x80070079, TransportFault.TimedOut,     "the camera does not answer", Replug),
        (0x800700AA, TransportFault.InUse,        "the camera is busy with something else", CloseOthers),
        (0x800703E3, TransportFault.TimedOut,     "the transfer was given up", Replug),
        (0x8007048F, TransportFault.Disconnected, "the camera was unplugged or switched off", Replug),
        (0x80070490, TransportFault.Malformed,    "Windows' driver left out a part of its answer", Replug),
        (0x800706BA, TransportFault.Disconnected, "Windows' driver for the camera has ended", Replug),
        (0x800706BE, TransportFault.Disconnected, "Windows' driver for the camera crashed", Replug),
        (0x8007138E, TransportFault.InUse,        "Windows has no room for another connection to the camera", CloseOthers),
        (0x80010108, TransportFault.Disconnected, "Windows' driver for the camera has ended", Replug),
        (0x80040154, TransportFault.NotSupported, "this Windows has no portable devices",
            "Install the Media Feature Pack (Settings, Apps, Optional features): the N editions come without it"),
        (0x802A0001, TransportFault.InUse,        "the camera is open already", CloseOthers),
        (0x802A0002, TransportFault.Disconnected, "the camera was unplugged or switched off", Replug),
        (0x802A0003, TransportFault.InUse,        "something is attached to the camera already", CloseOthers),
        (0x802A0004, TransportFault.Disconnected, "the camera is no longer attached", Replug),
        (0x802A0005, TransportFault.Malformed,    "the camera did not accept what was written", Replug),
        (0x802A0006, TransportFault.TimedOut,     "the camera hangs",
            "Switch it off, take the battery out if it does not react, and connect it again"),
    ];

    /// <summary>
    /// HRESULTs under which the driver may tell that the camera refused an operation, with the response that they stand for. What says that
    /// the camera is gone, hangs or is not ours is none of them: an unplugged one must not be taken for one that refuses.
    /// </summary>
    // Unconfirmed: [wpd-refusal] nobody has written down which of these a Sony body brings; the first is Microsoft's own samples'
    private static readonly (uint Code, ushort Response)[] Refusals =
    [
        (0x80070032, ResponseCode.OperationNotSupported),
        (0x80004001, ResponseCode.OperationNotSupported),  // E_NOTIMPL
        (0x80070001, ResponseCode.OperationNotSupported),  // ERROR_INVALID_FUNCTION
        (0x80070057, ResponseCode.InvalidParameter),
        (0x8007000D, ResponseCode.GeneralError),           // ERROR_INVALID_DATA
        (0x80004005, ResponseCode.GeneralError),           // E_FAIL
    ];

    /// <summary>
    /// The response that an HRESULT at the beginning of a transaction stands for; null if it is a matter of the wire. GetStorageIDs, of
    /// which nobody wants the answer, may fail as it likes (an ILCE-7SM3 refuses it): a camera that is gone says so at the next operation.
    /// </summary>
    public static ushort? RefusalOf(int? code, ushort operation)
    {
        const uint ofInterface = 0x80040000;
        foreach (var row in Refusals)
        {
            if (row.Code == (uint?)code)
                return row.Response;
        }

        // the response itself in the low half: 0x80042009
        return (uint?)code is { } number && (number & 0xFFFF0000) == ofInterface
            && (ushort)number is >= 0x2002 and <= 0x2FFF or >= 0xA000 and <= 0xAFFF
            ? (ushort)number
            : code is not null && operation == PtpOperation.GetStorageIDs.Code ? ResponseCode.GeneralError : null;
    }

    /// <param name="step">What was being done: "Opening ILCE-7M4".</param>
    public static TransportException Of(int code, string step, Exception? inner = null)
    {
        foreach (var row in All)
        {
            if (row.Code == (uint)code)
                return new(row.Fault, $"{step} failed: {row.Meaning}. {row.Cure}", code, inner);
        }

        return new(TransportFault.Disconnected, $"{step} failed in a way that is not known here. {Replug}", code, inner);
    }

    /// <summary>The answer lacks something, or has it in another form than it ever did.</summary>
    public static TransportException Incomplete(string what) =>
        new(TransportFault.Malformed, $"The answer of Windows' driver lacks {what}. {Replug}", NotFound);
}
