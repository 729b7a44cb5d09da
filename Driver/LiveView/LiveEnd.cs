using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.LiveView;

/// <summary>Is cancelled once it is known that no live picture will come, or when somebody cancels: who waits for one that a body never
/// shows would wait for ever.</summary>
internal sealed class LiveEnd : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource source;
    private readonly ITimer look;

    public LiveEnd(Camera camera, Clock clock, CancellationToken cancel)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        look = clock.CreateTimer(_ =>
        {
            if (camera.LiveTrouble is not null)
                source.Cancel();
        }, null, Look, Look);
    }

    public CancellationToken Token => source.Token;

    public async ValueTask DisposeAsync()
    {
        await look.DisposeAsync().ConfigureAwait(false);
        source.Dispose();
    }
}
