using SonyAlpha.Driver;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>
/// How NINA reads and writes properties: through DeviceState where that has them, remembered for a moment, asked three times, and answered
/// by the last value when all fails. Lines: NINA.Equipment/Equipment/AscomDevice.cs, isbeorn/nina at 8e53588.
/// </summary>
internal sealed class NinaProperties(IFace face, Clock clock)
{
    /// <summary>Line 438.</summary>
    private static readonly TimeSpan Cache = TimeSpan.FromMilliseconds(100);

    /// <summary>Line 439.</summary>
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Lines 445, 479.</summary>
    private const int Attempts = 3;

    /// <summary>Line 641: from so many errors in a row on it asks once.</summary>
    private const int ErrorThreshold = 9;

    private Dictionary<string, Memory> memories = [];
    private HashSet<string> stateKeys = [];
    private Dictionary<string, object> state = [];
    private long stateAt;

    public void Forget() => (memories, stateKeys, state) = ([], [], []);

    /// <summary>Lines 280-292: what DeviceState has when connected is read there for the rest of the session.</summary>
    public void BeginStates()
    {
        try
        {
            ReadState();
            stateKeys = [.. state.Keys];
        }
        catch (AscomException)
        {
            stateKeys = [];
        }
    }

    /// <summary>Lines 434-559.</summary>
    public object? Read(string member, object? otherwise, TimeSpan? cache)
    {
        if (stateKeys.Contains(member))
            return ReadThroughState(member, otherwise, cache ?? Cache);
        var memory = MemoryOf(member);
        if (memory.IsMissing)
            return otherwise;
        if (memory.At is { } at && clock.Since(at) < (cache ?? Cache))
            return memory.Value;
        return Ask(memory, () => face.Get(member)) ? memory.Value : memory.IsMissing ? otherwise : memory.Value ?? otherwise;
    }

    /// <summary>ImageArray is a property like others: when it throws, the last picture is the answer.</summary>
    public Seen? Image()
    {
        var memory = MemoryOf("ImageArray");
        Ask(memory, face.Image);
        return (Seen?)memory.Value;
    }

    /// <summary>Lines 577-632: errors are logged.</summary>
    public void Write(string member, object value)
    {
        try
        {
            face.Put(member, value);
            MemoryOf(member).At = null;
        }
        catch (AscomException)
        {
            // logged
        }
    }

    private object? ReadThroughState(string member, object? otherwise, TimeSpan cache)
    {
        if (clock.Since(stateAt) > cache || cache == TimeSpan.Zero)
        {
            for (var attempt = 0; attempt < Attempts && !TryReadState(attempt); attempt++)
            {
            }
        }

        return state.TryGetValue(member, out var value) && (otherwise is null || value.GetType() == otherwise.GetType())
            ? value : otherwise;
    }

    private bool TryReadState(int attempt)
    {
        if (attempt > 0)
            clock.Sleep(RetryPause);
        try
        {
            ReadState();
            return true;
        }
        catch (AscomException)
        {
            return false;
        }
    }

    private void ReadState()
    {
        state = ((IEnumerable<StateValue>)face.Get("DeviceState")!).ToDictionary(s => s.Name, s => s.Value);
        stateAt = clock.GetTimestamp();
    }

    private bool Ask(Memory memory, Func<object?> ask)
    {
        for (var left = memory.Errors >= ErrorThreshold ? 1 : Attempts; left > 0; left--)
        {
            try
            {
                (memory.Value, memory.At, memory.Errors) = (ask(), clock.GetTimestamp(), 0);
                return true;
            }
            catch (AscomException error) when (error.Number == AscomErrors.NotImplementedNumber)
            {
                memory.IsMissing = true;
                return false;
            }
            catch (AscomException)
            {
                memory.Errors++;
                if (left > 1)
                    clock.Sleep(RetryPause); // lines 483-485
            }
        }

        return false;
    }

    private Memory MemoryOf(string member) => memories.TryGetValue(member, out var memory) ? memory : memories[member] = new();

    private sealed class Memory
    {
        public object? Value { get; set; }

        public long? At { get; set; }

        public int Errors { get; set; }

        public bool IsMissing { get; set; }
    }
}
