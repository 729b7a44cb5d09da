namespace SonyAlpha.Driver.Verbs;

/// <summary>What verbs that use one camera have in common: they find it, connect, and let it go whatever happens.</summary>
internal static class CameraVerb
{
    /// <summary>Connects to the camera that is meant and does something with it.</summary>
    public static int With(string? id, Station station, Terminal terminal, Func<CameraSession, int> work)
    {
        var camera = station.Choose(id, terminal.Stop);
        if (id is null && camera.IsSimulated)
            terminal.Say($"There is no real camera: this is the simulated {camera.Id}");
        using var session = camera.NewSession();
        using (terminal.Stop.Register(session.Disconnect))
        {
            session.Connected = true;
            return work(session);
        }
    }
}
