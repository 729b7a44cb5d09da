namespace SonyAlpha.Simulator;

/// <summary>A picture as JPEG stores it: brightness in full, colour at half the resolution both ways, or none (grey).</summary>
/// <param name="Width">Columns of <paramref name="Luma"/>.</param>
/// <param name="Height">Rows of it.</param>
/// <param name="Luma">Brightness, row after row, 0 to 255.</param>
/// <param name="Blue">Cb about 128 in (Width + 1) / 2 columns and (Height + 1) / 2 rows; null for grey.</param>
/// <param name="Red">Cr likewise.</param>
public sealed record JpegPlanes(int Width, int Height, byte[] Luma, byte[]? Blue = null, byte[]? Red = null);
