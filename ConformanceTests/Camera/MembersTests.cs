using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>The table that both faces read.</summary>
public sealed class MembersTests
{
    private const int FirstDispId = 0x60020000;

    [Test]
    public void ICameraV4_has_76_members() => Assert.That(Members.All, Has.Count.EqualTo(76));

    [Test]
    public void Every_name_is_there_once_in_any_case() =>
        Assert.That(Members.All.Select(m => m.Name.ToUpperInvariant()), Is.Unique);

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void The_DISPIDs_of_an_interface_fill_its_slots_without_gap_or_overlap(int version)
    {
        // the CLR numbers the slots through, a property that can be written takes two
        var expected = FirstDispId;
        foreach (var (member, id) in Members.All.Select(m => (m, Id: DispId(m, version))).Where(m => m.Id != 0).OrderBy(m => m.Id))
        {
            Assert.That(id, Is.EqualTo(expected), $"{member} in ICameraV{version}: 0x{id:X8}");
            expected += member.Kind == MemberKind.ReadWrite ? 2 : 1;
        }
    }

    [Test]
    public void What_can_be_written_and_only_that_has_a_setter() =>
        Assert.That(Members.All, Has.All.Matches<Member>(m => m.Set is not null == (m.Kind == MemberKind.ReadWrite)));

    [Test]
    public void Only_methods_have_parameters() =>
        Assert.That(Members.All.Where(m => m.Parameters.Count > 0), Has.All.Matches<Member>(m => m.Kind == MemberKind.Method));

    [Test]
    public void V4_added_only_how_one_connects()
    {
        var added = Members.All.Where(m => m.V3 == 0).Select(m => m.Name);
        Assert.That(added, Is.EqualTo(new[] { "Connect", "Disconnect", "Connecting", "DeviceState" }));
    }

    private static int DispId(Member member, int version) => version switch { 2 => member.V2, 3 => member.V3, _ => member.V4 };
}
