using System.Globalization;
using System.Runtime.InteropServices;
using SonyAlpha.ConformanceTests.Com;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Com;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Windows;

/// <summary>
/// Every row of the table of members, through COM and through Alpaca of the same server: the same value of the right type, or the same
/// error. The cases are made from the table.
/// </summary>
[TestFixture(State.Disconnected)]
[TestFixture(State.Connected)]
[TestFixture(State.WithPicture)]
public sealed class EveryMemberTests(EveryMemberTests.State state)
{
    public enum State
    {
        Disconnected,
        Connected,
        WithPicture,
    }

    /// <summary>A value that changes by itself is asked for again.</summary>
    private const int Attempts = 5;

    private InstalledDriver driver = null!;

    /// <summary>Keeps the body open, and its picture, whatever the two sessions under test do.</summary>
    private InstalledDriver keeper = null!;

    private static IEnumerable<Member> Readable => CameraMembers.All.Where(m => m is { Kind: not MemberKind.Method, Type: not MemberType.Image });

    private static IEnumerable<Member> Images => CameraMembers.All.Where(m => m.Type == MemberType.Image);

    /// <summary>The two that only a face can spell: the setup window, and the end of a COM object.</summary>
    private static IEnumerable<Member> Methods => CameraMembers.All.Where(m => m.Kind == MemberKind.Method && m.Name is not ("SetupDialog" or "Dispose"));

    private static IEnumerable<TestCaseData> Writes =>
        from member in CameraMembers.All
        where member.Kind == MemberKind.ReadWrite
        from value in Values(member.Type)
        select new TestCaseData(member, value).SetArgDisplayNames(member.Name, Text(value));

    [OneTimeSetUp]
    public void Both_are_clients_of_one_server()
    {
        driver = InstalledDriver.Start();
        keeper = InstalledDriver.Start();
        keeper.Com.Put("Connected", true);
        driver.SetConnected(true); // a COM client's camera has its name from the first connection on
        if (state == State.WithPicture)
            driver.Expose();
    }

    [SetUp]
    public void They_are_in_this_state() => driver.SetConnected(state != State.Disconnected);

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
            (com, alpaca) = (Spoken.Of(driver.Com.Get(member.Name)), Spoken.Of(driver.Alpaca(member.Name), member.Type));
        TestContext.Out.WriteLine($"{member.Name}: {com}");
        Assert.That(alpaca, Is.EqualTo(com));
        Assert.That(com, Does.StartWith(TypeOf(member.Type)).Or.StartWith("error 80040"));
    }

    [TestCaseSource(nameof(Writes))]
    public void A_property_is_written_alike(Member member, object value)
    {
        var before = driver.Com.Get(member.Name);
        var com = (Spoken.Of(driver.Com.Put(member.Name, value)), After(member));
        Restore(member, before);
        var alpaca = (Spoken.Of(driver.Alpaca(member.Name, Pair(member.Name, value)), MemberType.None), After(member));
        Restore(member, before);
        TestContext.Out.WriteLine($"{member.Name} = {Text(value)}: {com}");
        Assert.That(alpaca, Is.EqualTo(com));
    }

    [TestCaseSource(nameof(Methods))]
    public void A_method_does_alike(Member member)
    {
        object[] arguments = [.. member.Parameters.Select(p => Values(p.Type).First())];
        var com = Spoken.Of(driver.Com.Do(member.Name, arguments));
        AwaitStill();
        var form = string.Join('&', member.Parameters.Zip(arguments, (p, a) => Pair(p.AlpacaName, a)));
        var alpaca = Spoken.Of(driver.Alpaca(member.Name, form), member.Type);
        AwaitStill();
        TestContext.Out.WriteLine($"{member.Name}: {com}");
        Assert.That(alpaca, Is.EqualTo(com));
        Assert.That(com, Does.StartWith(TypeOf(member.Type)).Or.StartWith("error 80040"));
    }

    [TestCaseSource(nameof(Images))]
    public void An_image_is_the_same(Member member)
    {
        var com = driver.Com.Get(member.Name);
        var alpaca = driver.Alpaca(member.Name);
        if (state != State.WithPicture)
        {
            Assert.That(Spoken.Of(alpaca, member.Type), Is.EqualTo(Spoken.Of(com)).And.StartsWith("error 80040"));
            return;
        }

        var columns = alpaca.Value.EnumerateArray().Select(column => column.EnumerateArray().Select(pixel => pixel.GetInt32()).ToArray()).ToArray();
        var image = ComImage.Read(com);
        Assert.That((image.Width, image.Height), Is.EqualTo((columns.Length, columns[0].Length)));
        var different = Enumerable.Range(0, image.Pixels.Length).Count(i => image.Pixels[i] != columns[i % image.Width][i / image.Width]);
        Assert.That(different, Is.Zero);
    }

    [Test]
    public void What_only_COM_has_Alpaca_does_not_know([Values("SetupDialog", "Dispose")] string name) =>
        Assert.That(driver.Alpaca(name, "").Status, Is.EqualTo(400));

    private string After(Member member)
    {
        AwaitStill();
        var (com, alpaca) = (Spoken.Of(driver.Com.Get(member.Name)), Spoken.Of(driver.Alpaca(member.Name), member.Type));
        // each client has a connection of its own, all have one camera
        if (member.Name != "Connected")
            Assert.That(alpaca, Is.EqualTo(com), "read after it was written");
        return member.Name == "Connected" ? "" : com;
    }

    private void Restore(Member member, DispatchAnswer before)
    {
        if (member.Name == "Connected")
            driver.SetConnected(state != State.Disconnected);
        else if (before.Result == HResult.Ok)
            driver.Com.Put(member.Name, before.Boxed);
    }

    /// <summary>Connect and Disconnect return before they are done.</summary>
    private void AwaitStill()
    {
        var begin = Clock.Real.GetTimestamp();
        while (driver.Com.Get("Connecting").Raw<short>() != 0 || driver.Alpaca("connecting").Value.GetBoolean())
            Assert.That(Clock.Real.Since(begin), Is.LessThan(TimeSpan.FromSeconds(20)), "Connecting does not end");
    }

    /// <summary>For the setters; the first is also what methods get, which must not take a picture here.</summary>
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
}
