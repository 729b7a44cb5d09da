namespace SonyAlpha.Driver;

/// <summary>Finds the stars of a frame, raw as it is with its colour matrix, and measures how large they are.</summary>
/// <remarks>
/// Found where squares of 2 x 2 pixels, smoothed over 3 x 3 of them, stand out of the sky; measured in the pixels themselves, within an
/// aperture that fits the star. Threads: any; a frame of 24 megapixels takes some tenths of a second of all processors.
/// </remarks>
public sealed class StarFinder
{
    /// <summary>More do not make a field's sizes truer.</summary>
    private const int MostStars = 1000;

    /// <summary>So many peaks are measured beside each other, the brightest first: those that belong to stars found before need not
    /// be.</summary>
    private const int AtOnce = 250;

    private const double Smallest = 3.5, Largest = 40, FirstAperture = 9, Passes = 5;

    /// <summary>A pass that moves the aperture by less, in pixels, is the last.</summary>
    private const double Settled = 0.02;

    private readonly Frame frame;
    private readonly SkyMesh sky;
    private readonly int top;

    private StarFinder(Frame frame, int top)
    {
        this.frame = frame;
        this.top = top;
        sky = new(frame);
    }

    /// <param name="frame">A lease that stays the caller's.</param>
    /// <param name="maxAdu">From 98 % of this on a pixel is burnt.</param>
    public static StarField Find(Frame frame, int maxAdu)
    {
        if (frame.Width < 2 * SkyMesh.Cell || frame.Height < 2 * SkyMesh.Cell)
            return new([], 0);
        StarFinder finder = new(frame, (int)(0.98 * maxAdu));
        return new(finder.Stars(), finder.sky.Level);
    }

    private List<Star> Stars()
    {
        List<Star> kept = [];
        foreach (var peaks in new PeakFinder(frame, sky).Peaks(4 * MostStars).Chunk(AtOnce))
        {
            // one star that is far out of focus has several peaks
            var own = Array.FindAll(peaks, peak => !IsOf(kept, (peak.X * 2) + 0.5, (peak.Y * 2) + 0.5));
            var stars = new Star?[own.Length];
            Parallel.For(0, own.Length, i => stars[i] = Measure((own[i].X * 2) + 0.5, (own[i].Y * 2) + 0.5));
            foreach (var star in stars.OfType<Star>().OrderByDescending(star => star.Flux))
            {
                if (!IsOf(kept, star.X, star.Y))
                    kept.Add(star);
            }

            if (kept.Count >= MostStars)
                break;
        }

        return [.. kept.OrderByDescending(star => star.Flux).Take(MostStars)];
    }

    private static bool IsOf(List<Star> stars, double x, double y) =>
        stars.Exists(star => Math.Abs(star.X - x) < Reach(star) && Math.Abs(star.Y - y) < Reach(star));

    private static double Reach(Star star) => (3.2 * star.HalfFluxRadius) + 2;

    /// <returns>Null for what is no star: a hot pixel, or nothing but noise.</returns>
    private Star? Measure(double x, double y)
    {
        var aperture = FirstAperture;
        Aperture light = new();
        for (var pass = 0; pass < Passes; pass++)
        {
            light.Read(frame, sky, x, y, aperture);
            if (light.Flux < 4 * sky.Noise * aperture || light.IsOnePixel)
                return null;
            var next = Math.Clamp((3.2 * light.HalfFluxRadius) + 1, Smallest, Largest);
            var rests = Math.Abs(next - aperture) < Settled && Math.Abs(light.X - x) + Math.Abs(light.Y - y) < Settled;
            (x, y, aperture) = (light.X, light.Y, next);
            if (rests)
                break;
        }

        var width = light.Width(Math.Clamp(light.HalfFluxRadius, 1, Largest));
        return x < 1 || y < 1 || x > frame.Width - 2 || y > frame.Height - 2 ? null
            : new(x, y, light.Flux, light.HalfFluxRadius, width, light.Peak >= top);
    }
}
