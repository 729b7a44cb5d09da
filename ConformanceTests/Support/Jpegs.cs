using SonyAlpha.Driver.Jpeg;

namespace SonyAlpha.ConformanceTests.Support;

/// <summary>The library that decodes live pictures, which a Linux may not have.</summary>
internal static class Jpegs
{
    /// <summary>Without it there is nothing to test.</summary>
    public static void Need()
    {
        try
        {
            JpegDecoder.Decode([]);
        }
        catch (JpegException error) when (error.InnerException is DllNotFoundException)
        {
            Assert.Ignore(error.Message);
        }
        catch (JpegException)
        {
            // the library is there, and says that nothing is no JPEG
        }
    }
}
