using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using SonyAlpha.Driver.Alpaca;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>Connections from many machines at once.</summary>
public sealed class CrowdTests
{
    [Test]
    public async Task Sixteen_machines_with_sixty_four_connections_each_lock_out_nobody_here()
    {
        Crowd crowd = new();
        var inside = 0;
        TaskCompletionSource end = new();
        var admit = crowd.Admit(async _ =>
        {
            Interlocked.Increment(ref inside);
            await end.Task;
        });
        List<Task> all = [];
        for (var machine = 1; machine <= 16; machine++)
        {
            for (var i = 0; i < Crowd.Most; i++)
                all.Add(admit(new Caller(IPAddress.Parse($"10.0.0.{machine}"), speaks: true)));
        }

        Assert.That(inside, Is.EqualTo(Crowd.MostTogether));
        all.Add(admit(new Caller(IPAddress.Loopback, speaks: false)));
        Assert.That(inside, Is.EqualTo(Crowd.MostTogether + 1), "The program on this machine comes in");
        end.SetResult();
        await Task.WhenAll(all);
        await admit(new Caller(IPAddress.Parse("10.0.0.17"), speaks: true));
        Assert.That(inside, Is.EqualTo(Crowd.MostTogether + 2), "Who has gone makes room");
    }

    [Test]
    public async Task Who_says_nothing_is_shown_the_door()
    {
        Crowd crowd = new();
        var cameIn = false;
        Caller caller = new(IPAddress.Parse("10.0.0.1"), speaks: false);
        var begin = SonyProtocol.Clock.Real.GetTimestamp();
        await crowd.Admit(_ =>
        {
            cameIn = true;
            return Task.CompletedTask;
        })(caller);
        Assert.That((cameIn, caller.IsAborted), Is.EqualTo((false, true)));
        Assert.That(SonyProtocol.Clock.Real.Since(begin), Is.GreaterThan(Crowd.Patience - TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task What_was_said_first_is_still_there_for_the_server()
    {
        var heard = 0L;
        await new Crowd()
            .Admit(async connection => heard = (await connection.Transport.Input.ReadAsync()).Buffer.Length)(
                new Caller(IPAddress.Parse("10.0.0.1"), speaks: true));
        Assert.That(heard, Is.EqualTo(3));
    }

    private sealed class Caller : DefaultConnectionContext
    {
        public Caller(IPAddress from, bool speaks)
        {
            RemoteEndPoint = new IPEndPoint(from, 50000);
            Pipe input = new(), output = new();
            if (speaks)
                input.Writer.WriteAsync("GET"u8.ToArray()).AsTask().Wait();
            Transport = new Duplex(input.Reader, output.Writer);
        }

        public bool IsAborted { get; private set; }

        public override void Abort(ConnectionAbortedException abortReason) => IsAborted = true;
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
