namespace SonyAlpha.SonyProtocol;

/// <summary>Whether a movie is being recorded.</summary>
public enum MovieRecording : byte
{
    NotRecording = 0,
    Recording = 1,
    Failed = 2,
    IntervalWaiting = 3,
}
