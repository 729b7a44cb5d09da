using SonyAlpha.Simulator;

namespace SonyAlpha.ConformanceTests.Support;

/// <summary>Calls a server of this process: while an answer is not there at once, virtual time goes on, since the server may wait for a
/// body.</summary>
internal sealed class InStep(VirtualClock clock) : DelegatingHandler(new SocketsHttpHandler())
{
    private const int AtOnceMilliseconds = 2;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = base.SendAsync(request, cancellationToken);
        while (!answer.Wait(AtOnceMilliseconds, cancellationToken))
            clock.Sleep(Step, cancellationToken);
        return answer.Result;
    }
}
