using System.Collections.Concurrent;
using SonyAlpha.ConformanceTests.Devices.Toy;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Who asks to be connected is connecting, or connected, or has a reason: at each moment one of the three.</summary>
public sealed class LostClientTests
{
    private const int Rounds = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Test]
    public void Of_two_programs_that_connect_to_a_body_that_cannot_be_opened_each_is_told_so_each_time()
    {
        ConcurrentBag<string> lost = [];
        Worker[] programs = [.. Enumerable.Range(1, 2).Select(program => Clock.Real.Start($"program {program}", () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                using var session = NoCameras.One.NewSession();
                session.Connect();
                if (Outcome(session) is { } trouble)
                    lost.Add($"program {program}, round {round}: {trouble}");
            }
        }))];
        Assert.That(programs.All(program => program.Join(TimeSpan.FromMinutes(1))));
        Assert.That(lost, Is.Empty);
        Assert.That(NoCameras.One.Clients, Is.Zero, "who was told that it failed holds nothing");
    }

    [Test]
    public void While_the_device_before_is_let_go_a_program_that_asks_is_connecting()
    {
        using var night = new Observatory();
        List<bool> seen = [];
        Watched first = new(night.Camera.Whole, seen), second = new(night.Camera.Whole, seen);
        Device chosen = first;
        var client = new SafetyMonitorSession(() => chosen, night.Clock);
        client.Connect();
        night.Clock.Sleep(TimeSpan.FromSeconds(1));
        chosen = second;
        client.Connect();
        night.Clock.Sleep(TimeSpan.FromSeconds(1));
        Assert.That((first.Clients, second.Clients), Is.EqualTo((0, 1)));
        Assert.That(seen, Is.EqualTo(new[] { true }));
    }

    [Test]
    public void What_failed_behind_a_program_that_has_left_is_not_its_failure()
    {
        using var night = new Observatory();
        using var client = Driver.Camera.Row.NewSession(() =>
        {
            night.Clock.Sleep(TimeSpan.FromSeconds(2));
            throw new CameraException("There is no camera");
        }, night.Clock);
        client.Connect();
        client.Disconnect();
        night.Clock.Sleep(TimeSpan.FromSeconds(5));
        Assert.That(client.Connecting, Is.False);
        client.Connect();
        night.Clock.Sleep(TimeSpan.FromSeconds(5));
        Assert.That(() => client.Connecting, Throws.TypeOf<AscomException>().With.Message.Contains("no camera"));
    }

    /// <returns>What is wrong; null for a program that was told.</returns>
    private static string? Outcome(DeviceSession session)
    {
        var begin = Clock.Real.GetTimestamp();
        try
        {
            while (session.Connecting)
            {
                if (Clock.Real.Since(begin) > Patience)
                    return "it is connecting for ever";
            }

            return session.Connected ? "it is connected to nothing" : "it is neither connecting nor connected, and has no reason";
        }
        catch (AscomException)
        {
            return null;
        }
    }

    /// <summary>Asks a client that leaves whether it is connecting.</summary>
    private sealed class Watched(CameraBody whole, List<bool> seen) : Device(whole)
    {
        public override DeviceKind Kind => SafetyMonitor.Row;

        public override string Name => "watched";

        public override string Description => Name;

        public override IReadOnlyList<StateValue> DeviceState => [];

        public override DeviceSession NewSession() => throw new NotSupportedException();

        private protected override void Leaves(DeviceSession session) => seen.Add(session.Connecting);
    }
}
