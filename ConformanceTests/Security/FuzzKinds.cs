using System.Text;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>TABLE: the ways in which a request can be wrong, one row each.</summary>
internal static class FuzzKinds
{
    private static readonly string[] NoNumbers =
        ["", " ", "x", "True", "0x10", "1 2", "--1", "1-", "+", ".", "null", "[]", "1;2", "%00", "1%00"];
    private static readonly string[] NoBooleans = ["", " ", "0", "1", "yes", "Tru", "True ", " True", "T", "None", "true,false", "%00"];
    private static readonly string[] NotFinite =
        ["NaN", "nan", "-NaN", "Infinity", "-Infinity", "inf", "1e999", "-1e999", "%E2%88%9E", "1%23INF", "1e+400"];

    private static readonly string[] OtherDecimals =
        ["1,5", "1.234,5", "1'000", "1 000", "1%C2%A0000", "%D9%A1%D9%AB%D9%A5", "1.5.5", "%EF%BC%91", "1,000", "1.5f", "1d", "\u00bd"];

    private static readonly string[] NoIds =
        ["", "%20", "-1", "4294967296", "1.5", "x", "1%00", "0x1", "1e3", "99999999999999999999999", "True", "1%0a", "%2B1"];

    private static readonly string[] BrokenChunks =
    [
        "zz\r\nab\r\n0\r\n\r\n", "-1\r\nab\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\nab", "7FFFFFFF\r\nab", "2\r\nabcd\r\n0\r\n\r\n",
        "5\r\nab", "2\r\nab", "2\nab\n0\n\n",
        "\r\n\r\n", "2;x\r\nab\r\nq\r\n\r\n", " 2\r\nab\r\n0\r\n\r\n", "0x2\r\nab\r\n0\r\n\r\n", "",
    ];

    /// <summary>Well spelt, and nothing that the camera does. {0} is a number beyond what it has.</summary>
    private static readonly (string Member, string Form, int Error)[] Refused =
    [
        ("BinX",                "BinX={0}",                   0x401),
        ("BinY",                "BinY=-{0}",                  0x401),
        ("Gain",                "Gain=-{0}",                  0x401),
        ("ReadoutMode",         "ReadoutMode={0}",            0x401),
        ("StartExposure",       "Duration=-{0}&Light=True",   0x401),
        ("StartExposure",       "Duration={0}e9&Light=False", 0x401),
        ("CoolerOn",            "CoolerOn=True",              0x400),
        ("FastReadout",         "FastReadout=True",           0x400),
        ("Offset",              "Offset={0}",                 0x400),
        ("SetCCDTemperature",   "SetCCDTemperature=-{0}",     0x400),
        ("SubExposureDuration", "SubExposureDuration={0}",    0x400),
        ("PulseGuide",          "Direction=0&Duration={0}",   0x400),
    ];

    /// <summary>The client of the tests that is connected.</summary>
    private const uint SimulatedClient = 1;

