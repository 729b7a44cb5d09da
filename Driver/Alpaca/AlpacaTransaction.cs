using System.Globalization;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>Who asks, and the numbers that belong to question and answer.</summary>
/// <param name="Client">Which client this is; 0 for one that does not say.</param>
/// <param name="ClientNumber">The client's own count, given back to it; 0 if it does not count.</param>
/// <param name="ServerNumber">Our count, from 1, one for all devices.</param>
internal readonly record struct AlpacaTransaction(uint Client, uint ClientNumber, uint ServerNumber)
{
    private static uint count;

    /// <exception cref="BadRequestException">One of the client's two numbers is none.</exception>
    public static AlpacaTransaction Begin(Parameters parameters)
    {
        var client = Number(parameters, "ClientID");
        var number = Number(parameters, "ClientTransactionID");
        // A PUT with "clientid" does not name its client by the rules; its connection is its own all the same
        if (client is null && uint.TryParse(parameters.FindInAnyCase("ClientID"), NumberStyles.None, CultureInfo.InvariantCulture,
            out var lax))
            client = lax;
        return new(client ?? 0, number ?? 0, Interlocked.Increment(ref count));
    }

    private static uint? Number(Parameters parameters, string name)
    {
        var text = parameters.Find(name);
        if (text is null)
            return null;
        return !text.Contains('\0') && uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new BadRequestException($"{name} must be a whole number from 0 to {uint.MaxValue}");
    }
}
