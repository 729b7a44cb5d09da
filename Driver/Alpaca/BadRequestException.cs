namespace SonyAlpha.Driver.Alpaca;

/// <summary>The request itself is wrong: it never reaches a device and is answered with this status and sentence as plain text.</summary>
/// <remarks>The sentence goes to whoever asked: it names what the protocol names, never a path of this machine.</remarks>
internal sealed class BadRequestException(string message, int status = 400) : Exception(message)
{
    public int Status => status;

    public static BadRequestException NotFound() => new("There is nothing at this address", 404);

    /// <summary>What the Alpaca API says to every wrong address under it.</summary>
    public static BadRequestException NoSuchMember() => new("No such device or member: /api/v1/TYPE/NUMBER/MEMBER, all in lower case");

    public static BadRequestException NoSuchMethod(string allowed) => new($"The method is not one of {allowed}", 405);
}
