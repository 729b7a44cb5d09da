using SonyAlpha.Driver.Jpeg;
using SonyAlpha.Driver.LiveView;

namespace SonyAlpha.Driver;

/// <summary>Live pictures that become one. Where their size changes, by the magnifier say, it begins anew.</summary>
internal sealed class LiveSum
{
    private GreyPicture first = new(0, 0, []);
    private uint[] sum = [];
    private uint count;

    public LiveSum(LiveFrame live) => Add(live);

    /// <summary>When the first of them began, UTC.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>For how long they were gathered.</summary>
    public TimeSpan Time { get; set; }

    public void Add(LiveFrame live)
    {
        var grey = JpegDecoder.Decode(live.Picture.Jpeg.Span);
        if (count == 0 || (grey.Width, grey.Height) != (first.Width, first.Height))
        {
            (first, sum, count) = (grey, [], 1);
            return;
        }

        if (count++ == 1)
            sum = Array.ConvertAll(first.Pixels, pixel => (uint)pixel);
        for (var i = 0; i < sum.Length; i++)
            sum[i] += grey.Pixels[i];
    }

    public GreyPicture Mean() => count == 1
        ? first : first with { Pixels = Array.ConvertAll(sum, value => (byte)((value + (count / 2)) / count)) };
}
