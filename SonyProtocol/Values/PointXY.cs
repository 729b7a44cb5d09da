using System.Globalization;

namespace SonyAlpha.SonyProtocol;


/// <summary>A place or a size: x in the high half, y in the low one.</summary>
public readonly record struct PointXY(uint Raw)
{
    public PointXY(int x, int y)
        : this((uint)((x << 16) | (y & 0xFFFF)))
    {
    }

    public int X => (int)(Raw >> 16);

    public int Y => (int)(Raw & 0xFFFF);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X}, {Y}");
}
