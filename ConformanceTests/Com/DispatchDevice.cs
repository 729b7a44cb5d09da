using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using SonyAlpha.ConformanceTests.Conformance;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Com;
using SonyAlpha.SonyProtocol;

// see DispatchClient
#pragma warning disable CA1416

namespace SonyAlpha.ConformanceTests.Com;

/// <summary>
/// A camera through IDispatch, as ConformU's native access has it: each call by name, each value of the type that its VARIANT has. Arrays
/// come in this process's own memory.
/// </summary>
internal sealed class DispatchDevice : ConformDevice
{
    private const VarEnum Numbers = VarEnum.VT_ARRAY | VarEnum.VT_I4;

    private const VarEnum Variants = VarEnum.VT_ARRAY | VarEnum.VT_VARIANT;

    private readonly ServerLife life;
    private readonly DispatchClient camera;

    /// <param name="clock">The clock that the camera lives by.</param>
    public DispatchDevice(DeviceSession session, Clock clock)
    {
        Clock = clock;
        life = new(clock, () => false);
        camera = new(new DeviceObject(session, _ => { }, life, Serilog.Core.Logger.None) { Arrays = new OwnArrays() }.Pointer);
    }

    public override Clock Clock { get; }

    public override object? Get(string member) => DispatchValues.Of(member, DispatchValues.Succeeded(member, camera.Get(member)));

    public override void Set(string member, object value) => DispatchValues.Succeeded(member, camera.Put(member, value));

    public override object? Call(string member, params object[] arguments) =>
        DispatchValues.Of(member, DispatchValues.Succeeded(member, camera.Do(member, arguments)));

    public override ImageShape Image(string member)
    {
        var answer = DispatchValues.Succeeded(member, camera.Get(member));
        var array = answer.Raw<nint>();
        try
        {
            return new(ElementOf(answer.Type, array), OwnArrays.Lengths(array));
        }
        finally
        {
            OwnArrays.Destroy(array);
        }
    }

    /// <summary>The picture's values in the array's own order.</summary>
    public int[] Pixels(string member)
    {
        var answer = DispatchValues.Succeeded(member, camera.Get(member));
        var array = answer.Raw<nint>();
        int[] pixels = answer.Type == Numbers
            ? [.. OwnArrays.Elements<int>(array)]
            : Array.ConvertAll(OwnArrays.Elements<ComVariant>(array).ToArray(), Number);
        OwnArrays.Destroy(array);
        return pixels;
    }

    /// <summary>The last release; nothing that was handed out may be left.</summary>
    public override void Dispose()
    {
        Assert.That((camera.Release(), life.Holders), Is.EqualTo((0u, 0)), "references and objects that are left");
        base.Dispose();
    }

    private static Type ElementOf(VarEnum type, nint array) => type switch
    {
        Numbers                                                                               => typeof(int),
        Variants when OwnArrays.Elements<ComVariant>(array) is [var first, .., var last]
            && (first.VarType, last.VarType) == (VarEnum.VT_I4, VarEnum.VT_I4)                => typeof(int),
        _                                                                                     => typeof(object),
    };

    private static int Number(ComVariant element)
    {
        Assert.That(element.VarType, Is.EqualTo(VarEnum.VT_I4));
        return element.As<int>();
    }
}
