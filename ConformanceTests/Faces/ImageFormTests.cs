using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>How an image is spelt: turned, as bytes, as JSON.</summary>
public sealed class ImageFormTests
{
    private static readonly AlpacaTransaction Asked = new(9, 4, 7);

    [Test]
    public void Columns_are_the_rows_turned_whatever_the_size()
    {
        foreach (var (width, height) in from w in Enumerable.Range(1, 19) from h in Enumerable.Range(1, 19) select (w, h))
        {
            var frame = new TestFrame(width, height);
            var turned = new ushort[width * height];
            Transpose.Columns(frame, 0, width, turned);
            for (var i = 0; i < turned.Length; i++)
                Assert.That(turned[i], Is.EqualTo(TestFrame.At(i / height, i % height)), $"{width} x {height}, place {i}");
        }
    }

    [Test]
    public void Some_columns_can_be_turned_alone()
    {
        var frame = new TestFrame(50, 21);
        var turned = new ushort[13 * 21];
        Transpose.Columns(frame, 30, 13, turned);
        Assert.That(turned, Is.EqualTo(from x in Enumerable.Range(30, 13) from y in Enumerable.Range(0, 21) select TestFrame.At(x, y)));
    }

    [Test]
    public async Task ImageBytes_begins_with_the_44_bytes_that_ASCOM_states()
    {
        var bytes = await Sent(r => ImageBytes.Send(r, new TestFrame(5, 3), Asked, CancellationToken.None));
        int[] expected = [1, 0, 4, 7, 44, 2, 8, 2, 5, 3, 0];
        Assert.That(Enumerable.Range(0, 11).Select(i => BinaryPrimitives.ReadInt32LittleEndian(bytes.Body.AsSpan(i * 4))),
            Is.EqualTo(expected));
        Assert.That((bytes.Type, bytes.Length), Is.EqualTo(("application/imagebytes", (long?)bytes.Body.Length)));
    }

    [Test]
    public async Task ImageBytes_has_every_pixel_in_its_place_also_over_several_bands()
    {
        const int width = 700, height = 1201;
        var bytes = await Sent(r => ImageBytes.Send(r, new TestFrame(width, height), Asked, CancellationToken.None));
        Assert.That(bytes.Body, Has.Length.EqualTo(44 + (2 * width * height)));
        for (var i = 0; i < width * height; i++)
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(bytes.Body.AsSpan(44 + (2 * i))) != TestFrame.At(i / height, i % height))
                Assert.Fail($"Pixel {i / height}, {i % height}");
        }
    }

    [Test]
    public async Task Json_has_Type_and_Rank_first_and_x_outside()
    {
        var (body, type, _) = await Sent(r => ImageJson.Send(r, new TestFrame(70, 9), Asked, CancellationToken.None));
        Assert.That(Encoding.ASCII.GetString(body), Does.StartWith("{\"Type\":2,\"Rank\":2,\"Value\":[["));
        Assert.That(type, Is.EqualTo("application/json; charset=utf-8"));
        using var json = JsonDocument.Parse(body);
        var columns = json.RootElement.GetProperty("Value").EnumerateArray()
            .Select(c => c.EnumerateArray().Select(p => p.GetUInt16()).ToArray());
        Assert.That(columns,
            Is.EqualTo(Enumerable.Range(0, 70).Select(x => Enumerable.Range(0, 9).Select(y => TestFrame.At(x, y)).ToArray())));
        Assert.That(json.RootElement.EnumerateObject().Select(p => p.Name), Is.EqualTo(
            new[] { "Type", "Rank", "Value", "ClientTransactionID", "ServerTransactionID", "ErrorNumber", "ErrorMessage" }));
    }

    [Test]
    public void A_third_picture_cuts_off_the_readers_of_the_oldest()
    {
        var (readers, camera) = (new ImageReaders(), NoCameras.One);
        var pictures = new[] { new object(), new(), new() };
        using var slow = readers.Begin(camera, pictures[0], () => true);
        using var alsoSlow = readers.Begin(camera, pictures[0], () => true);
        using var second = readers.Begin(camera, pictures[1], () => true);
        using var other = readers.Begin(NoCameras.Other, new object(), () => true);
        Assert.That(slow.Cut.IsCancellationRequested, Is.False);
        using var third = readers.Begin(camera, pictures[2], () => true);
        Assert.That(new[] { slow, alsoSlow, second, third, other }.Select(r => r.Cut.IsCancellationRequested),
            Is.EqualTo(new[] { true, true, false, false, false }));
    }

    private static async Task<(byte[] Body, string? Type, long? Length)> Sent(Func<HttpResponse, Task> send)
    {
        using MemoryStream body = new();
        var response = new DefaultHttpContext { Response = { Body = body } }.Response;
        await send(response);
        await response.BodyWriter.FlushAsync();
        return (body.ToArray(), response.ContentType, response.ContentLength);
    }
}
