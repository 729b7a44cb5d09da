using SonyAlpha.ConformanceTests.Com;
using SonyAlpha.ConformanceTests.Programs;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Com;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Windows;

/// <summary>A program's calls through COM: each face is an object of its own in the server that Windows starts.</summary>
internal sealed class DispatchFace : IFace, IDisposable
{
    private readonly DispatchClient camera = InstalledDriver.Create(Driver.Camera.Row.Classes[0]);

    public object? Get(string member) => DispatchValues.Of(member, DispatchValues.Succeeded(member, camera.Get(member)));

    public void Put(string member, object value) => DispatchValues.Succeeded(member, camera.Put(member, value));

    public void Call(string method, params object[] arguments) => DispatchValues.Succeeded(method, camera.Do(method, arguments));

    public Seen Image()
    {
        var image = ComImage.Read(DispatchValues.Succeeded("ImageArray", camera.Get("ImageArray")));
        var pixels = Array.ConvertAll(image.Pixels, pixel => (ushort)pixel);
        return new(FrameCode.TryRead<ushort>(pixels, image.Width, image.Height, out var code) ? code : null, image.Width, image.Height);
    }

    public void Dispose() => camera.Dispose();
}
