using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>Everything the camera said about itself at one moment: the dataset of 0x9209. Immutable; any thread may read it.</summary>
public sealed class PropertyTable
{
    public static readonly PropertyTable Empty = new([], null);

    /// <summary>Codes have 16 bits, and those of properties three of eight ranges; real bodies report up to 400.</summary>
    private const int MostRecords = 4096;

    private readonly Dictionary<ushort, PropertyDescription> byCode;

    public PropertyTable(IReadOnlyList<PropertyDescription> all, string? brokenOff)
    {
        All = all;
        BrokenOff = brokenOff;
        // 3.00 bodies may list a code twice, with a settable one second (libgphoto2 commit 77aee33ea: 0x5013): the writable record wins
        byCode = new(all.Count);
        foreach (var property in all)
        {
            if (!byCode.TryAdd(property.Code, property) && property.IsWritable)
                byCode[property.Code] = property;
        }

        AreZeros = this[SonyProperty.StillCaptureMode] is { Current: { IsNumber: true, Bits: var drive } } && drive == 0;
    }

    /// <summary>
    /// Whether the body has nothing to tell yet. There is no drive mode 0: bodies that have just shaken hands show it, and other zeros with
    /// it, which would mean Bulb, ISO 0, no picture (libgphoto2 cameras/: sony-a6300, -a68, -rx100m5, the first dump of -a58; 0x5013 alone
    /// in -a1, -rx0m2).
    /// </summary>
    public bool AreZeros { get; }

    /// <summary>In the camera's own order.</summary>
    public IReadOnlyList<PropertyDescription> All { get; }

    /// <summary>Why the dataset could not be read to its end, and at which byte; null if it could.</summary>
    public string? BrokenOff { get; }

    public PropertyDescription? this[ushort code] => byCode.GetValueOrDefault(code);

    public PropertyDescription? this[Property property] => byCode.GetValueOrDefault(property.Code);

    /// <summary>The current value; null if the camera does not report the property, or shows what is no value: see
    /// <see cref="IsTold"/>.</summary>
    public T? Get<T>(Property<T> property) where T : unmanaged =>
        Told(property) is { Current.IsNumber: true } description ? property.Read(description.Current) : null;

    /// <summary>The description of a property whose value says something; else null.</summary>
    public PropertyDescription? Told(Property property) =>
        this[property] is { } description && IsTold(property, description) ? description : null;

    /// <summary>
    /// Whether a shown value is one: not while the body calls the property not valid, shows what is in none of its own lists, or shows a
    /// zero among zeros. What is none is not known yet, and is asked for again.
    /// </summary>
    public bool IsTold(Property property, PropertyDescription description) => description.State != PropertyState.Disabled
        && description.IsListed(property)
        && !(description.Current.IsNumber && (description.Current.Bits == property.Nothing || (AreZeros && description.Current.Bits == 0)));

    /// <summary>The current text; null if the camera does not report the property or it is no text.</summary>
    public string? Text(Property property) => this[property] is { Type: PtpType.String } description ? description.Current.Text : null;

    /// <summary>
    /// Reads the dataset. What breaks off keeps the records read so far: one bad record must not lose the connection.
    /// Layout: u32 count, u32 zero, then the records (libgphoto2 ptp.c:4437-4441).
    /// </summary>
    public static PropertyTable Read(ref PtpReader reader, bool twoLists)
    {
        var count = reader.UInt32();
        reader.UInt32();
        var records = new List<PropertyDescription>((int)Math.Min(count, 1024));
        while (records.Count < count && reader.Remaining > 0)
        {
            var start = reader.Position;
            if (records.Count == MostRecords)
                return new(records, $"Record {records.Count + 1} of {count} at byte {start}: no body has more than {MostRecords}");
            try
            {
                records.Add(PropertyDescription.Read(ref reader, twoLists));
            }
            catch (PtpDataException error)
            {
                return new(records, $"Record {records.Count + 1} of {count} at byte {start}: {error.Message}");
            }
        }

        return new(records, records.Count < count ? $"{count} records were announced, {records.Count} came" : null);
    }

    /// <summary>Writes the dataset as <see cref="Read"/> reads it.</summary>
    public ReadOnlyMemory<byte> Write(bool twoLists)
    {
        var writer = new PtpWriter();
        writer.UInt32((uint)All.Count);
        writer.UInt32(0);
        foreach (var property in All)
            property.Write(writer, twoLists);
        return writer.Written;
    }

    /// <summary>This table with newer records in the place of older ones: what a changed-only reply brings.</summary>
    public PropertyTable With(PropertyTable newer)
    {
        var replaced = All.Select(p => newer[p.Code] ?? p).ToList();
        replaced.AddRange(newer.All.Where(p => this[p.Code] is null));
        return new(replaced, newer.BrokenOff);
    }
}
