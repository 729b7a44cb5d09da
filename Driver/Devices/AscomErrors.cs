using System.Net.Sockets;
using System.Reflection;
using Serilog;
using SonyAlpha.Driver.Jpeg;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.Driver;

/// <summary>An error as ASCOM numbers it: COM sees the number as HRESULT 0x80040000 + number, Alpaca sees it as it is.</summary>
public sealed class AscomException : Exception
{
    public AscomException(int number, string message, Exception? inner = null) : base(message, inner)
    {
        Number = number;
        HResult = unchecked((int)0x80040000) + number;
    }

    /// <summary>0x400 to 0xFFF (AlpacaErrors.cs of ASCOMLibrary).</summary>
    public int Number { get; }
}

/// <summary>Our errors in ASCOM's numbers: the only place that knows both, and the whole policy on one screen.</summary>
public static class AscomErrors
{
    public const int NotImplementedNumber = 0x400;
    public const int InvalidValueNumber = 0x401;
    public const int ValueNotSetNumber = 0x402;
    public const int NotConnectedNumber = 0x407;
    public const int InvalidOperationNumber = 0x40B;
    public const int ActionNotImplementedNumber = 0x40C;
    public const int CancelledNumber = 0x40E;

    /// <summary>From here to 0xFFF the numbers are the driver's own: this one for what fits nowhere else.</summary>
    public const int UnforeseenNumber = 0x500;

    /// <summary>The wire: this number plus the <see cref="TransportFault"/>.</summary>
    public const int TransportNumber = 0x510;

    /// <summary>The body cannot or would not.</summary>
    public const int CameraNumber = 0x520;

    /// <summary>What came from the body cannot be read.</summary>
    public const int DataNumber = 0x530;

    /// <summary>The camera's file is damaged, or of a kind that cannot be used.</summary>
    public const int FileNumber = 0x531;

    /// <summary>A JPEG of the camera is damaged.</summary>
    public const int JpegNumber = 0x532;

    /// <summary>A capture or a recording cannot be read.</summary>
    public const int CaptureNumber = 0x533;

    /// <summary>Somebody did not answer in time.</summary>
    public const int TimeoutNumber = 0x540;

    /// <summary>The computer refused: a disk, a folder, the network, its memory.</summary>
    public const int SystemNumber = 0x550;

    public static AscomException NotImplemented(string member, string reason) =>
        new(NotImplementedNumber, $"{member} is not implemented: {reason}");

    public static AscomException ValueNotSet(string message) => new(ValueNotSetNumber, message);

    public static AscomException InvalidValue(string message) => new(InvalidValueNumber, message);

    public static AscomException InvalidOperation(string message) => new(InvalidOperationNumber, message);

    public static AscomException NotConnected(string message) => new(NotConnectedNumber, message);

    /// <summary>EROFS, which the runtime hands over as it is; on Windows the number means nothing.</summary>
    private const int ReadOnlyFileSystem = 30;

    private const string OtherPlace = "Give this user the right to write there, or name another folder"
        + " (where there is no Windows, HOME, XDG_CONFIG_HOME and XDG_STATE_HOME say where settings and logs are)";

    /// <summary>Any error as ASCOM's; what is ASCOM's already stays.</summary>
    public static AscomException Translate(Exception error) => error switch
    {
        AscomException ascom                                          => ascom,
        TransportException { Fault: TransportFault.Disconnected }     => new(NotConnectedNumber, error.Message, error),
        TransportException pipe                                       => new(TransportNumber + (int)pipe.Fault, error.Message, error),
        PtpException { Code: ResponseCode.InvalidDevicePropValue }    => new(InvalidValueNumber, error.Message, error),
        PtpException { Code: ResponseCode.DeviceBusy }                => new(InvalidOperationNumber, error.Message, error),
        PtpException or CameraException or CameraNotFoundException    => new(CameraNumber, error.Message, error),
        PtpDataException                                              => new(DataNumber, error.Message, error),
        OperationCanceledException                                    => new(CancelledNumber, "The operation was cancelled", error),
        TimeoutException                                              => new(TimeoutNumber, error.Message, error),
        ArwException                                                  => new(FileNumber, error.Message, error),
        JpegException                                                 => new(JpegNumber, error.Message, error),
        CaptureException                                              => new(CaptureNumber, error.Message, error),
        SettingRefusedException or UsageException or FailedLensException => new(InvalidValueNumber, error.Message, error),
        FailedException                                               => new(InvalidOperationNumber, error.Message, error),
        SocketException                                               => new(SystemNumber, $"The network failed: {error.Message}", error),
        UnauthorizedAccessException                                   => new(SystemNumber, $"{error.Message} {OtherPlace}", error),
        DirectoryNotFoundException or IOException { HResult: ReadOnlyFileSystem } =>
            new(SystemNumber, $"{error.Message.TrimEnd('.')}. {OtherPlace}", error),
        IOException                                                   => new(SystemNumber, error.Message, error),
        OutOfMemoryException                                          =>
            new(SystemNumber, "The computer has not enough memory for this", error),
        AggregateException { InnerExceptions: [var only] }            => Translate(only),
        TargetInvocationException { InnerException: { } inner }       => Translate(inner),
        _                                                             => Unforeseen(error),
    };

    /// <summary>What the runtime says of itself names classes, which tells a user of an imaging program nothing: it goes into the
    /// log.</summary>
    private static AscomException Unforeseen(Exception error)
    {
        Log.Error(error, "An error that was not foreseen");
        return new(UnforeseenNumber, "The driver failed in a way that was not foreseen. Its log says how: please report it", error);
    }

    /// <summary>Calls the work; what it throws comes out as ASCOM's.</summary>
    internal static T Translated<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is not AscomException)
        {
            throw Translate(error);
        }
    }

    /// <inheritdoc cref="Translated{T}"/>
    internal static void Translated(Action work) => Translated<object?>(() =>
    {
        work();
        return null;
    });
}
