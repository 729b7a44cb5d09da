using System.Runtime.CompilerServices;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>What is over is over: neither a camera nor a picture stays because somebody once waited for it.</summary>
[NonParallelizable]
public sealed class MemoryTests
{
    [Test]
    public void A_night_that_is_over_leaves_neither_camera_nor_body_nor_picture()
    {
        var left = Pass();
        var begin = Clock.Real.GetTimestamp();
        while (left.Any(item => item.Object.IsAlive) && Clock.Real.Since(begin) < TimeSpan.FromSeconds(30))
        {
            Clock.Real.Sleep(TimeSpan.FromMilliseconds(20)); // threads that were told to end do so when it is their turn
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.That(left.Where(item => item.Object.IsAlive).Select(item => item.Name), Is.Empty);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (string Name, WeakReference Object)[] Pass()
        {
            using Observatory night = new("SIM-640", "cable-pulled-exposing@2");
            using var client = night.Connect();
            night.Expose(client);
            var picture = night.Camera.LastPicture!;
            night.Expose(client);
            client.Camera.StartExposure(1, true);
            client.Camera.AbortExposure();
            return [("camera", new(night.Camera)), ("body", new(night.Body)), ("picture", new(picture)), ("client", new(client.Camera))];
        }
    }
}
