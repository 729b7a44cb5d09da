using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Conformance;

/// <summary>
/// A camera as a checker sees it from outside: names, values, ASCOM's errors, whatever carries them. Values have the .NET types that
/// <see cref="MemberType"/> states; errors are <see cref="AscomException"/>.
/// </summary>
public abstract class ConformDevice : IDisposable
{
    /// <summary>The clock that the camera lives by.</summary>
    public abstract Clock Clock { get; }

    /// <summary>Between two looks at it, 500 ms in ConformU.</summary>
    public virtual TimeSpan PollPause => TimeSpan.FromMilliseconds(500);

    public abstract object? Get(string member);

    public abstract void Set(string member, object value);

    public abstract object? Call(string member, params object[] arguments);

    /// <summary>Reads the picture.</summary>
    /// <param name="member">ImageArray or ImageArrayVariant.</param>
    public abstract ImageShape Image(string member);

    public virtual void Dispose() => GC.SuppressFinalize(this);

    public T Get<T>(string member) => (T)Get(member)!;
}

/// <summary>What ConformU looks at in a picture: the type of its elements, and how many there are in each direction, x first.</summary>
public sealed record ImageShape(Type Element, params IReadOnlyList<int> Lengths);

/// <summary>A device through the table of its members, as both faces read it.</summary>
public sealed class MemberDevice(DeviceSession session, Clock clock) : ConformDevice
{
    public override Clock Clock => clock;

    public override object? Get(string member) => Find(member).Call(session, []);

    public override void Set(string member, object value) => Find(member).Set!(session, value);

    public override object? Call(string member, params object[] arguments) => Find(member).Call(session, arguments);

    public override ImageShape Image(string member)
    {
        using var frame = (Frame)Find(member).Call(session, [])!;
        return new(typeof(int), frame.Width, frame.Height);
    }

    public override void Dispose()
    {
        session.Dispose();
        base.Dispose();
    }

    private Member Find(string name) => session.Kind.Find(name) ?? throw new ArgumentException($"{name} is no member of a {session.Kind}");
}
