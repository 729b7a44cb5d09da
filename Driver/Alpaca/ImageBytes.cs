using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>The binary form of an image: 44 bytes about it, then the pixels, x slowest.</summary>
/// <remarks>
/// The pixels say that they are 32-bit integers sent as 16-bit ones: clients make int[,] of them, and half the bytes travel
/// (AlpacaTools.cs of ASCOMLibrary; a client that took 8-bit ones for pixels of another kind was NINA, bitbucket issue 1255).
/// </remarks>
internal static class ImageBytes
{
    public const string ContentType = "application/imagebytes";

    private const int HeaderLength = 44;
    private const int MetadataVersion = 1;
    private const int ElementInt32 = 2;
    private const int ElementUInt16 = 8;

    /// <summary>Bytes turned at a time: enough for the reader to be busy while the next are made, little enough for a slow one.</summary>
    private const int BandBytes = 1 << 20;

    public static bool IsWanted(HttpRequest request) =>
        request.Headers.Accept.Any(accept => accept?.Contains(ContentType, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Sends the image. The caller keeps the lease until this is done.</summary>
    /// <exception cref="OperationCanceledException">The client has gone, or was cut off.</exception>
    public static async Task Send(HttpResponse response, Frame frame, AlpacaTransaction transaction, CancellationToken cancel)
    {
        response.ContentType = ContentType;
        response.ContentLength = HeaderLength + ((long)frame.Width * frame.Height * sizeof(ushort));
        var writer = response.BodyWriter;
        WriteHeader(writer.GetSpan(HeaderLength), frame, transaction);
        writer.Advance(HeaderLength);
        var columns = Math.Max(1, BandBytes / sizeof(ushort) / frame.Height);
        for (var x = 0; x < frame.Width; x += columns)
        {
            var count = Math.Min(columns, frame.Width - x);
            var bytes = count * frame.Height * sizeof(ushort);
            Transpose.Columns(frame, x, count, MemoryMarshal.Cast<byte, ushort>(writer.GetSpan(bytes)[..bytes]));
            writer.Advance(bytes);
            if (x + count < frame.Width)
                await Flush(writer, cancel).ConfigureAwait(false);
            else
                await FlushLast(writer, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the reader what there is, and waits until it has taken enough of it.</summary>
    /// <exception cref="OperationCanceledException">It has gone, or was cut off.</exception>
    internal static async Task Flush(PipeWriter writer, CancellationToken cancel)
    {
        var flushed = await writer.FlushAsync(cancel).ConfigureAwait(false);
        if (flushed.IsCompleted || flushed.IsCanceled)
            throw new OperationCanceledException("The client did not read its image to the end");
    }

    /// <summary>
    /// The same with nothing behind it. Some clients hang up with the last byte in their hands (CCDciel sends "Connection: close" and does
    /// not wait for ours): that they have gone says nothing then.
    /// </summary>
    internal static async Task FlushLast(PipeWriter writer, CancellationToken cancel)
    {
        try
        {
            await writer.FlushAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (writer.UnflushedBytes == 0)
        {
            // all of it had been handed to the system before
        }
    }

    private static void WriteHeader(Span<byte> header, Frame frame, in AlpacaTransaction transaction)
    {
        ReadOnlySpan<uint> fields =
        [
            MetadataVersion, 0, transaction.ClientNumber, transaction.ServerNumber, HeaderLength,
            ElementInt32, ElementUInt16, 2, (uint)frame.Width, (uint)frame.Height, 0,
        ];
        for (var i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(header[(i * 4)..], fields[i]);
    }
}
