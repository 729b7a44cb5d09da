namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>The raw file is damaged, or of a kind that cannot be used. The message is one sentence for the user.</summary>
public sealed class ArwException(string message, Exception? inner = null) : Exception(message, inner);
