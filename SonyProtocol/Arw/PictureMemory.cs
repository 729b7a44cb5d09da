namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>The memory of pictures that nobody reads any more.</summary>
public static class PictureMemory
{
    /// <summary>
    /// Gives the system back what pictures took that are gone. It stops the program for some hundredths of a second, and the next frame
    /// needs as many more: to be called when slow readers have ended, or a body has sent what it should not, and not for each frame.
    /// </summary>
    public static void GiveBack()
    {
        PooledBytes.Trim(0);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
