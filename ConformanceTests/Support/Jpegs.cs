using SonyAlpha.Driver.Jpeg;

namespace SonyAlpha.ConformanceTests.Support;

/// <summary>The library that decodes live pictures, which a Linux may not have.</summary>
internal static class Jpegs
{
    public static bool AreThere => Missing is null;

    private static string? Missing
    {
        get
        {
            try
            {
                JpegDecoder.Decode([]);
                return null;
            }
            catch (JpegException error)
            {
                // else the library is there, and says that nothing is no JPEG
                return error.InnerException is DllNotFoundException ? error.Message : null;
            }
        }
    }

    /// <summary>Without it there is nothing to test.</summary>
    public static void Need()
    {
        if (Missing is { } reason)
            Assert.Ignore(reason);
    }
}
