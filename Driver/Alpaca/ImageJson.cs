using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>The JSON form of an image, for clients that know no other: sent as it is made, since 24 megapixels are 120 MB of
/// digits.</summary>
internal static class ImageJson
{
    /// <summary>Columns turned at a time.</summary>
    private const int Band = 32;

    /// <summary>"65535,".</summary>
    private const int DigitsOfPixel = 6;

    /// <inheritdoc cref="ImageBytes.Send"/>
    public static async Task Send(HttpResponse response, Frame frame, AlpacaTransaction transaction, CancellationToken cancel)
    {
        response.ContentType = Reply.JsonType;
        var writer = response.BodyWriter;
        // Type and Rank come first and without blanks: one client finds them by a regular expression (ASCOM.Alpaca.Client bb6fddd)
        Write(writer, """{"Type":2,"Rank":2,"Value":[""");
        var pixels = ArrayPool<ushort>.Shared.Rent(Band * frame.Height);
        try
        {
            for (var x = 0; x < frame.Width; x += Band)
            {
                var count = Math.Min(Band, frame.Width - x);
                Transpose.Columns(frame, x, count, pixels.AsSpan(0, count * frame.Height));
                for (var column = 0; column < count; column++)
                    WriteColumn(writer, pixels.AsSpan(column * frame.Height, frame.Height), isFirst: x + column == 0);
                await ImageBytes.Flush(writer, cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(pixels);
        }

        Write(writer, string.Create(CultureInfo.InvariantCulture,
            $"],\"ClientTransactionID\":{transaction.ClientNumber},\"ServerTransactionID\":{transaction.ServerNumber},"));
        Write(writer, "\"ErrorNumber\":0,\"ErrorMessage\":\"\"}");
        await ImageBytes.FlushLast(writer, cancel).ConfigureAwait(false);
    }

    private static void WriteColumn(PipeWriter writer, ReadOnlySpan<ushort> column, bool isFirst)
    {
        var text = writer.GetSpan((column.Length * DigitsOfPixel) + 2);
        var at = 0;
        if (!isFirst)
            text[at++] = (byte)',';
        text[at++] = (byte)'[';
        foreach (var pixel in column)
        {
            Utf8Formatter.TryFormat(pixel, text[at..], out var digits);
            at += digits;
            text[at++] = (byte)',';
        }

        text[at - 1] = (byte)']';
        writer.Advance(at);
    }

    private static void Write(PipeWriter writer, string text) => writer.Advance(Encoding.ASCII.GetBytes(text, writer.GetSpan(text.Length)));
}
