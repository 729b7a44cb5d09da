using System.Runtime.InteropServices;
using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Com;

// see DispatchClient
#pragma warning disable CA1416

namespace SonyAlpha.ConformanceTests.Com;

/// <summary>The camera through the functions that COM calls. What Windows converts and marshals is tested where there is a Windows:
/// ci/wine.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CameraObjectTests : IDisposable
{
    private readonly Observatory night = new();
    private ServerLife life = null!;
    private CameraSession session = null!;
    private DispatchClient camera = null!;
    private int setupsShown;

    [SetUp]
    public void A_client_creates_the_object()
    {
        life = new(night.Clock, () => false);
        session = night.Camera.NewSession();
        camera = new(new DeviceObject(session, _ => setupsShown++, life, Serilog.Core.Logger.None).Pointer);
    }

    [TearDown]
    public void The_clients_last_release_ends_it()
    {
        Assert.That(camera.Release(), Is.Zero);
        Assert.That(life.Holders, Is.Zero, "the server may go with its last client");
        Assert.That(night.Camera.Clients, Is.Zero, "the session ended with the object");
    }

    public void Dispose()
    {
        camera.Dispose();
        night.Dispose();
    }

    [Test]
    public void IDispatch_is_ICameraV4()
    {
        using var newest = camera.As(Driver.Camera.Row.Interfaces[0].Id)!;
        Assert.That(newest.Pointer, Is.EqualTo(camera.Pointer));
    }

    /// <summary>The numbers that type-library clients have compiled in (ASCOMPlatform 7.1.3; the rule is in MembersTests).</summary>
    [TestCase("CanFastReadout", 0x6002003E, 0x6002003E, 0x6002003E)]
    [TestCase("Gain",           0x60020044, 0x60020044, 0x6002003F)]
    [TestCase("ExposureMax",    0x6002003F, 0x6002003F, 0x6002004A)]
    [TestCase("Offset",         -1,         0x6002004F, 0x6002004F)]
    [TestCase("DeviceState",    -1,         -1,         0x60020059)]
    public void Each_version_of_the_interface_numbers_the_members_in_its_own_way(string name, int v2, int v3, int v4)
    {
        using var second = camera.As(Driver.Camera.Row.Interfaces[2].Id)!;
        using var third = camera.As(Driver.Camera.Row.Interfaces[1].Id)!;
        int[] found = [second.Find(name).Ids[0], third.Find(name).Ids[0], camera.Find(name).Ids[0]];
        Assert.That(found, Is.EqualTo(new[] { v2, v3, v4 }));
    }

    [Test]
    public void Another_devices_interface_is_not_there() => Assert.That(camera.As(Guid.NewGuid()), Is.Null);

    [Test]
    public void Names_are_found_in_any_case_and_parameters_by_their_places() =>
        Assert.That(camera.Find("startexposure", "LIGHT", "Duration"),
            Is.EqualTo((HResult.Ok, new[] { 0x60020036, 1, 0 })).Using<(int, int[])>(Same));

    [Test]
    public void A_parameter_that_is_not_there_is_an_unknown_name() =>
        Assert.That(camera.Find("StartExposure", "Dark"),
            Is.EqualTo((HResult.UnknownName, new[] { 0x60020036, -1 })).Using<(int, int[])>(Same));

    [Test]
    public void Every_value_has_the_exact_type_that_clients_unbox()
    {
        Assert.That(camera.Put("Connected", true).Result, Is.EqualTo(HResult.Ok));
        night.Expose(session);
        var read = 0;
        foreach (var member in CameraMembers.All.Where(m => m is { Kind: not MemberKind.Method, Type: not MemberType.Image }))
        {
            var answer = camera.Get(member.Name);
            if (answer.Result == HResult.Ok)
            {
                Assert.That(answer.Type, Is.EqualTo(TypeOf(member.Type)), member.Name);
                read++;
                if (answer.Type == VarEnum.VT_DISPATCH)
                    answer.Object.Dispose();
            }
            else
            {
                Assert.That((uint)answer.Number, Is.EqualTo(0x80040400), $"{member.Name}: {answer.Text}");
            }
        }

        Assert.That(read, Is.GreaterThan(40));
    }

    [Test]
    public void What_is_written_is_read_back()
    {
        camera.Put("Connected", true);
        Assert.That(camera.Put("NumX", 320).Result, Is.EqualTo(HResult.Ok));
        Assert.That(camera.Get("NumX").Raw<int>(), Is.EqualTo(320));
    }

    [Test]
    public void An_error_has_its_number_its_text_and_its_source()
    {
        var refused = camera.Get("CameraXSize");
        Assert.Multiple(() =>
        {
            Assert.That(refused.Result, Is.EqualTo(HResult.Exception));
            Assert.That((uint)refused.Number, Is.EqualTo(0x80040407));
            Assert.That(refused.Text, Does.Contain("connect first"));
            Assert.That(refused.Source, Is.EqualTo(Product.Name));
        });
    }

    [Test]
    public void A_setter_fails_as_a_getter_does()
    {
        camera.Put("Connected", true);
        Assert.That((uint)camera.Put("BinX", (short)0).Number, Is.EqualTo(0x80040401));
    }

    [TestCase("CameraXSize")]
    [TestCase("StartExposure")]
    public void What_cannot_be_written_is_no_member_to_write(string name) =>
        Assert.That(camera.Put(name, 1).Result, Is.EqualTo(HResult.MemberNotFound));

    [Test]
    public void Arguments_left_out_have_their_defaults_or_are_missed()
    {
        Assert.That((uint)camera.Do("CommandBool", "x").Number, Is.EqualTo(0x80040400), "Raw has a default");
        Assert.That(camera.Do("StartExposure", 1.0).Result, Is.EqualTo(HResult.ParameterNotOptional));
        Assert.That(camera.Do("StartExposure", 1.0, true, true).Result, Is.EqualTo(HResult.BadParameterCount));
    }

    [Test]
    public void The_setup_window_is_the_faces_own()
    {
        var before = setupsShown;
        camera.Do("SetupDialog");
        Assert.That(setupsShown, Is.EqualTo(before + 1));
    }

    private static bool Same((int Result, int[] Ids) a, (int Result, int[] Ids) b) => a.Result == b.Result && a.Ids.SequenceEqual(b.Ids);

    private static VarEnum TypeOf(MemberType type) => type switch
    {
        MemberType.Boolean                              => VarEnum.VT_BOOL,
        MemberType.Int16                                => VarEnum.VT_I2,
        MemberType.Double                               => VarEnum.VT_R8,
        MemberType.String                               => VarEnum.VT_BSTR,
        MemberType.StringList or MemberType.StateValues => VarEnum.VT_DISPATCH,
        _                                               => VarEnum.VT_I4,
    };
}
