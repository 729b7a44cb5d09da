using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SonyAlpha.ConformanceTests.Support;

/// <summary>Programs of others that judge ours. Tests use them where they are installed and say so where not.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs a program; the test is ignored if there is none of this name, and fails if it does not end well.</summary>
    /// <returns>What it wrote to standard output, and to standard error.</returns>
    public static (string Output, string Errors) Run(string name, params string[] arguments)
    {
        using var process = Start(name, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{name} has not ended after {Patience.TotalSeconds} s");
        }

        Assert.That(process.ExitCode, Is.Zero, $"{name} {string.Join(' ', arguments)}: {output.Result}{errors.Result}");
        return (output.Result, errors.Result);
    }

    private static Process Start(string name, string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.Latin1,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Ignore($"{name} is not installed");
            throw;
        }
    }
}
