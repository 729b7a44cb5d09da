namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>A rectangle of pixels; the origin is the upper left corner of the raw array.</summary>
public readonly record struct Area(int X, int Y, int Width, int Height)
{
    /// <summary>Whether it has pixels and all of them lie in an array of that size.</summary>
    public bool FitsIn(int width, int height) =>
        X >= 0 && Y >= 0 && Width > 0 && Height > 0 && X <= width - Width && Y <= height - Height;
}
