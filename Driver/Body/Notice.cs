namespace SonyAlpha.Driver;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>The body does not answer any more and is looked for.</summary>
    Away,

    /// <summary>It answers again.</summary>
    Back,

    /// <summary>It was away for longer than the user's patience: its clients are not connected any more.</summary>
    Gone,

    /// <summary>An exposure failed; the sentence says why.</summary>
    Failed,

    /// <summary>A picture came whole, but was begun later than its client thinks.</summary>
    Late,

    /// <summary>A series of frames is over.</summary>
    SeriesOver,

    /// <summary>A disk that pictures go to is nearly full, or the rescue folder holds more than it should.</summary>
    DiskLow,

    /// <summary>What spoils frames though nobody is told by an error, such as a dark frame after each exposure.</summary>
    Warning,
}

/// <summary>Something that a person should learn at once, though the program that uses the camera may swallow it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Camera">The id of the camera: "usb:1-2"; empty where it is about none.</param>
/// <param name="Sentence">Whole and for people: what, and what one can do.</param>
public sealed record Notice(DateTimeOffset At, string Camera, NoticeKind Kind, string Sentence);
