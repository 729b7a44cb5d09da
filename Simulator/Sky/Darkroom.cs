namespace SonyAlpha.Simulator;

/// <summary>
/// Makes the files of one body's shots. A shot asked for in both formats is rendered once; shots that were prepared are not rendered at
/// all: only frame code, time and number are new, so that what a benchmark measures is not this.
/// </summary>
/// <remarks>Threads: one at a time for each instance.</remarks>
/// <param name="seed">Seed of the <see cref="Sky"/>.</param>
public sealed class Darkroom(ulong seed)
{
    private readonly Sky sky = new(seed);
    private readonly Dictionary<Shot, Negative> prepared = [];
    private Negative? latest;

    /// <summary>What was rendered, and what was made of it so far.</summary>
    private sealed class Negative(Shot shot, ushort[] pixels)
    {
        private RawPayload? payload;
        private ArwPreviews? previews;
        private byte[]? jpeg;

        public Shot Shot => shot;

        public ushort[] Pixels => pixels;

        public byte[] Arw() => ArwWriter.Assemble(shot, Payload, Previews);

        public byte[] Jpeg() => jpeg ??= JpegPicture.Write(shot, pixels);

        /// <summary>The ARW file of another shot that would look the same.</summary>
        public byte[] ArwOf(Shot other)
        {
            new FrameCode(other.Counter, other.SettingsHash).WriteTo(pixels, other.Sensor.WidthIn(other.Encoding));
            return ArwWriter.Assemble(other, Payload.WithCodeOf(other, pixels), Previews);
        }

        private RawPayload Payload => payload ??= RawPayload.Encode(shot, pixels);

        private ArwPreviews Previews => previews ??= ArwPreviews.Of(shot, pixels);
    }

    /// <summary>The ARW file of the shot.</summary>
    public byte[] Arw(Shot shot) => prepared.TryGetValue(Look(shot), out var negative) ? negative.ArwOf(shot) : Expose(shot).Arw();

    /// <summary>The JPEG file of the shot. Of a prepared shot it is always the same one, its Exif time included.</summary>
    public byte[] Jpeg(Shot shot) => prepared.TryGetValue(Look(shot), out var negative) ? negative.Jpeg() : Expose(shot).Jpeg();

    /// <summary>Renders and encodes beforehand. Takes three bytes a pixel or more until the body is gone.</summary>
    /// <param name="shot">Counter, settings hash, time and file number do not matter.</param>
    /// <param name="withJpeg">Whether the JPEG file will be asked for as well.</param>
    public void Prepare(Shot shot, bool withJpeg = false)
    {
        var negative = Render(shot, new ushort[SizeOf(shot)]);
        negative.Arw();
        if (withJpeg)
            negative.Jpeg();
        prepared[Look(shot)] = negative;
    }

    private Negative Expose(Shot shot)
    {
        if (latest?.Shot == shot)
            return latest;
        var pixels = latest?.Pixels.Length == SizeOf(shot) ? latest.Pixels : new ushort[SizeOf(shot)];
        return latest = Render(shot, pixels);
    }

    private Negative Render(Shot shot, ushort[] pixels)
    {
        sky.Render(shot, pixels);
        return new(shot, pixels);
    }

    private static int SizeOf(Shot shot) => shot.Sensor.WidthIn(shot.Encoding) * shot.Sensor.HeightIn(shot.Encoding);

    // What two shots have in common that look the same
    private static Shot Look(Shot shot) => shot with { Counter = 0, SettingsHash = 0, Start = default, FileNumber = 0 };
}
