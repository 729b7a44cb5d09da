namespace SonyAlpha.Driver;

/// <summary>A star in a frame. Lengths in pixels of the frame, places from the middle of its first pixel.</summary>
/// <param name="Flux">Its light over the sky, in values of the frame.</param>
/// <param name="HalfFluxRadius">Within this distance of its centre lies half of its light.</param>
/// <param name="FullWidth">At half of its height, of a bell with its second moment.</param>
/// <param name="IsBurnt">Whether a pixel of it is at the top: then its width is no measure.</param>
public sealed record Star(double X, double Y, double Flux, double HalfFluxRadius, double FullWidth, bool IsBurnt);

/// <summary>The stars of a frame, the brightest first.</summary>
/// <param name="Sky">The median of the frame.</param>
public sealed record StarField(IReadOnlyList<Star> Stars, double Sky)
{
    /// <summary>So many of the brightest tell the focus of a frame.</summary>
    private const int Telling = 50;

    /// <summary>Median of the brightest stars that are not burnt; null without any.</summary>
    public double? HalfFluxRadius => Median(star => star.HalfFluxRadius);

    /// <summary>The same of their widths.</summary>
    public double? FullWidth => Median(star => star.FullWidth);

    /// <summary>The brightest that tells the focus: neither burnt, nor two in one; null without any.</summary>
    public Star? Clearest => Stars.FirstOrDefault(star => !star.IsBurnt && star.HalfFluxRadius <= 1.3 * HalfFluxRadius);

    /// <summary>The star that is nearest to a place; null if none is within that distance.</summary>
    public Star? Nearest(double x, double y, double within) =>
        Stars.Where(star => Distance(star, x, y) <= within).MinBy(star => Distance(star, x, y));

    private double? Median(Func<Star, double> size)
    {
        var sizes = Stars.Where(star => !star.IsBurnt).Take(Telling).Select(size).Order().ToList();
        return sizes.Count == 0 ? null : sizes[sizes.Count / 2];
    }

    private static double Distance(Star star, double x, double y) =>
        Math.Sqrt(((star.X - x) * (star.X - x)) + ((star.Y - y) * (star.Y - y)));
}
