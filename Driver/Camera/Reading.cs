using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

/// <summary>What a body said of itself at one moment.</summary>
/// <param name="At">When it was read, UTC.</param>
/// <param name="Dataset">The bytes of 0x9209 that it was read from.</param>
/// <param name="Version">The protocol version that the body granted.</param>
public sealed record Reading(DateTimeOffset At, PropertyTable Properties, ReadOnlyMemory<byte> Dataset, ushort Version);
