using System.Collections.Immutable;

namespace SonyAlpha.Driver;

/// <summary>What the pixels of a window are counted in: frames of this shape, read out in this mode.</summary>
internal sealed record Coordinates(SensorShape Shape, Readout Readout)
{
    public (int Width, int Height) Size => Shape.Size(Readout);
}

/// <summary>
/// The part of the picture that a client chose: StartX, StartY, NumX and NumY, and in which pixels it counted them. Those are the pixels of
/// the sizes that it read last: programs read CameraXSize once, when they connect, and set the readout mode last of all before an exposure
/// (NINA, CameraVM.cs), so their numbers are those of the mode that was.
/// </summary>
/// <param name="NumX">Null while the client has not said: all there is.</param>
/// <param name="Base">What the numbers count; null while nobody has set any.</param>
/// <param name="SetIn">What held when they were set: read back in it, a number is what was written.</param>
/// <param name="Told">The sizes that the client was told, the first when it connected, the last one last.</param>
internal sealed record Region(
    int StartX, int StartY, int? NumX, int? NumY, Coordinates? Base, Coordinates? SetIn, ImmutableList<Coordinates> Told)
{
    public static readonly Region Whole = new(0, 0, null, null, null, null, []);

    /// <summary>The client reads CameraXSize or CameraYSize.</summary>
    public Region Tell(Coordinates now)
    {
        if (Told is [.., var last] && last == now)
            return this;
        // the first stays the first: it is what a program goes on with that never asks again
        return this with { Told = Told.IsEmpty ? [now] : [Told[0], .. Told.Skip(1).Where(told => told != now), now] };
    }

    /// <summary>The client sets one of the four numbers.</summary>
    public Region Set(Coordinates now, Func<Region, Region> change)
    {
        var known = Told is [.., var last] ? last : now;
        var here = Base is { } basis && basis.Readout != known.Readout ? Scaled(basis.Size, known.Size) : this;
        return change(here) with { Base = known, SetIn = now };
    }

    /// <summary>The numbers as a client reads them.</summary>
    public Region In(Coordinates now) =>
        Base is { } basis && SetIn!.Readout != now.Readout && basis.Readout != now.Readout ? Scaled(basis.Size, now.Size) : this;

    /// <summary>The window of an exposure that is started now.</summary>
    /// <returns>The window, and whether it is all there is, whatever size the picture turns out to have.</returns>
    /// <exception cref="AscomException">It does not lie in the picture, or was chosen in another picture than comes now.</exception>
    public (Window Window, bool IsWhole) Resolve(Coordinates now, int bin)
    {
        var (width, height) = Binned(now, bin);
        var all = new Window(0, 0, width, height);
        var (fullWidth, fullHeight) = Binned(Base ?? now, bin);
        var asked = new Window(StartX, StartY, NumX ?? fullWidth, NumY ?? fullHeight);
        if (IsAll(asked, now, bin))
            return (all, true);
        var here = asked;
        if (Base is { } basis)
        {
            RequireSame(basis, now);
            here = basis.Readout != now.Readout || now.Readout == Readout.LiveView ? Scale(asked, basis.Size, now.Size)
                : !Lies(asked, now, bin) && Told is [var first, ..] && Lies(asked, first, bin) ? Scale(asked, first.Size, now.Size)
                : asked;
        }

        CheckSpan("X", here.X, here.Width, width);
        CheckSpan("Y", here.Y, here.Height, height);
        return (here, here == all);
    }

    /// <summary>
    /// All of the picture as the client knows it: as it is now, as it was when the numbers were set or when it connected, or as it was in
    /// this mode before the body was set to another size; in other modes only what could be nothing else.
    /// </summary>
    private bool IsAll(Window asked, Coordinates now, int bin)
    {
        bool IsAllOf(Coordinates there) => asked == new Window(0, 0, Binned(there, bin).Width, Binned(there, bin).Height);
        return IsAllOf(now) || (Base is { } basis && IsAllOf(basis)) || (Told is [var first, ..] && IsAllOf(first))
            || Told.Any(told => IsAllOf(told) && (told.Readout == now.Readout || !Lies(asked, now, bin)));
    }

    /// <summary>A part of one picture is another part of another: nobody can say which is meant.</summary>
    private static void RequireSame(Coordinates basis, Coordinates now)
    {
        if (basis.Readout == Readout.LiveView || now.Readout == Readout.LiveView || basis.Shape.IsLike(now.Shape))
            return;
        throw AscomErrors.InvalidValue(
            $"StartX, StartY, NumX and NumY were set when frames had {basis.Size.Width} x {basis.Size.Height} pixels. "
            + $"They have {now.Size.Width} x {now.Size.Height} now: read CameraXSize and CameraYSize again, and set them anew");
    }

    private Region Scaled((int Width, int Height) from, (int Width, int Height) to)
    {
        var window = Scale(new(StartX, StartY, NumX ?? from.Width, NumY ?? from.Height), from, to);
        return this with
        {
            StartX = window.X, StartY = window.Y, NumX = NumX is null ? null : window.Width, NumY = NumY is null ? null : window.Height,
        };
    }

    /// <summary>An even column stays an even one: the Bayer pattern begins with the same colour.</summary>
    private static Window Scale(Window window, (int Width, int Height) from, (int Width, int Height) to)
    {
        var (x, width) = Scale(window.X, window.Width, from.Width, to.Width);
        var (y, height) = Scale(window.Y, window.Height, from.Height, to.Height);
        return new(x, y, width, height);
    }

    private static (int Start, int Count) Scale(int start, int count, int from, int to)
    {
        var scaled = (int)((long)start * to / from);
        scaled -= (scaled ^ start) & 1;
        return (Math.Max(0, scaled), (int)(((long)count * to + from / 2) / from));
    }

    private static (int Width, int Height) Binned(Coordinates there, int bin) => (there.Size.Width / bin, there.Size.Height / bin);

    private static bool Lies(Window window, Coordinates there, int bin)
    {
        var (width, height) = Binned(there, bin);
        return window is { X: >= 0, Y: >= 0, Width: >= 1, Height: >= 1 } && window.X <= width - window.Width
            && window.Y <= height - window.Height;
    }

    private static void CheckSpan(string axis, int start, int count, int size)
    {
        if (start < 0 || count < 1 || start > size - count)
            throw AscomErrors.InvalidValue($"Start{axis} {start} and Num{axis} {count} do not lie within {size} pixels at this binning");
    }
}
