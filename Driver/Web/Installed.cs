using System.Diagnostics;

namespace SonyAlpha.Driver.Web;

/// <summary>Whether another version of a program's file was put in its place while it runs.</summary>
/// <param name="path">The program's file.</param>
/// <param name="running">The version that runs.</param>
internal sealed class Installed(string path, string running)
{
    private readonly DateTime atStart = File.GetLastWriteTimeUtc(path);
    private (DateTime At, string? Words) seen;

    /// <summary>The file of this very program; that of a program in one piece is the program.</summary>
    public static Installed Program { get; } = new(
        Path.Combine(AppContext.BaseDirectory, "sonyalpha.dll") is var library && File.Exists(library)
            ? library : Environment.ProcessPath ?? library, Product.Version);

    /// <summary>What is installed now and does not run, in words; null if what runs is what is installed.</summary>
    public string? Other
    {
        get
        {
            if (File.GetLastWriteTimeUtc(path) is var at && at == atStart)
                return null;
            if (at != seen.At)
                seen = (at, Read());
            return seen.Words;
        }
    }

    private string? Read()
    {
        try
        {
            var found = FileVersionInfo.GetVersionInfo(path).ProductVersion;
            return string.IsNullOrEmpty(found) ? "Another version" : found == running ? null : $"Version {found}";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // just being written
        }
    }
}
