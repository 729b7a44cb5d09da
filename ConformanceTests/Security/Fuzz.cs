using System.Text;
using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>A request that is wrong, and what is right to answer.</summary>
/// <param name="Statuses">Any of these; 0 stands for a connection that is closed without an answer.</param>
/// <param name="Errors">With status 200: any of these ASCOM numbers.</param>
/// <param name="EndsInTheMiddle">The sender goes before all is said.</param>
internal sealed record FuzzRequest(byte[] Bytes, int[] Statuses, int[] Errors, bool EndsInTheMiddle = false);

/// <summary>The dice of the fuzzer, and how requests are spelt.</summary>
internal sealed class Fuzz(int seed)
{
    public const string Form = "application/x-www-form-urlencoded";

    /// <summary>A client that is never connected: whatever gets through does no harm.</summary>
    private const string Ids = "ClientID=4711&ClientTransactionID=1";

    private static readonly Member[] Members = [.. Driver.CameraMembers.All.Where(m => m.Name is not ("SetupDialog" or "Dispose"))];

    private readonly Random dice = new(seed);

    /// <summary>Those that a PUT gives something to, with what.</summary>
    private static readonly (Member Member, Parameter Parameter)[] Inputs =
    [
        .. from member in Members
           where member.Kind != MemberKind.ReadOnly
           from parameter in member.Kind == MemberKind.Method ? member.Parameters : [new(member.Name, member.Type)]
           where parameter.Default is null
           select (member, parameter),
    ];

    public int Number(int most) => dice.Next(most);

    public T Any<T>(params T[] things) => things[dice.Next(things.Length)];

    public Member AnyMember(Func<Member, bool> wanted) => Any([.. Members.Where(wanted)]);

    public (Member Member, Parameter Parameter) AnyInput(Func<MemberType, bool> wanted) =>
        Any([.. Inputs.Where(i => wanted(i.Parameter.Type))]);

    public string Text(int length, string from = "abcdefghijklmnopqrstuvwxyz") =>
        string.Concat(Enumerable.Range(0, length).Select(_ => from[dice.Next(from.Length)]));

    public byte[] Noise(int length)
    {
        var noise = new byte[length];
        dice.NextBytes(noise);
        return noise;
    }

    public static string PathOf(Member member) => $"/api/v1/camera/0/{member.Name.ToLowerInvariant()}";

    /// <summary>A request without a body.</summary>
    public static FuzzRequest Plain(string method, string path, params int[] statuses) =>
        new(Encoding.UTF8.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"), statuses, []);

    /// <summary>A PUT whose one wrong parameter stands among right ones.</summary>
    public static FuzzRequest Put(Member member, string wrong, params int[] statuses) =>
        Body(member, $"{Others(member, wrong)}{wrong}&{Ids}", Form, statuses);

    public static FuzzRequest Body(Member member, string body, string type, params int[] statuses) =>
        Body(member, Encoding.UTF8.GetBytes(body), type, statuses);

    public static FuzzRequest Body(Member member, byte[] body, string type, params int[] statuses) =>
        new([.. PutHead(member, type, $"Content-Length: {body.Length}"), .. body], statuses, []);

    public static FuzzRequest Chunked(Member member, byte[] chunks, params int[] statuses) =>
        new([.. PutHead(member, Form, "Transfer-Encoding: chunked"), .. chunks], statuses, [], EndsInTheMiddle: true);

    public static FuzzRequest Head(string head, params int[] statuses) =>
        new(Encoding.Latin1.GetBytes(head), statuses, [], EndsInTheMiddle: true);

    /// <summary>A value that the parameter takes.</summary>
    public static string Good(Parameter parameter) => parameter.Type == MemberType.Boolean ? "False" : "1";

    private static byte[] PutHead(Member member, string type, string length) =>
        Encoding.ASCII.GetBytes($"PUT {PathOf(member)} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\n{length}\r\n\r\n");

    /// <summary>The member's other parameters with values that are good, so that only one thing is wrong.</summary>
    private static string Others(Member member, string wrong) => string.Concat(member.Parameters
        .Where(p => p.Default is null && !wrong.StartsWith(p.AlpacaName + "=", StringComparison.OrdinalIgnoreCase))
        .Select(p => $"{p.AlpacaName}={Good(p)}&"));
}
