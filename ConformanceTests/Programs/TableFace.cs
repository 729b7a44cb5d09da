using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>A program's calls through the rows that COM and Alpaca read, on whatever clock the camera lives.</summary>
internal sealed class TableFace(CameraSession session, Clock clock) : IFace
{
    public CameraSession Session { get; set; } = session;

    /// <summary>Whether the server is gone: nobody answers.</summary>
    public bool IsDown { get; set; }

    /// <summary>What was called, as the trace of the real program has it: "PUT gain Gain=800".</summary>
    public List<string>? Calls { get; set; }

    /// <summary>How long StartExposure took, at most.</summary>
    public TimeSpan LongestStart { get; private set; }

    public object? Get(string member)
    {
        Note($"GET {member}");
        return Session.Kind.Find(member)!.Call(Session, []);
    }

    public void Put(string member, object value)
    {
        Note($"PUT {member} {member}={value}");
        Session.Kind.Find(member)!.Set!(Session, value);
    }

    public void Call(string method, params object[] arguments)
    {
        Note($"PUT {method} {string.Join('&', arguments)}");
        var begin = clock.GetTimestamp();
        try
        {
            Session.Kind.Find(method)!.Call(Session, arguments);
        }
        finally
        {
            if (method == "StartExposure" && clock.Since(begin) > LongestStart)
                LongestStart = clock.Since(begin);
        }
    }

    public Seen Image()
    {
        using var frame = (Frame)Get("ImageArray")!;
        return new(Observatory.CodeOf(frame), frame.Width, frame.Height);
    }

    private void Note(string call)
    {
        Calls?.Add(call);
        if (IsDown)
            throw new AscomException(AscomErrors.UnforeseenNumber,
                "No connection could be made because the target machine actively refused it");
    }
}
