using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Errors in words for a person at a terminal.</summary>
public static class Failures
{
    /// <summary>One line. An error that nobody foresaw says so, and what to do with it.</summary>
    public static string Sentence(Exception error) => OneLine(error switch
    {
        FailedException or CameraNotFoundException or AscomException or CameraException or PtpException or PtpDataException or TransportException or ArwException
            or TimeoutException or IOException or UnauthorizedAccessException => error.Message,
        _ => $"{error.GetType().Name}: {error.Message} (this was not foreseen: please report it, with the log)",
    });

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
