using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Contract;

/// <summary>A <see cref="TestCamera"/> at the end of one kind of wire.</summary>
internal abstract class Wire : IDisposable
{
    /// <summary>How long transports that are opened here wait for a silent camera.</summary>
    // under Wine a thread may wait longer for its turn
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(OperatingSystem.IsWindows() ? 2000 : 700);

    public TestCamera Camera { get; } = new();

    /// <summary>What the peer does wrong next.</summary>
    public Misdeed Misdeed { get; set; }

    /// <summary>Opens the camera as the driver would.</summary>
    public abstract ITransport Open();

    /// <summary>The cable is pulled.</summary>
    public abstract void Unplug();

    /// <summary>The cable is put in again.</summary>
    public abstract void Plug();

    public abstract void Dispose();
}
