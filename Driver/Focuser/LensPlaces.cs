using System.Globalization;
using System.Text;
using Serilog;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver;

/// <summary>Where a lens was left on a body, and by what it is known again.</summary>
/// <param name="Travel">Of its scale, so that the numbers mean the same.</param>
/// <param name="Overshoot">The setting: the scale begins so many moves from the near end.</param>
/// <param name="Percent">Of the way, as the lens told it there.</param>
public sealed record LensPlace(string Lens, double Travel, int Overshoot, MoveCount Count, int Place, bool FromNear, int Percent);

/// <summary>
/// Where lenses were left, one line for each body, by its model and a digest of its serial number. A line goes before its lens moves, so
/// that a program that dies meanwhile leaves none that is wrong.
/// </summary>
/// <param name="path">The file; null keeps it in memory.</param>
/// <remarks>Threads: any.</remarks>
public sealed class LensPlaces(string? path)
{
    private readonly object gate = new();
    private Dictionary<string, LensPlace>? places;

    /// <summary>Where the lens of this body was left; null if nobody knows.</summary>
    public LensPlace? Find(DeviceInfo body)
    {
        lock (gate)
            return All().GetValueOrDefault(KeyOf(body));
    }

    public void Keep(DeviceInfo body, LensPlace place)
    {
        lock (gate)
        {
            if (All().GetValueOrDefault(KeyOf(body)) == place)
                return;
            All()[KeyOf(body)] = place;
            Write(body);
        }
    }

    public void Forget(DeviceInfo body)
    {
        lock (gate)
        {
            if (All().Remove(KeyOf(body)))
                Write(body);
        }
    }

    private static string KeyOf(DeviceInfo body) => LearnedBodies.KeyOf(body.Model, body.SerialNumber);

    private Dictionary<string, LensPlace> All()
    {
        if (places is not null)
            return places;
        places = new(StringComparer.Ordinal);
        if (path is null || !File.Exists(path))
            return places;
        foreach (var line in File.ReadLines(path))
        {
            if (Parse(line) is var (key, place))
                places[key] = place;
        }

        return places;
    }

    /// <summary>A disk that refuses costs the place, nothing else.</summary>
    private void Write(DeviceInfo body)
    {
        if (path is null)
            return;
        try
        {
            Folders.MakePrivate(Path.GetDirectoryName(Path.GetFullPath(path))!);
            AtomicFile.Write(path,
                Encoding.UTF8.GetBytes(string.Concat(All().OrderBy(p => p.Key, StringComparer.Ordinal)
                    .Select(p => Line(p.Key, p.Value) + "\n"))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.Warning("Where the lens of the {Model} stands cannot be kept in {Path}: {Reason}", body.Model, path, error.Message);
        }
    }

    private static string Line(string key, LensPlace p) => string.Create(CultureInfo.InvariantCulture,
        $"{key}\t{p.Lens.Replace('\t', ' ')}\t{p.Travel:R}\t{p.Overshoot}\t{p.Count.Large}\t{p.Count.Middle}\t{p.Count.Small}\t"
            + $"{p.Place}\t{(p.FromNear ? 1 : 0)}\t{p.Percent}");

    private static (string Key, LensPlace Place)? Parse(string line)
    {
        var cells = line.Split('\t');
        if (cells.Length != 10 || !double.TryParse(cells[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var travel))
            return null;
        List<int> numbers =
            [.. cells.Skip(3).Select(cell => int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
                ? n : int.MinValue)];
        return numbers.Contains(int.MinValue) ? null
            : (cells[0], new(cells[1], travel, numbers[0], new(numbers[1], numbers[2], numbers[3]), numbers[4], numbers[5] == 1,
                numbers[6]));
    }
}
