namespace SonyAlpha.Simulator;

/// <summary>TABLE: the lenses that somebody has measured (SonyCamera, CameraManager.cpp, "Lenses").</summary>
/// <remarks>
/// Unconfirmed: the names are those of exiftool's list (Sony.pm, LensType2); what 0xD07B says was captured of one lens only. Backlash and
/// pace are ours, within what people tell (50 to 200 ms a step of speed).
/// </remarks>
public static class SimulatedLenses
{
    public static IReadOnlyList<SimulatedLens> All { get; } =
    [
        new("E PZ 16-50mm F3.5-5.6 OSS",                264,   101,   40.5, 15.5, 6.25, 2.2,  1),
        new("E 18-135mm F3.5-5.6 OSS",                  158,   73,    29,   11.6, 4.2,  1.4,  1),
        new("E 55-210mm F4.5-6.3 OSS",                  365,   146,   57,   22,   8.2,  3.1,  1.1) { Backlash = 5 },
        new("E 20mm F2.8",                              294,   148,   67,   26,   9.8,  3.5,  1),
        new("FE 20mm F1.8 G",                           533,   202,   78.5, 30,   11.2, 4.2,  1.4) { Backlash = 1 },
        new("E 50mm F1.8 OSS",                          1886,  704,   286,  109,  41.5, 16,   5.8),
        new("E 70-350mm F4.5-6.3 G OSS",                494,   234,   95,   37.4, 14.2, 5.2,  2),
        new("FE 24-105mm F4 G OSS",                     423,   178,   70,   27,   11,   4,    1.3),
        new("FE 70-200mm F2.8 GM OSS II",               7319,  3114,  1227, 484,  184,  71,   27) { Backlash = 2 },
        new("FE 100-400mm F4.5-5.6 GM OSS",             1042,  450,   194,  73.5, 27.4, 10.5, 4),
        new("FE 200-600mm F5.6-6.3 G OSS",              7896,  3361,  1325, 523,  200,  77,   29),
        new("FE 90mm F2.8 Macro G OSS",                 12194, 5180,  2038, 800,  306,  117,  45) { Backlash = 6 },
        new("16mm F1.4 DC DN | Contemporary 017",       1185,  458,   177,  68.3, 26.4, 10.2, 3.9),
        new("23mm F1.4 DC DN | Contemporary 023",       1203,  432,   170,  64,   25,   9.3,  3.4),
        new("50mm F1.4 DG DN | Art 023",                1753,  740,   352,  137,  53,   17.4, 6.5),
        new("85mm F1.4 DG DN | Art 020",                2551,  985,   384,  145.5, 55.2, 21,  8),
        new("100-400mm F5-6.3 DG DN OS | Contemporary 020", 5554, 2313, 932, 359, 137,  52,   19.6)
            { Pace = TimeSpan.FromMilliseconds(80) },
        new("150-500mm F5-6.7 Di III VC VXD",           3120,  1230,  511,  195,  71.1, 25.1, 9.2) { TellsPlace = false },
        new("AF 12mm F2.0",                             430,   178,   72.5, 28,   11,   4.1,  2) { TellsPlace = false },
        new("AF 135mm F1.8",                            2792,  1255,  558,  242,  101,  39.1, 15.2) { TellsPlace = false, Backlash = 4 },
    ];

    /// <summary>On the bodies, if nothing else is said.</summary>
    public static SimulatedLens Usual => All[0];

    /// <summary>The lens of this name, in any case, or the only one with this in its name.</summary>
    /// <exception cref="ArgumentException">There is none, or several; the message names those that there are.</exception>
    public static SimulatedLens Named(string name)
    {
        if (All.FirstOrDefault(lens => lens.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } exact)
            return exact;
        var like = All.Where(lens => name.Length > 0 && lens.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return like.Count == 1 ? like[0] : throw new ArgumentException(like.Count == 0
            ? $"There is no simulated lens \"{name}\". There are: {Names(All)}"
            : $"\"{name}\" is in the names of several simulated lenses: {Names(like)}");
    }

    private static string Names(IEnumerable<SimulatedLens> lenses) => string.Join(", ", lenses.Select(lens => lens.Name));
}
