namespace SonyAlpha.Driver.Verbs;

/// <summary>The version: that of the git tag, everywhere the same.</summary>
internal static class VersionVerb
{
    public static readonly Verb Row = new("version", "Print the version", _ => (_, terminal) =>
    {
        terminal.Out.WriteLine(Product.Version);
        return ExitCode.Done;
    });
}
