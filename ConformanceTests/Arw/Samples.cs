using System.Security.Cryptography;
using System.Runtime.InteropServices;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.SonyProtocol.Arw;

namespace SonyAlpha.ConformanceTests.Arw;

/// <summary>The sample files beside the repository, with the checksum that their manifest gives for their pixels.</summary>
public static class Samples
{
    /// <summary>Lines of the manifest that have a checksum; where there are no samples one that is then ignored, and so seen.</summary>
    public static IEnumerable<TestCaseData> WithChecksums()
    {
        var manifest = Path.GetFullPath(Path.Combine(Shared.Root, "..", "shared", "data", "arw", "MANIFEST.tsv"));
        if (!File.Exists(manifest))
            return [new TestCaseData("MANIFEST.tsv", "")];
        return File.ReadLines(manifest).Skip(1).Select(line => line.Split('\t')).Where(field => field[4].Length == 32)
            .Select(field => new TestCaseData(field[0], field[4]));
    }

    public static byte[] Read(string name) => File.ReadAllBytes(Shared.File("arw/" + name));

    /// <summary>MD5 of all pixels as little-endian words.</summary>
#pragma warning disable CA5351 // the manifest's checksums are MD5, and keep nobody out
    public static string Checksum(RawFrame frame) => Convert.ToHexStringLower(MD5.HashData(MemoryMarshal.AsBytes(frame.Pixels)));
#pragma warning restore CA5351
}
