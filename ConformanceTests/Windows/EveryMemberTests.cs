using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using SonyAlpha.ConformanceTests.Com;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Com;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Windows;

[TestFixture(ClientState.Disconnected)]
[TestFixture(ClientState.Connected)]
[TestFixture(ClientState.WithPicture)]
public sealed class EveryCameraMemberTests(ClientState state) : EveryMemberTests<EveryCameraMemberTests>(state), IKindUnderTest
{
    public static DeviceKind Kind => Driver.Camera.Row;
}

[TestFixture(ClientState.Disconnected)]
[TestFixture(ClientState.Connected)]
public sealed class EveryFocuserMemberTests(ClientState state) : EveryMemberTests<EveryFocuserMemberTests>(state), IKindUnderTest
{
    public static DeviceKind Kind => Focuser.Row;
}

[TestFixture(ClientState.Disconnected)]
[TestFixture(ClientState.Connected)]
public sealed class EverySwitchMemberTests(ClientState state) : EveryMemberTests<EverySwitchMemberTests>(state), IKindUnderTest
{
    public static DeviceKind Kind => Switch.Row;
}

/// <summary>A kind of device whose table is read aloud by both faces.</summary>
public interface IKindUnderTest
{
    static abstract DeviceKind Kind { get; }
}

/// <summary>How both clients stand.</summary>
public enum ClientState
{
    Disconnected,
    Connected,

    /// <summary>Each has a picture of its own.</summary>
    WithPicture,
}

/// <summary>
/// Every row of a kind's table of members, through COM and through Alpaca of the same server: the same value of the right type, or the same
/// error. The cases are made from the table.
/// </summary>
[NonParallelizable]
public abstract partial class EveryMemberTests<TKind>(ClientState state) where TKind : IKindUnderTest
{
    /// <summary>A value that changes by itself is asked for again.</summary>
    private const int Attempts = 5;

    private InstalledDriver driver = null!;

    /// <summary>Keeps the body open, whatever the two sessions under test do.</summary>
    private InstalledDriver keeper = null!;

    public static IEnumerable<Member> Readable => Both.Where(m => m is { Kind: not MemberKind.Method, Type: not MemberType.Image });

    public static IEnumerable<Member> Images => Both.Where(m => m.Type == MemberType.Image);

    /// <summary>Arguments that begin no exposure.</summary>
    public static IEnumerable<TestCaseData> Methods =>
        from member in Both
        where member.Kind == MemberKind.Method
        from arguments in Arguments(member)
        select new TestCaseData(member, arguments).SetArgDisplayNames(member.Name, string.Join(", ", arguments.Select(Text)));

    public static IEnumerable<TestCaseData> Writes =>
        from member in Both
        where member.Kind == MemberKind.ReadWrite
        from value in Values(member.Type)
        select new TestCaseData(member, value).SetArgDisplayNames(member.Name, Text(value));

    public static IEnumerable<string> OfComOnly => TKind.Kind.Members.Where(m => m.IsForComOnly).Select(m => m.Name);

    private static IEnumerable<Member> Both => TKind.Kind.Members.Where(m => !m.IsForComOnly);

    [OneTimeSetUp]
    public void Both_are_clients_of_one_server()
    {
        driver = InstalledDriver.Start(TKind.Kind);
        keeper = InstalledDriver.Start(Driver.Camera.Row);
        keeper.Com.Put("Connected", true);
        driver.SetConnected(true); // a COM client's device has its name from the first connection on
    }

    [SetUp]
    public void They_are_in_this_state()
    {
        driver.SetConnected(state != ClientState.Disconnected);
        if (state == ClientState.WithPicture)
            driver.Expose();
    }

    [OneTimeTearDown]
    public void Both_let_go()
    {
        driver?.Dispose();
        keeper?.Com.Put("Connected", false);
        keeper?.Dispose();
    }

    [TestCaseSource(nameof(Readable))]
    public void A_property_is_read_alike(Member member)
    {
        var (com, alpaca) = ("", "");
        for (var attempt = 0; attempt < Attempts && (attempt == 0 || com != alpaca); attempt++)
            (com, alpaca) = (OfCom(member), OfAlpaca(member));
        TestContext.Out.WriteLine($"{member.Name}: {com}");
        Assert.That(alpaca, Is.EqualTo(com));
        Assert.That(com, Does.StartWith(TypeOf(member.Type)).Or.StartWith("error 80040"));
    }

    /// <summary>What one client sets is its own: the other one's stays.</summary>
    [TestCaseSource(nameof(Writes))]
    public void A_property_is_written_alike(Member member, object value)
    {
        var isOwn = member.Name != "Connected";
        var (before, others) = (driver.Com.Get(member.Name), OfAlpaca(member));
        var com = (Spoken.Of(driver.Com.Put(member.Name, value)), OfCom(member));
        if (isOwn)
            Assert.That(OfAlpaca(member), Is.EqualTo(others), "what Alpaca's client has");
        var alpaca = (Spoken.Of(driver.Alpaca(member.Name, Pair(member.Name, value)), MemberType.None), OfAlpaca(member));
        TestContext.Out.WriteLine($"{member.Name} = {Text(value)}: {com}");
        Restore(member, before);
        Assert.That(alpaca, Is.EqualTo(com));
    }

