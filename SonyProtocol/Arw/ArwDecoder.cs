namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>File in, pixels out.</summary>
/// <remarks>Threads: any but the body's thread; calls do not disturb each other.</remarks>
public static class ArwDecoder
{
    /// <summary>Enough for the directories of every body seen; where it is not, twice as much is waited for.</summary>
    private const int HeaderBytes = 256 << 10;

    /// <summary>Decodes a file that is in memory.</summary>
    /// <param name="threads">How many to decode with; 0 for all the machine has.</param>
    /// <exception cref="ArwException">The file is damaged, or its pixels are not the sensor's.</exception>
    public static RawFrame Decode(ReadOnlyMemory<byte> file, int threads = 0)
    {
        var facts = ArwFile.Read(file.Span);
        var frame = Unpack(facts, new ArwSource.Whole(file), Threads(threads), null);
        return Written(frame, file.Span);
    }

    /// <summary>
    /// Decodes what can be decoded of a damaged file: of ARW2 all blocks but the damaged ones, of lossless files all tiles but those, and
    /// of a file that is cut off, or filled with zeros, what is there. The rest is zeros, and <see cref="ArwFile.Damage"/> says where.
    /// </summary>
    /// <exception cref="ArwException">Its directories are damaged, its pixels are not the sensor's, or they hang one on another
    /// (ARW1).</exception>
    public static RawFrame Repair(ReadOnlyMemory<byte> file, int threads = 0)
    {
        var facts = ArwFile.Read(file.Span);
        if (facts.Payload.End > file.Length && facts.Payload.End <= FrameDownload.MostBytes)
        {
            var whole = new byte[facts.Payload.End];
            file.CopyTo(whole);
            file = whole;
        }

        Damages damages = new();
        using var frame = Unpack(facts, new ArwSource.Whole(file), Threads(threads), damages);
        if (ZeroTail.Rows(facts, file.Span) is > 0 and var rows)
            damages.Add(facts.ActiveArea with { Y = facts.ActiveArea.Y + facts.ActiveArea.Height - rows, Height = rows });
        return frame.Lease(facts with { Damage = damages.All });
    }

    /// <summary>
    /// Decodes a file while it arrives: each row or tile as soon as its bytes are there (ARW1, whose pixels hang one on another from first
    /// to last, at the end). Returns after the last byte.
    /// </summary>
    /// <exception cref="ArwException">As above, or the download broke off.</exception>
    public static RawFrame Decode(FrameDownload download, int threads = 0)
    {
        using var reading = download.Read();
        var source = new ArwSource.Arriving(download);
        var early = ReadHeader(source);
        RawFrame? frame = early.Encoding is ArwEncoding.Uncompressed ? null : Unpack(early, source, Threads(threads), null);
        try
        {
            // What lay beyond the header's bytes may have added facts
            var file = source.Wait(long.MaxValue);
            var facts = ArwFile.Read(file.Span);
            if (facts.Encoding is ArwEncoding.Uncompressed && InPlace(facts, file, download) is { } shared)
                return Written(shared, file.Span);
            if (frame is null || !facts.Payload.Same(early.Payload))
                return Written(Unpack(facts, source, Threads(threads), null), file.Span);
            return Written(frame.Lease(facts), file.Span);
        }
        finally
        {
            frame?.Dispose();
        }
    }

    private static int Threads(int wanted) => wanted > 0 ? wanted : Environment.ProcessorCount;

    private static ArwFile ReadHeader(ArwSource source)
    {
        for (var wanted = HeaderBytes; ; wanted = (int)Math.Min(int.MaxValue, wanted * 2L))
        {
            var file = source.Wait(wanted);
            try
            {
                return ArwFile.Read(file.Span);
            }
            catch (ArwException) when (file.Length >= wanted)
            {
                // The directory may lie further on
            }
        }
    }

