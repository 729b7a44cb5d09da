using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Serilog;

namespace SonyAlpha.Driver.Com;

/// <summary>Offers the camera to COM clients as long as it lives.</summary>
/// <remarks>
/// Threads: made and disposed of on one thread, in the multithreaded apartment: calls then come on COM's own threads, and a client whose
/// call takes long blocks no other.
/// </remarks>
[SupportedOSPlatform("windows")]
internal sealed class ComServer : IDisposable
{
    private readonly ServerLife life;
    private readonly ILogger log;
    private readonly ClassFactory factory;
    private readonly uint cookie;

    /// <param name="make">Makes the object that a client gets.</param>
    public ComServer(Func<ComObject> make, ServerLife life, ILogger log)
    {
        this.life = life;
        this.log = log;
        factory = new(make, life, log);
        Check(Ole.CoInitializeEx(0, Ole.MultiThreaded));
        Check(Ole.CoRegisterClassObject(Registration.ClassId, factory.Pointer, Ole.LocalServer, Ole.MultipleUseSuspended, out cookie));
        Check(Ole.CoResumeClassObjects());
        log.Information("COM clients are served as {ProgId}", Registration.ProgId);
    }

    /// <summary>Returns when the last client has gone, and none came in the very moment of the end.</summary>
    public void WaitForTheEnd(CancellationToken stop)
    {
        while (true)
        {
            life.WaitForTheEnd(stop);
            Check(Ole.CoSuspendClassObjects());
            if (life.Holders == 0 || stop.IsCancellationRequested)
                return;
            Check(Ole.CoResumeClassObjects());
        }
    }

    public void Dispose()
    {
        _ = Ole.CoRevokeClassObject(cookie);
        factory.Release();
        log.Information("COM clients are served no more");
    }

    private static void Check(int result) => Marshal.ThrowExceptionForHR(result, -1);
}
