using SonyAlpha.Driver.Telemetry;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Errors in words for a person at a terminal.</summary>
public static class Failures
{
    /// <summary>One line. An error that nobody foresaw says so, and what to do with it.</summary>
    public static string Sentence(Exception error) => PlainText.OneLine(AscomErrors.Translate(error).Message.ReplaceLineEndings(" "));
}