    /// <summary>Gives the frame on, if its file was written to its end.</summary>
    private static RawFrame Written(RawFrame frame, ReadOnlySpan<byte> file)
    {
        if (ZeroTail.Rows(frame.File, file) is not (> 0 and var rows))
            return frame;
        frame.Dispose();
        throw new ArwException(
            $"The last {rows} of the picture's {frame.File.ActiveArea.Height} rows have zeros to their end, which no sensor gives: the "
                + "file was "
            + "not written to its end. If the camera has the picture on its card, copy it again; \"raw --repair\" decodes the rest");
    }

    /// <summary>Uncompressed pixels need no second buffer if they lie in the first as this machine has its numbers.</summary>
    private static RawFrame? InPlace(ArwFile facts, ReadOnlyMemory<byte> file, FrameDownload download)
    {
        var strip = facts.Payload.Strip;
        return BitConverter.IsLittleEndian && strip.Offset % sizeof(ushort) == 0 && strip.End <= file.Length
            ? new(facts, download.Share(), (int)strip.Offset)
            : null;
    }

    private static RawFrame Unpack(ArwFile facts, ArwSource source, int threads, Damages? damages)
    {
        RefuseWhatIsNotTheSensors(facts);
        var payload = facts.Payload;
        RefuseTooFewBytes(payload);
        var buffer = PooledBytes.Rent(payload.Pixels * sizeof(ushort));
        try
        {
            Unpack(payload, source, new(buffer.Array, payload), threads, damages);
            return new(facts, buffer, 0);
        }
        catch
        {
            buffer.Release();
            throw;
        }
    }

    /// <param name="damages">Gets what is damaged; null where that ends it.</param>
    private static void Unpack(ArwPayload payload, ArwSource source, PixelTarget target, int threads, Damages? damages)
    {
        switch (payload.Encoding)
        {
            case ArwEncoding.Uncompressed:
                Rows.Unpack(payload, source, target, threads, payload.Width * 2, Uncompressed.Unpack);
                break;
            case ArwEncoding.Arw2:
                Rows.Unpack(payload, source, target, threads, payload.Width, new Arw2(payload) { Damages = damages }.Unpack);
                break;
            case ArwEncoding.Packed12:
                Rows.Unpack(payload, source, target, threads, payload.Width / 2 * 3, Packed12.Unpack);
                break;
            case ArwEncoding.Arw1:
                Arw1.Unpack(payload, source, target);
                break;
            case ArwEncoding.LosslessJpeg:
                LosslessJpeg.Unpack(payload, source, target, threads, damages);
                break;
            default:
                throw new ArwException($"The encoding {payload.Encoding} cannot be decoded");
        }
    }

    private static void RefuseWhatIsNotTheSensors(ArwFile facts)
    {
        const string Remedy = "set the camera's menu \"RAW File Type\" to";
        var refusal = facts.Encoding switch
        {
            ArwEncoding.YCbCr => "The picture is \"Lossless Compressed\" of size M or S, which the camera has developed "
                + $"and reduced: {Remedy} \"Lossless Comp (L)\" or \"Uncompressed\"",
            ArwEncoding.Wavelet => "The picture is of the lossy kind ARW 6.0 (compression 32766), which is not read: "
                + $"{Remedy} \"Lossless Comp (L)\"",
            ArwEncoding.PixelShift => "The picture was merged from several by Sony's Imaging Edge (ARQ): use the camera's own "
                + "ARW files",
            _ => null,
        };
        if (refusal is not null)
            throw new ArwException(refusal);
    }

    /// <summary>No encoding takes less than a bit for a pixel: a false size must not take memory that no file could fill.</summary>
    private static void RefuseTooFewBytes(ArwPayload payload)
    {
        var bytes = payload.Tiles.Count == 0 ? payload.Strip.Length : payload.Tiles.Sum(tile => tile.Length);
        if (bytes * 8 < payload.Pixels)
            throw new ArwException($"A picture of {payload.Width} x {payload.Height} pixels cannot be in {bytes} bytes");
    }
}
