using System.Diagnostics;
using System.Globalization;

namespace SonyAlpha.Benchmarks;

/// <summary>libraw-wasm in a node process: the one decoder by others at hand that knows lossless tiles.</summary>
internal sealed class WasmJudge : IDisposable
{
    private readonly Process node;
    private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".arw");

    /// <summary>What it found in a file.</summary>
    /// <param name="Md5">Of the pixels as little-endian words, in lower-case hex digits.</param>
    /// <param name="Milliseconds">For unpacking alone; the fastest of three.</param>
    public sealed record Verdict(int Width, int Height, string Md5, double Milliseconds);

    private WasmJudge(Process node) => this.node = node;

    /// <summary>Null where the folder named by SONYALPHA_JUDGES (see ci/raw) has no libraw-wasm, or there is no node.</summary>
    public static WasmJudge? Start()
    {
        var modules = Environment.GetEnvironmentVariable("SONYALPHA_JUDGES");
        var script = Path.Combine(Root(), "ci", "raw-judge.mjs");
        if (modules is null || !Directory.Exists(Path.Combine(modules, "node_modules", "libraw-wasm")))
            return null;
        var start = new ProcessStartInfo("node", [script, modules]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return Process.Start(start) is { } node ? new(node) : null;
    }

    /// <exception cref="InvalidOperationException">It could not read the file; the message is its own.</exception>
    public Verdict Try(ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(file, bytes);
        node.StandardInput.WriteLine(file);
        var answer = (node.StandardOutput.ReadLine() ?? "error node has ended").Split(' ');
        return answer[0] == "error"
            ? throw new InvalidOperationException("libraw-wasm: " + string.Join(' ', answer[1..]))
            : new(int.Parse(answer[0], CultureInfo.InvariantCulture), int.Parse(answer[1], CultureInfo.InvariantCulture), answer[2],
                double.Parse(answer[3], CultureInfo.InvariantCulture));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ASCOM.SonyAlpha.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks do not lie below the repository");
    }

    public void Dispose()
    {
        node.StandardInput.Close();
        if (!node.WaitForExit(TimeSpan.FromSeconds(5)))
            node.Kill();
        node.Dispose();
        File.Delete(file);
    }
}
