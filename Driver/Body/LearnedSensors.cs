using System.Collections.Concurrent;
using System.Globalization;
using Serilog;
using SonyAlpha.Driver.Keeping;

namespace SonyAlpha.Driver;

/// <summary>Frame sizes that were learned from frames, kept in a small file: one line a model.</summary>
/// <remarks>Threads: any.</remarks>
public sealed class LearnedSensors
{
    private readonly ConcurrentDictionary<string, SensorShape> shapes = new(StringComparer.OrdinalIgnoreCase);
    private readonly object writing = new();
    private readonly string? path;

    /// <param name="path">The file; null keeps what is learned in memory.</param>
    public LearnedSensors(string? path = null)
    {
        this.path = path;
        if (path is null || !File.Exists(path))
            return;
        foreach (var line in File.ReadLines(path))
        {
            if (Parse(line) is var (model, shape))
                shapes[model] = shape;
        }
    }

    internal SensorShape? Find(string model) => shapes.GetValueOrDefault(model);

    /// <summary>Remembers a shape. A file that cannot be written is said so; what is in memory holds.</summary>
    internal void Learn(string model, SensorShape shape)
    {
        if (Equals(shapes.GetValueOrDefault(model), shape))
            return;
        shapes[model] = shape;
        if (path is null)
            return;
        lock (writing)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                var lines = shapes.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => Line(s.Key, s.Value));
                AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Log.Warning("The frame size of the {Model} cannot be remembered in {Path}: {Reason}", model, path, error.Message);
            }
        }
    }

    private static string Line(string model, SensorShape s) => string.Create(CultureInfo.InvariantCulture,
        $"{model}\t{s.Width}\t{s.Height}\t{s.Active.X}\t{s.Active.Y}\t{s.Active.Width}\t{s.Active.Height}\t{s.RedX}\t{s.RedY}");

    private static (string Model, SensorShape Shape)? Parse(string line)
    {
        var fields = line.Split('\t');
        if (fields.Length != 9)
            return null;
        var numbers = new int[8];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!int.TryParse(fields[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }

        var shape = new SensorShape(numbers[0], numbers[1], new(numbers[2], numbers[3], numbers[4], numbers[5]), numbers[6] & 1,
            numbers[7] & 1);
        return shape.Active.FitsIn(shape.Width, shape.Height) ? (fields[0], shape) : null;
    }
}
