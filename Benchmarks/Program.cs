using System.Globalization;
using BenchmarkDotNet.Running;
using SonyAlpha.Benchmarks;
using SonyAlpha.Benchmarks.Faces;

return args switch
{
    ["ratios", .. var rest] => Ratios.Run(dry: rest.Contains("--dry"), Text(rest, "--only", "")),
    ["stars", .. var rest] => StarSearch.Run(Number(rest, "--turns", 5)),
    ["arrivals"] => Arrivals.Run(),
    ["frontdoor"] => await FrontDoor.Run(),
    ["judge", .. var rest] => Judge.Run(Number(rest, "--files", 300), Number(rest, "--seed", 1)),
    ["fuzz", .. var rest] => Fuzz.Run(
        Number(rest, "--inputs", 1_000_000), TimeSpan.FromSeconds(Number(rest, "--seconds", 3600)), Number(rest, "--seed", 1),
            Text(rest, "--only", "")),
    [Fuzz.Overread] => Fuzz.ReadTooFar(),
    ["timing", .. var rest] => Timing.Run(Number(rest, "--exposures", 30)),
    ["beside", .. var rest] => Beside.Run(Number(rest, "--turns", 9)),
    [Beside.FilmVerb, var address, var path] => Beside.Film(address, path),
    ["bulk", .. var rest] => Bulk.Run(Number(rest, "--megabytes", 1024), Number(rest, "--turns", 5)),
    [BulkPeer.Verb, var bytes] => BulkPeer.Run(int.Parse(bytes, NumberStyles.None, CultureInfo.InvariantCulture)),
    ["objects", var vendor, var folder] =>
        ForeignObjects.Fetch(ushort.Parse(vendor, NumberStyles.HexNumber, CultureInfo.InvariantCulture), folder),
    ["load"] => await Load.Run(),
    ["footprint"] => await Footprint.Run(),
    ["hostile", .. var rest] => await Hostile.Run(TimeSpan.FromSeconds(Number(rest, "--seconds", 600))),
    ["soak", .. var rest] => await Soak.Run(Math.Max(Soak.Least, Number(rest, "--exposures", 2000))),
    [StaticServer.Verb, var bytes] => StaticServer.Run(long.Parse(bytes, NumberStyles.None, CultureInfo.InvariantCulture)),
    ["measure", .. var rest] => Measure(rest),
    _ => Usage(),
};

static int Measure(string[] rest)
{
    BenchmarkSwitcher.FromAssembly(typeof(DecodeBenchmarks).Assembly).Run(rest);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project Benchmarks -- VERB
          ratios [--dry] [--only TEXT]             our decoder beside LibRaw and libraw-wasm, in turn; --dry takes a minute
          stars [--turns N]                        looking for a frame's stars beside LibRaw's decoding of it, in turn
          arrivals                                 pictures that come at 40 MB/s: how long after the last byte they are ready
          frontdoor                                the same through server and HTTP, of bodies in another process; what memory a picture takes
          judge [--files N] [--seed S]             N generated files: our pixels against LibRaw's and libraw-wasm's
          fuzz [--inputs N] [--seconds S] [--seed S] [--only TEXT]   N damaged files of each encoding, in memory that ends at an inaccessible page
          timing [--exposures N]                   what the driver adds to an exposure of a body in another process
          beside [--turns N]                       gphoto2 and our protocol layer before the same body over PTP/IP: pictures, live view
          bulk [--megabytes N] [--turns N]         data over PTP/IP beside a bare socket: throughput, processor time, copies
          objects VENDOR FOLDER                    every object of the USB device of this vendor (hexadecimal), into a folder
          load                                     our server beside plain Kestrel, and pollers beside a download
          footprint                                memory and processor time of a server: connected, ten frames, five slow readers, idle, live view
          hostile [--seconds N]                    a body that sends too much, endlessly or by drips: memory of the server
          soak [--exposures N]                     N exposures through HTTP: memory, handles and threads stay as they are
          measure [BenchmarkDotNet's arguments]    each decoder by itself
        """);
    return 2;
}

static string Text(string[] rest, string name, string otherwise) =>
    Array.IndexOf(rest, name) is >= 0 and var at && at + 1 < rest.Length ? rest[at + 1] : otherwise;

static int Number(string[] rest, string name, int otherwise) =>
    int.TryParse(Text(rest, name, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
