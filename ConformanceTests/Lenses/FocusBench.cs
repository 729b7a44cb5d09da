using SonyAlpha.ConformanceTests.Cameras;
using SonyAlpha.Driver;
using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Lenses;

/// <summary>A night with a lens before the body, and a client of each kind.</summary>
internal sealed class FocusBench : IDisposable
{
    private static readonly TimeSpan PollPause = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public FocusBench(string lens = "E PZ 16-50mm F3.5-5.6 OSS", string model = "SIM-640", CameraOptions? options = null,
        SimulatorOptions? simulator = null)
    {
        Night = new([model], (simulator ?? new()) with { Lens = lens.Length == 0 ? null : SimulatedLenses.Named(lens) })
            { Options = options ?? new() };
        Device = (Focuser)Night.Camera.Whole.Find(Focuser.Row)!;
    }

    public Observatory Night { get; }

    public Focuser Device { get; }

    public SimulatedCamera Body => Night.Body;

    /// <summary>Where the glass truly is, in moves of size 1 from the near end.</summary>
    public double Place => Body.TruePlace!.Value;

    public FocuserSession Connect()
    {
        var session = Device.NewSession();
        session.Connected = true;
        return session;
    }

    /// <summary>Moves as NINA does: asks IsMoving until it falls.</summary>
    public void Move(FocuserSession client, int position)
    {
        client.Focuser.Move(position);
        Await(client);
    }

    public void Await(FocuserSession client) => Await(() => !client.Focuser.IsMoving);

    public void Await(Func<bool> condition)
    {
        var begin = Night.Clock.GetTimestamp();
        while (!condition())
        {
            Assert.That(Night.Clock.Since(begin), Is.LessThan(Patience), $"It never ended. {string.Join('\n', Night.Log.TakeLast(20))}");
            Night.Clock.Sleep(PollPause);
        }
    }

    public void Dispose() => Night.Dispose();
}
