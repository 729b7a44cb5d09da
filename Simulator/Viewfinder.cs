namespace SonyAlpha.Simulator;

/// <summary>Live view: object 0xFFFFC002.</summary>
/// <remarks>Threads: under the body's lock.</remarks>
/// <param name="seed">Seed of the sky.</param>
/// <param name="isPrepared">Whether few frames are made and shown for ever: for benchmarks.</param>
internal sealed class Viewfinder(ulong seed, bool isPrepared)
{
    private const int PreparedFrames = 8;

    /// <summary>Older bodies have 136 bytes before the JPEG (SonyCamera, SonyAlphaUSB).</summary>
    private const int HeaderLength = 136;

    private readonly LiveSky sky = new(seed);
    private uint number;

    /// <summary>The next frame.</summary>
    public ReadOnlyMemory<byte> Frame(Shot settings)
    {
        if (isPrepared && number == 0)
            sky.Prepare(settings, PreparedFrames);
        return Wrap(sky.Frame(settings, ++number));
    }

    /// <summary>
    /// The object around the JPEG: its place and length, those of the focus frames, and these, with one frame in the middle
    /// (Sony's Camera Remote Command via CrCmd.DPCC PTPDef.swift:1130-1160).
    /// </summary>
    private static ReadOnlyMemory<byte> Wrap(byte[] jpeg)
    {
        var writer = new WireWriter().U32(HeaderLength).U32(jpeg.Length).U32(16).U32(HeaderLength - 16);
        writer.U16(100).Raw(new byte[54]);                                        // version 1.00
        writer.U32(LiveSky.Width).U32(LiveSky.Height).U16(1).Raw(new byte[6]);    // one focus frame
        writer.U16(1).U16(1).U8(0).Raw(new byte[3]);                              // not focused, no priority
        writer.U32(LiveSky.Width / 2).U32(LiveSky.Height / 2).U32(LiveSky.Height / 8).U32(LiveSky.Width / 8);
        return writer.Raw(new byte[HeaderLength - writer.Bytes.Length]).Raw(jpeg).Bytes;
    }
}