    [TestCaseSource(nameof(Methods))]
    public void A_method_does_alike(Member member, object[] arguments)
    {
        var com = Spoken.Of(driver.Com.Do(member.Name, arguments));
        Settle();
        var form = string.Join('&', member.Parameters.Zip(arguments, (p, a) => Pair(p.AlpacaName, a)));
        var answer = member.IsQuestion ? driver.Ask(member.Name, form) : driver.Alpaca(member.Name, form);
        Settle();
        var alpaca = Spoken.Of(answer, member.Type);
        TestContext.Out.WriteLine($"{member.Name}: {com}");
        Assert.That(alpaca, Is.EqualTo(com));
        Assert.That(com, Does.StartWith(TypeOf(member.Type)).Or.StartWith("error 80040"));
    }

    /// <summary>As many pixels of the same kind: each client has a picture of its own, and not even the noise is another one's.</summary>
    [TestCaseSource(nameof(Images))]
    public void An_image_is_its_clients_own(Member member)
    {
        var com = driver.Com.Get(member.Name);
        var alpaca = driver.Alpaca(member.Name);
        if (state != ClientState.WithPicture)
        {
            Assert.That(Spoken.Of(alpaca, member.Type), Is.EqualTo(Spoken.Of(com)).And.StartsWith("error 80040"));
            return;
        }

        var columns = alpaca.Value.EnumerateArray().Select(column => column.EnumerateArray().Select(pixel => pixel.GetInt32()).ToArray())
            .ToArray();
        var image = ComImage.Read(com);
        Assert.That((image.Width, image.Height), Is.EqualTo((columns.Length, columns[0].Length)));
        var ofAlpaca = image.Pixels.Select((_, i) => columns[i % image.Width][i / image.Width]).ToArray();
        Assert.That((Different(image.Pixels, driver.OwnPixels), Different(ofAlpaca, driver.AlpacasPixels)), Is.EqualTo((0, 0)),
            "pixels that are not their file's");
        Assert.That(Different(image.Pixels, ofAlpaca), Is.Not.Zero, "two pictures");
    }

    [TestCaseSource(nameof(OfComOnly))]
    public void What_only_COM_has_Alpaca_does_not_know(string name) => Assert.That(driver.Alpaca(name, "").Status, Is.EqualTo(400));

    private static int Different(int[] one, int[] other) => one.Where((pixel, i) => pixel != other[i]).Count();

    /// <summary>When it was is another time for each client.</summary>
    private string OfCom(Member member) => WithoutTime(member, Spoken.Of(driver.Com.Get(member.Name)));

    private string OfAlpaca(Member member) => WithoutTime(member, Spoken.Of(driver.Alpaca(member.Name), member.Type));

    private static string WithoutTime(Member member, string spoken) =>
        member.Name == "LastExposureStartTime" && spoken.StartsWith("VT_BSTR", StringComparison.Ordinal)
            ? Digits().Replace(spoken, "0") : spoken;

    private void Restore(Member member, DispatchAnswer before)
    {
        if (member.Name == "Connected")
        {
            driver.SetConnected(state != ClientState.Disconnected);
        }
        else if (before.Result == HResult.Ok)
        {
            driver.Com.Put(member.Name, before.Boxed);
            driver.Alpaca(member.Name, Pair(member.Name, before.Boxed));
        }
    }

    /// <summary>Waits until what was begun is done: Connect, Disconnect and Move return before that.</summary>
    private void Settle()
    {
        var begin = Clock.Real.GetTimestamp();
        while (IsBusy("Connecting") || (TKind.Kind.Find("IsMoving") is not null && IsBusy("IsMoving")))
        {
            Assert.That(Clock.Real.Since(begin), Is.LessThan(TimeSpan.FromSeconds(60)), "it does not come to an end");
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20));
        }
    }

    private bool IsBusy(string member) =>
        driver.Com.Get(member) is { Result: HResult.Ok } com && com.Raw<short>() != 0
        || driver.Alpaca(member) is { Error: 0 } alpaca && alpaca.Value.GetBoolean();

    /// <summary>Every value for a number of a gauge; of all others the first, which takes no picture.</summary>
    private static IEnumerable<object[]> Arguments(Member member)
    {
        object[] firsts = [.. member.Parameters.Select(p => Values(p.Type).First())];
        return member.Parameters is [{ Type: MemberType.Int16 }, ..]
            ? Values(MemberType.Int16).Select(first => (object[])[first, .. firsts.Skip(1)])
            : [firsts];
    }

    /// <summary>For the setters; the first is also what methods get.</summary>
    private static object[] Values(MemberType type) => type switch
    {
        MemberType.Boolean => [true, false],
        MemberType.Int16   => [(short)-1, (short)0, (short)1, (short)2, (short)400, short.MaxValue],
        MemberType.Double  => [-1.0, 0.0, 0.5, 1e300],
        MemberType.String  => ["no such thing", ""],
        _                  => [-1, 0, 1, 100, int.MaxValue],
    };

    private static string Pair(string name, object value) => $"{name}={Uri.EscapeDataString(Text(value))}";

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string TypeOf(MemberType type) => type switch
    {
        MemberType.None        => nameof(VarEnum.VT_EMPTY),
        MemberType.Boolean     => "VT_BOOL ",
        MemberType.Int16       => "VT_I2 ",
        MemberType.Double      => "VT_R8 ",
        MemberType.String      => "VT_BSTR ",
        MemberType.StringList  => "list",
        MemberType.StateValues => "list",
        _                      => "VT_I4 ",
    };

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digits();
}
