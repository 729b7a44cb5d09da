using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>The table that both faces read.</summary>
public sealed class MembersTests
{
    private const int FirstDispId = 0x60020000;

    [Test]
    public void ICameraV4_has_76_members() => Assert.That(CameraMembers.All, Has.Count.EqualTo(76));

    [Test]
    public void Every_name_is_there_once_in_any_case() =>
        Assert.That(CameraMembers.All.Select(m => m.Name.ToUpperInvariant()), Is.Unique);

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void The_DISPIDs_of_an_interface_fill_its_slots_without_gap_or_overlap(int version)
    {
        // the CLR numbers the slots through, a property that can be written takes two
        var expected = FirstDispId;
        foreach (var (member, id) in CameraMembers.All.Select(m => (m, Id: DispId(m, version))).Where(m => m.Id != 0).OrderBy(m => m.Id))
        {
            Assert.That(id, Is.EqualTo(expected), $"{member} in ICameraV{version}: 0x{id:X8}");
            expected += member.Kind == MemberKind.ReadWrite ? 2 : 1;
        }
    }

    [Test]
    public void What_can_be_written_and_only_that_has_a_setter() =>
        Assert.That(CameraMembers.All, Has.All.Matches<Member>(m => m.Set is not null == (m.Kind == MemberKind.ReadWrite)));

    [Test]
    public void Only_methods_have_parameters() =>
        Assert.That(CameraMembers.All.Where(m => m.Parameters.Count > 0), Has.All.Matches<Member>(m => m.Kind == MemberKind.Method));

    [Test]
    public void V4_added_only_how_one_connects()
    {
        var added = CameraMembers.All.Where(m => m.V3 == 0).Select(m => m.Name);
        Assert.That(added, Is.EqualTo(new[] { "Connect", "Disconnect", "Connecting", "DeviceState" }));
    }

    [Test]
    public void Each_property_has_the_type_that_its_row_states()
    {
        using var night = new Observatory("ILCE-7SM3");
        using var client = night.Connect();
        night.Expose(client);
        var read = 0;
        foreach (var member in CameraMembers.All.Where(m => m.Kind != MemberKind.Method))
        {
            try
            {
                var value = member.Call(client, []);
                Assert.That(value, Is.InstanceOf(TypeOf(member.Type)), member.Name);
                (value as Frame)?.Dispose();
                member.Set?.Invoke(client, value!);
                read++;
            }
            catch (AscomException error)
            {
                Assert.That(error.Number, Is.EqualTo(AscomErrors.NotImplementedNumber), $"{member}: {error.Message}");
            }
        }

        Assert.That(read, Is.GreaterThan(40));
    }

    [Test]
    public void Without_a_connection_every_member_says_so_but_those_that_need_none()
    {
        using var night = new Observatory();
        using var client = night.Camera.NewSession();
        string[] free = ["Connected", "Connecting", "DriverInfo", "DriverVersion", "InterfaceVersion", "Name", "SupportedActions"];
        foreach (var member in CameraMembers.All.Where(m => m.Kind != MemberKind.Method))
        {
            if (free.Contains(member.Name))
                Assert.That(() => member.Call(client, []), Throws.Nothing, member.Name);
            else
                Assert.That(() => member.Call(client, []),
                    Throws.TypeOf<AscomException>().With.Property("Number").EqualTo(AscomErrors.NotConnectedNumber), member.Name);
        }
    }

    private static Type TypeOf(MemberType type) => type switch
    {
        MemberType.Boolean     => typeof(bool),
        MemberType.Int16       => typeof(short),
        MemberType.Double      => typeof(double),
        MemberType.String      => typeof(string),
        MemberType.StringList  => typeof(IReadOnlyList<string>),
        MemberType.Image       => typeof(Frame),
        MemberType.StateValues => typeof(IReadOnlyList<StateValue>),
        _                      => typeof(int),
    };

    private static int DispId(Member member, int version) => version switch { 2 => member.V2, 3 => member.V3, _ => member.V4 };
}
