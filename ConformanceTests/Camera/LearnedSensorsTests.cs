using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Cameras;

public sealed class LearnedSensorsTests
{
    private static readonly SensorShape Shape = new(7000, 4700, new(4, 2, 6984, 4690), 1, 0);

    private string folder = "";

    [SetUp]
    public void MakeAFolder() => folder = Directory.CreateTempSubdirectory("learned").FullName;

    [TearDown]
    public void RemoveIt() => Directory.Delete(folder, recursive: true);

    [Test]
    public void What_was_learned_is_known_to_the_next_program()
    {
        var path = Path.Combine(folder, "sub", "sensors.tsv");
        new LearnedSensors(path).Learn("ILCE-NEW", Shape);
        Assert.That(new LearnedSensors(path).Find("ilce-new"), Is.EqualTo(Shape));
    }

    [Test]
    public void A_damaged_line_costs_that_line_only()
    {
        var path = Path.Combine(folder, "sensors.tsv");
        new LearnedSensors(path).Learn("ILCE-NEW", Shape);
        File.AppendAllText(path, "ILCE-BAD\t1\t2\nrubbish\nILCE-WORSE\t10\t10\t0\t0\t99\t99\t0\t0\n");
        var learned = new LearnedSensors(path);
        Assert.That((learned.Find("ILCE-NEW"), learned.Find("ILCE-BAD"), learned.Find("ILCE-WORSE")),
            Is.EqualTo((Shape, (SensorShape?)null, (SensorShape?)null)));
    }

    [Test]
    public void A_place_that_cannot_be_written_is_no_reason_to_fail()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        var learned = new LearnedSensors(Path.Combine(folder, "file", "sensors.tsv"));
        learned.Learn("ILCE-NEW", Shape);
        Assert.That(learned.Find("ILCE-NEW"), Is.EqualTo(Shape));
    }
}
