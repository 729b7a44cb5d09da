using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>How simulated bodies behave beyond what their kind does.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Latencies of the body and exposures that it times itself take this fraction of their time: 50 with --clock fast.</summary>
    public int ClockDivisor { get; init; } = 1;

    /// <summary>Orders of misbehaviour, NAME[@STEP][/SECONDS] each: see <see cref="Faults"/>.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Which stars there are.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Where the telescope points.</summary>
    public Pointing Pointing { get; init; } = Pointing.Orion;

    /// <summary>The lens before every body; null for none.</summary>
    public SimulatedLens? Lens { get; init; } = SimulatedLenses.Usual;

    /// <summary>Somebody has put it on: before a body of a file too, which else has what its file says.</summary>
    public bool IsLensChosen { get; init; }

    /// <summary>A Bahtinov mask is before the lens of every body.</summary>
    public bool HasMask { get; init; }

    /// <summary>The speeds of the focus that the bodies obey; Wi-Fi bodies only know 1, 3 and 7 (alpha-fairy).</summary>
    public IReadOnlyList<int> FocusSpeeds { get; init; } = [1, 2, 3, 4, 5, 6, 7];

    /// <summary>Whether the focus can be set as a position.</summary>
    public bool TakesFocusPositions { get; init; }

    /// <summary>
    /// Every exposure delivers the first one's file, and live view the same few frames as fast as asked: for measuring the way, not the
    /// body.
    /// </summary>
    public bool IsBenchmark { get; init; }

    /// <summary>Pictures of 640 x 480, whatever the body's sensor: for trying what it does, quickly.</summary>
    public bool HasSmallPictures { get; init; }

    /// <summary>A second program may connect while one is connected: to watch in one what the other does.</summary>
    public bool TakesGuests { get; init; }

    /// <summary>
    /// Operations that no such body has, by code: whoever tries out how a wire carries data wants to say which. They run one at a time, as
    /// all operations do.
    /// </summary>
    public IReadOnlyDictionary<ushort, FurtherOperation> Operations { get; init; } = new Dictionary<ushort, FurtherOperation>();

    /// <summary>The same with another lens; null leaves it.</summary>
    public SimulatorOptions With(SimulatedMount? mount) => mount is null ? this : this with { Lens = mount.Lens, IsLensChosen = true };
}

/// <summary>What somebody puts before the bodies.</summary>
/// <param name="Lens">Null for none: a telescope.</param>
public sealed record SimulatedMount(SimulatedLens? Lens);

/// <summary>An operation that no real body has.</summary>
/// <param name="Data">Which way its data goes.</param>
public sealed record FurtherOperation(DataDirection Data, Func<PtpRequest, Reply> Run);
