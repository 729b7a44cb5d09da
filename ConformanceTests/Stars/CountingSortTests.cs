using SonyAlpha.Driver;

namespace SonyAlpha.ConformanceTests.Stars;

public sealed class CountingSortTests
{
    [TestCase(512, 600, 0)]
    [TestCase(512, 600, 65535)]
    [TestCase(0, 1, 1023)]
    [TestCase(0, 1, 1024)]
    [TestCase(0, 65536, 0)]
    [TestCase(65000, 65536, 65535)]
    public void What_is_counted_comes_in_the_order_of_what_is_compared(int from, int to, int star)
    {
        Random random = new(from + to + star);
        CountingSort sort = new();
        foreach (var length in new[] { 1024, 1, 2, 0, 900, 1024 }) // nothing is left over from one to the next
        {
            var values = Enumerable.Range(0, length).Select(i => (ushort)(i % 100 == 7 ? star : random.Next(from, to))).ToArray();
            var right = values.Order().ToArray();
            sort.Sort(values);
            Assert.That(values, Is.EqualTo(right));
        }
    }
}
