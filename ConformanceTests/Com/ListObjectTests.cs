using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Com;
using SonyAlpha.Simulator;

// see DispatchClient
#pragma warning disable CA1416

namespace SonyAlpha.ConformanceTests.Com;

/// <summary>Lists as scripts walk them: by number, by For Each, and DeviceState by its interface.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ListObjectTests : IDisposable
{
    private static readonly string[] Texts = ["ISO 100", "", "ISO 400"];

    private readonly VirtualClock clock = new();
    private ServerLife life = null!;

    [SetUp]
    public void A_server_begins() => life = new(clock, () => false);

    [TearDown]
    public void Nothing_holds_it_any_more() => Assert.That(life.Holders, Is.Zero);

    public void Dispose() => clock.Dispose();

    [Test]
    public void Count_and_Item_from_0()
    {
        using var list = new DispatchClient(ListObject.Of(Texts, life).Pointer);
        Assert.That(list.Get("Count").Raw<int>(), Is.EqualTo(3));
        Assert.That(list.Invoke(Automation.DefaultMember, Automation.Call.Get | Automation.Call.Method, 2).Bstr, Is.EqualTo("ISO 400"));
        Assert.That(list.Do("Item", 1).Type, Is.EqualTo(VarEnum.VT_BSTR), "an empty text is a text");
    }

    [TestCase(-1)]
    [TestCase(3)]
    public void Beyond_the_end_is_a_bad_index(int index)
    {
        using var list = new DispatchClient(ListObject.Of(Texts, life).Pointer);
        Assert.That(list.Do("Item", index).Result, Is.EqualTo(HResult.BadIndex));
    }

    [Test]
    public unsafe void For_Each_fetches_a_few_at_a_time_and_is_told_the_end()
    {
        using var list = new DispatchClient(ListObject.Of(Texts, life).Pointer);
        var answer = list.Invoke(Automation.NewEnum, Automation.Call.Get | Automation.Call.Method);
        Assert.That(answer.Type, Is.EqualTo(VarEnum.VT_UNKNOWN));
        using var walk = new DispatchClient(answer.Raw<nint>()).As(InterfaceId.EnumVariant)!;
        new DispatchClient(walk.Pointer).Release(); // the answer's own reference
        var next = (delegate* unmanaged<nint, uint, ComVariant*, uint*, int>)(*(nint**)walk.Pointer)[3];
        var got = stackalloc ComVariant[2];
        uint count;
        Assert.That((next(walk.Pointer, 2, got, &count), count), Is.EqualTo((HResult.Ok, 2u)));
        Assert.That(Marshal.PtrToStringBSTR(got[0].GetRawDataRef<nint>()), Is.EqualTo("ISO 100"));
        Assert.That((next(walk.Pointer, 2, got, &count), count), Is.EqualTo((HResult.False, 1u)));
    }

    [Test]
    public void DeviceState_answers_to_its_interface_and_each_entry_to_its_own()
    {
        using var list =
            new DispatchClient(ListObject.Of([new StateValue("CameraState", 2), new StateValue("ImageReady", true)], life).Pointer);
        using var states = list.As(InterfaceId.StateValueCollection)!;
        using var entry = states.Do("Item", 1).Object;
        using var state = entry.As(InterfaceId.StateValue)!;
        Assert.That(state.Get("Name").Bstr, Is.EqualTo("ImageReady"));
        Assert.That(state.Get("Value").Type, Is.EqualTo(VarEnum.VT_BOOL));
    }

    [Test]
    public void A_list_of_texts_is_no_DeviceState()
    {
        using var list = new DispatchClient(ListObject.Of(Texts, life).Pointer);
        Assert.That(list.As(InterfaceId.StateValueCollection), Is.Null);
    }
}
