namespace SonyAlpha.Simulator;

/// <summary>The properties of a body as it shows them in one protocol version.</summary>
/// <remarks>Threads: under the body's lock.</remarks>
internal sealed class BodyProperties
{
    private readonly ushort version;
    private readonly List<BodyProperty> all;
    private readonly Dictionary<ushort, int> places;
    private readonly HashSet<ushort> changed = [];
    private ReadOnlyMemory<byte>? dataset;

    public BodyProperties(ushort version, IEnumerable<BodyProperty> properties)
    {
        this.version = version;
        all = [.. properties];
        places = all.Index().GroupBy(p => p.Item.Code).ToDictionary(p => p.Key, Ruling);
    }

    public IReadOnlyList<BodyProperty> All => all;

    public BodyProperty? Find(ushort code) => places.TryGetValue(code, out var place) ? all[place] : null;

    /// <summary>The value; 0 of a property that this body has not.</summary>
    public long this[ushort code] => Find(code)?.Current ?? 0;

    /// <summary>Puts a property in the place of the one with its code.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Put(BodyProperty property)
    {
        var place = places[property.Code];
        if (all[place] == property)
            return false;
        all[place] = property;
        changed.Add(property.Code);
        dataset = null;
        return true;
    }

    /// <summary>Every record, or those that changed since they were told last: the answer to 0x9209.</summary>
    /// <param name="veil">What a property looks like from outside at present; null for as it is.</param>
    public ReadOnlyMemory<byte> Tell(bool changedOnly, Func<BodyProperty, BodyProperty>? veil = null)
    {
        if (veil is not null)
            return Write([.. all.Select(veil)]);
        if (changedOnly)
        {
            var news = Write([.. all.Where(p => changed.Contains(p.Code))]);
            changed.Clear();
            return news;
        }

        if (changed.Count > 0)
            changed.Clear();
        return dataset ??= Write(all);
    }

    /// <summary>Bodies that list a code twice mean the one that can be set (libgphoto2 commit 77aee33ea: 0x5013).</summary>
    private static int Ruling(IEnumerable<(int Place, BodyProperty Property)> same) =>
        same.OrderByDescending(p => p.Property is { Access: Notation.Set, State: Notation.On }).First().Place;

    private ReadOnlyMemory<byte> Write(List<BodyProperty> properties)
    {
        var writer = new WireWriter().U32(properties.Count).U32(0);
        foreach (var property in properties)
            writer.Property(property, twoLists: version >= SimulatedBody.Version3);
        return writer.Bytes;
    }
}