    public static IReadOnlyDictionary<string, Func<Fuzz, FuzzRequest>> All { get; } = new Dictionary<string, Func<Fuzz, FuzzRequest>>
    {
        ["wrong method"]           = f => WrongMethod(f, f.AnyMember(_ => true)),
        ["wrong case in the path"] = f => Fuzz.Plain(f.Any("GET", "PUT"), OneInCapitals(f, Fuzz.PathOf(f.AnyMember(_ => true))), 400, 404),
        ["unknown member"]         = f =>
            Fuzz.Plain(f.Any("GET", "PUT"), Fuzz.PathOf(f.AnyMember(_ => true)) + f.Text(1 + f.Number(20), "abc/.%0"), 400, 404),
        ["device out of range"]    = f => Fuzz.Plain("GET", $"/api/v1/camera/{Device(f)}/name", 400, 404),
        ["missing parameter"]      = f => Missing(f.AnyInput(_ => true).Member),
        ["wrong case of a name"]   = f => WrongCase(f, f.AnyInput(_ => true)),
        ["duplicate, bad first"]   = f => Twice(f.AnyInput(IsTyped), first: "x", second: "False"),
        ["duplicate, bad second"]  = f =>
            Twice(f.AnyInput(t => t == MemberType.Boolean), first: "False", second: "x") with { Statuses = [200], Errors = Harmless },
        ["huge value"]             = f => Huge(f, f.AnyInput(IsTyped)),
        ["huge body"]              = f =>
            Fuzz.Put(f.AnyInput(_ => true).Member, $"x={f.Text(1)}{new string('9', 66_000 + f.Number(60_000))}", 413, 0)
            with { EndsInTheMiddle = true },
        ["huge query"]             = f =>
            Fuzz.Plain("GET", $"{Fuzz.PathOf(f.AnyMember(_ => true))}?ClientID={new string('1', 4200 + f.Number(4000))}", 414, 0)
            with { EndsInTheMiddle = true },
        ["no number"]              = f => Wrong(f, t => IsTyped(t) && t != MemberType.Boolean, NoNumbers),
        ["no boolean"]             = f => Wrong(f, t => t == MemberType.Boolean, NoBooleans),
        ["not finite"]             = f => Wrong(f, t => t == MemberType.Double, NotFinite),
        ["other countries' points"] = f => Wrong(f, t => IsTyped(t) && t != MemberType.Boolean, OtherDecimals),
        ["bad ids in a GET"]       = f =>
            Fuzz.Plain("GET", $"{Fuzz.PathOf(f.AnyMember(m => m.Kind != MemberKind.Method))}?{f.Any("ClientID", "clienttransactionID")}"
                + $"={f.Any(NoIds)}", 400),
        ["bad ids in a PUT"]       = f =>
            Fuzz.Body(
                f.AnyMember(m => m.Name is "Connect" or "Disconnect" or "AbortExposure"),
                $"{f.Any("ClientID", "ClientTransactionID")}={f.Any(NoIds)}", Fuzz.Form, 400),
        ["broken chunks"]          = f =>
            Fuzz.Chunked(f.AnyInput(_ => true).Member, Encoding.ASCII.GetBytes(f.Any(BrokenChunks)), 400, 413, 0),
        ["noise as chunks"]        = f => Fuzz.Chunked(f.AnyInput(_ => true).Member, f.Noise(1 + f.Number(300)), 400, 413, 0),
        ["noise as a body"]        = f => Fuzz.Body(f.AnyInput(_ => true).Member, f.Noise(1 + f.Number(300)), Fuzz.Form, 400),
        ["body cut short"]         = f =>
            Fuzz.Head(
                $"PUT {Fuzz.PathOf(f.AnyInput(_ => true).Member)} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Fuzz.Form}\r\n"
                + $"Content-Length: {10 + f.Number(5000)}\r\n\r\n{f.Text(9)}", 400, 0),
        ["body that is no form"]   = f =>
            Fuzz.Body(
                f.AnyInput(_ => true).Member, "{\"Connected\":true}",
                f.Any("application/json", "text/plain", "multipart/form-data; boundary=x", "x", "application/xml"), 400),
        ["refused by the camera"]  = f => Asked(f.Any(Refused), client: SimulatedClient, f),
        ["not connected"]          = f => Asked(f.Any(Refused) with { Error = AscomErrors.NotConnectedNumber }, client: 4711, f),
        ["broken head"]            = f => Fuzz.Head(BrokenHead(f), 400, 403, 405, 411, 431, 501, 505, 0),
        ["noise as a request"]     = f => new(f.Noise(1 + f.Number(300)), [400, 405, 505, 0], [], EndsInTheMiddle: true),
    };

    /// <summary>Not connected, or nothing to be said against it.</summary>
    private static int[] Harmless => [0, AscomErrors.NotConnectedNumber, 0x400];

    private static bool IsTyped(MemberType type) => type != MemberType.String;

    private static FuzzRequest Asked((string Member, string Form, int Error) row, uint client, Fuzz fuzz)
    {
        var form = string.Format(System.Globalization.CultureInfo.InvariantCulture, row.Form, 100 + fuzz.Number(30_000));
        var member = CameraMembers.All.Single(m => m.Name == row.Member);
        return Fuzz.Body(member, $"{form}&ClientID={client}", Fuzz.Form, 200) with { Errors = [row.Error] };
    }

