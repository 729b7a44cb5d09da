using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Serilog;

namespace SonyAlpha.Driver.Com;

/// <summary>Offers the devices to COM clients as long as it lives.</summary>
/// <remarks>
/// Threads: made and disposed of on one thread, in the multithreaded apartment: calls then come on COM's own threads, and a client whose
/// call takes long blocks no other.
/// </remarks>
[SupportedOSPlatform("windows")]
internal sealed class ComServer : IDisposable
{
    private readonly ServerLife life;
    private readonly ILogger log;
    private readonly List<(ClassFactory Factory, uint Cookie)> classes = [];

    /// <param name="makes">For each class, what makes the object that a client gets.</param>
    public ComServer(IReadOnlyDictionary<DeviceClass, Func<ComObject>> makes, ServerLife life, ILogger log)
    {
        this.life = life;
        this.log = log;
        Check(Ole.CoInitializeEx(0, Ole.MultiThreaded));
        foreach (var (made, make) in makes)
        {
            ClassFactory factory = new(make, life, log);
            Check(Ole.CoRegisterClassObject(made.ClassId, factory.Pointer, Ole.LocalServer, Ole.MultipleUseSuspended, out var cookie));
            classes.Add((factory, cookie));
        }

        Check(Ole.CoResumeClassObjects());
        log.Information("COM clients are served as {ProgIds}", string.Join(", ", makes.Keys.Select(made => made.ProgId)));
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
        foreach (var (factory, cookie) in classes)
        {
            _ = Ole.CoRevokeClassObject(cookie);
            factory.Release();
        }

        log.Information("COM clients are served no more");
    }

    private static void Check(int result) => Marshal.ThrowExceptionForHR(result, -1);
}
