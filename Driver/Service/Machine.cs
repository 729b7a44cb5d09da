using System.ComponentModel;
using System.Diagnostics;
using SonyAlpha.Driver.Verbs;

namespace SonyAlpha.Driver.Service;

/// <summary>A Linux machine that the program becomes a service of.</summary>
/// <param name="Root">What its files lie below: "/" but in a test.</param>
/// <param name="Program">The program's starter, as the unit will name it.</param>
/// <param name="Person">Who asked for it; null where that is root.</param>
/// <param name="IsRoot">Whether its files may be changed.</param>
/// <param name="Run">Runs a command with arguments, and returns what it printed.</param>
internal sealed record Machine(string Root, string Program, string? Person, bool IsRoot, Func<string, string[], string> Run)
{
    private static readonly string[] CommandFolders = ["usr/local/sbin", "usr/sbin", "usr/local/bin", "usr/bin"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Machine This { get; } = new("/", Environment.ProcessPath ?? "/opt/sonyalpha/sonyalpha",
        Environment.GetEnvironmentVariable("SUDO_USER") is { Length: > 0 } person && person != "root" ? person : null,
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, Command);

    public string Place(string path) => Path.Combine(Root, path.TrimStart('/'));

    public bool Has(string command) => CommandFolders.Any(folder => File.Exists(Path.Combine(Root, folder, command)));

    /// <summary>The same text there already is left alone, and its time.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Place(path))!);
        if (!Holds(path, text))
            Keeping.AtomicFile.Write(Place(path), System.Text.Encoding.UTF8.GetBytes(text), Keeping.FileReaders.Everybody);
    }

    public bool Holds(string path, string text) => File.Exists(Place(path)) && File.ReadAllText(Place(path)) == text;

    private static string Command(string command, string[] arguments)
    {
        var words = string.Join(' ', [command, .. arguments]);
        try
        {
            using var process =
                Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new FailedException(
                    $"\"{words}\" did not end within {Patience.TotalSeconds:0} s. Run it by hand, then \"sonyalpha setup\" again");
            }

            var said = errors.Result.Trim() is { Length: > 0 } trouble ? trouble : output.Result.Trim();
            return process.ExitCode == 0 ? output.Result
                : throw new FailedException($"\"{words}\" ended with status {process.ExitCode}: {said}");
        }
        catch (Win32Exception missing)
        {
            throw new FailedException($"\"{words}\" could not be started: {missing.Message}", missing);
        }
    }
}
