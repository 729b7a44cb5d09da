namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>The memory of pictures that nobody reads any more.</summary>
public static class PictureMemory
{
    /// <summary>A file and its pixels: what the next frame needs.</summary>
    private const int BuffersOfAFrame = 2;

    /// <summary>
    /// Gives the system back what pictures took that are gone, but for what the next frame needs. It stops the program for some hundredths of
    /// a second: to be called when slow readers have ended, not for each frame.
    /// </summary>
    public static void GiveBack()
    {
        PooledBytes.Trim(BuffersOfAFrame);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
