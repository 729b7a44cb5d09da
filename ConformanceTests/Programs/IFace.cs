using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>What a program got for a picture.</summary>
/// <param name="Code">What its pixels say: which release of the shutter, with which settings; null if they say nothing.</param>
internal sealed record Seen(FrameCode? Code, int Width, int Height);

/// <summary>The way a program calls a camera: the table of members itself, or one of the faces that read it aloud.</summary>
/// <remarks>Values are those of <see cref="MemberType"/>; DeviceState is a list of <see cref="StateValue"/>.</remarks>
internal interface IFace
{
    /// <exception cref="AscomException">As the driver answered.</exception>
    object? Get(string member);

    /// <exception cref="AscomException">As the driver answered.</exception>
    void Put(string member, object value);

    /// <exception cref="AscomException">As the driver answered.</exception>
    void Call(string method, params object[] arguments);

    /// <summary>ImageArray, read to its end.</summary>
    /// <exception cref="AscomException">As the driver answered.</exception>
    Seen Image();
}
