using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>What the body does about a request: mostly data and a response, on bad days something else.</summary>
/// <param name="Response">The answer.</param>
/// <param name="Data">The data phase before it; null for none.</param>
public sealed record Reply(PtpResponse Response, ReadOnlyMemory<byte>? Data = null)
{
    public static readonly Reply Ok = new(new PtpResponse(ResponseCode.Ok));

    /// <summary>The length that the data phase claims to have, where that is a lie; in bytes.</summary>
    public long? Announced { get; init; }

    /// <summary>After so many bytes the cable is pulled.</summary>
    public int? BreaksAt { get; init; }

    /// <summary>Where the wire has pipes, this one stalls instead of an answer.</summary>
    public bool IsStall { get; init; }

    /// <summary>Nothing ever comes back.</summary>
    public bool IsSilent { get; init; }

    /// <summary>To be called when the data has gone over the wire, all of it.</summary>
    public Action? Delivered { get; init; }

    public static Reply Refusal(ushort code) => new(new PtpResponse(code));

    public static Reply Of(ReadOnlyMemory<byte> data, params uint[] parameters) => new(new PtpResponse(ResponseCode.Ok, parameters), data);
}