    private static FuzzRequest WrongMethod(Fuzz fuzz, Member member)
    {
        var allowed = member.Kind switch { MemberKind.ReadOnly => "GET", MemberKind.Method => "PUT", _ => "GET PUT" };
        var invented = fuzz.Text(1 + fuzz.Number(20)).ToUpperInvariant();
        var wrong = new[] { "GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "Put", "GE", "PUTT", invented };
        return Fuzz.Plain(fuzz.Any([.. wrong.Except(allowed.Split(' '))]), Fuzz.PathOf(member), 405);
    }

    private static string OneInCapitals(Fuzz fuzz, string path)
    {
        var letters = Enumerable.Range(0, path.Length).Where(i => char.IsAsciiLetterLower(path[i])).ToArray();
        var at = fuzz.Any(letters);
        return string.Concat(path.AsSpan(0, at), path[at..(at + 1)].ToUpperInvariant(), path.AsSpan(at + 1));
    }

    private static string Device(Fuzz fuzz) =>
        fuzz.Any(
            "", "-1", "1", "2", "4294967296", "-2147483648", "00000000000", "+0", "%30x", "0x0", "A", "0.0", "1e0", "%00",
            $"{1 + fuzz.Number(int.MaxValue - 1)}");

    private static FuzzRequest Missing(Member member) => Fuzz.Body(member, "ClientID=4711", Fuzz.Form, 400);

    private static FuzzRequest WrongCase(Fuzz fuzz, (Member Member, Parameter Parameter) input) =>
        Fuzz.Body(input.Member, $"{OneInverted(fuzz, input.Parameter.AlpacaName)}={Fuzz.Good(input.Parameter)}", Fuzz.Form, 400);

    private static string OneInverted(Fuzz fuzz, string name)
    {
        var at = fuzz.Number(name.Length);
        var letter = char.IsUpper(name[at]) ? char.ToLowerInvariant(name[at]) : char.ToUpperInvariant(name[at]);
        return $"{name[..at]}{letter}{name[(at + 1)..]}";
    }

    private static FuzzRequest Twice((Member Member, Parameter Parameter) input, string first, string second)
    {
        var name = input.Parameter.AlpacaName;
        var others = string.Concat(input.Member.Parameters.Where(p => p != input.Parameter && p.Default is null)
            .Select(p => $"{p.AlpacaName}=1&"));
        return Fuzz.Body(input.Member, $"{others}{name}={first}&{name}={second}&ClientID=4711", Fuzz.Form, 400);
    }

    private static FuzzRequest Huge(Fuzz fuzz, (Member Member, Parameter Parameter) input) =>
        Fuzz.Put(
            input.Member, $"{input.Parameter.AlpacaName}={fuzz.Any("9", "-", "True", "1e")}{new string('9', 2000 + fuzz.Number(50_000))}",
            400);

    private static FuzzRequest Wrong(Fuzz fuzz, Func<MemberType, bool> types, string[] values)
    {
        var (member, parameter) = fuzz.AnyInput(types);
        return Fuzz.Put(member, $"{parameter.AlpacaName}={fuzz.Any(values)}", 400);
    }

    private static string BrokenHead(Fuzz fuzz)
    {
        var path = Fuzz.PathOf(fuzz.AnyMember(m => m.Kind == MemberKind.ReadOnly));
        return fuzz.Any(
            $"GET {path} HTTP/1.1\r\n\r\n",
            $"GET {path}\r\n\r\n",
            $"GET {path} HTTP/9.9\r\nHost: localhost\r\n\r\n",
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
            $"GET {path} HTTP/1.1\r\nHost : localhost\r\n\r\n",
            $"GET {path} HTTP/1.1\r\nHost: local host\r\n\r\n",
            $"GET {path} HTTP/1.1\r\n Host: localhost\r\n\r\n",
            $"GET {path}\0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            $"GET http://evil.example{path} HTTP/1.1\r\nHost: localhost\r\n\r\n",
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nX\0: 1\r\n\r\n",
            $"PUT {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            $"PUT {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            $"PUT {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
            $"PUT {path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\nab",
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\n{fuzz.Text(1 + fuzz.Number(50))}\r\n\r\n",
            $"{fuzz.Text(1 + fuzz.Number(200))}\r\n\r\n",
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\n"
            + $"{string.Concat(Enumerable.Range(0, 65 + fuzz.Number(50)).Select(i => $"X{i}: 1\r\n"))}\r\n");
    }
}
