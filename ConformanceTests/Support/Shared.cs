namespace SonyAlpha.ConformanceTests.Support;

/// <summary>Sample files that lie beside the repository on some machines. Tests use them when they are there and say so when not.</summary>
public static class Shared
{
    /// <summary>The repository's root: the folder with the solution in it.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a sample; the test is ignored, with the reason, where there is none.</summary>
    public static string File(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", relative));
        if (!Path.Exists(path))
            Assert.Ignore($"No sample files beside the repository: {Path.Combine("..", "shared", "data", relative)} is missing");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "ASCOM.SonyAlpha.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie below the repository");
    }
}
