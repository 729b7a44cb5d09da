using System.Text;

namespace SonyAlpha.SonyProtocol;

/// <summary>
/// Files whose names may come from anywhere: only ordinary ones on this machine are opened. A device gives bytes without end, a pipe waits
/// for ever, and a name on another machine tells that machine who we are (Windows sends it the user's credentials).
/// </summary>
public static class PlainFile
{
    /// <param name="most">A larger file is refused.</param>
    /// <exception cref="InvalidDataException">It is no such file; the message goes on after the file's name.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FileStream Open(string path, long most)
    {
        RefuseElsewhere(path);
        var file = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
        RefuseElsewhere(file.FullName);
        // of devices and pipes the system says that they have no length; to open one may already wait for ever
        return file is { Exists: true, Length: 0 } ? throw new InvalidDataException("it is empty, or no ordinary file")
            : file.Exists && file.Length > most
                ? throw new InvalidDataException($"it has {file.Length} bytes, more than the {most} of any that is meant")
            : file.OpenRead();
    }

    /// <summary>The whole file.</summary>
    /// <inheritdoc cref="Open"/>
    public static byte[] ReadAllBytes(string path, int most)
    {
        using var file = Open(path, most);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Lines one after another; a longer one is refused before it is there.</summary>
    /// <param name="name">Of what is read, for the message.</param>
    /// <exception cref="InvalidDataException">A line is too long.</exception>
    public static IEnumerable<string> Lines(TextReader reader, string name, int mostOfLine)
    {
        var (line, buffer) = (new StringBuilder(), new char[1 << 16]);
        while (reader.Read(buffer, 0, buffer.Length) is > 0 and var count)
        {
            for (var at = 0; at < count;)
            {
                var end = Array.IndexOf(buffer, '\n', at, count - at);
                line.Append(buffer, at, (end < 0 ? count : end) - at);
                if (line.Length > mostOfLine)
                    throw new InvalidDataException(
                        $"{name} has a line of more than {mostOfLine} characters, which none of this program has");
                at = end < 0 ? count : end + 1;
                if (end < 0)
                    continue;
                yield return line.ToString();
                line.Clear();
            }
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    private static void RefuseElsewhere(string path)
    {
        if (path.StartsWith(@"\\", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal))
            throw new InvalidDataException("it lies on another machine: copy it to this one first");
    }
}
