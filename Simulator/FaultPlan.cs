using System.Globalization;

namespace SonyAlpha.Simulator;

/// <summary>Which faults a body is to show, and when.</summary>
/// <remarks>Threads: under the body's lock.</remarks>
internal sealed class FaultPlan
{
    private readonly Dictionary<Fault, Order> orders = [];

    /// <param name="orders">NAME, NAME@STEP, NAME/SECONDS or NAME@STEP/SECONDS each; the first step is 1.</param>
    /// <exception cref="ArgumentException">There is no such fault; the message names them all.</exception>
    public FaultPlan(IEnumerable<string> orders)
    {
        foreach (var order in orders)
            Add(order);
    }

    /// <summary>Another order; occasions are counted from now on.</summary>
    /// <exception cref="ArgumentException">There is no such fault, or its step is no number from 1 on.</exception>
    public void Add(string order)
    {
        var (fault, step, lasts) = Parse(order);
        orders[fault] = new(step, lasts);
    }

    /// <summary>Nothing more goes wrong.</summary>
    public void Clear() => orders.Clear();

    /// <summary>Reads an order.</summary>
    /// <exception cref="ArgumentException">There is no such fault, its step is no number from 1 on, or it has no such length.</exception>
    public static (Fault Fault, int Step, TimeSpan? Lasts) Parse(string order)
    {
        var length = order.Split('/', 2);
        var parts = length[0].Split('@', 2);
        var fault = Faults.Find(parts[0])
            ?? throw new ArgumentException(
                $"There is no fault \"{parts[0]}\". There are: {string.Join(", ", Faults.All.Select(f => f.Name))}");
        var step = 1;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1))
            throw new ArgumentException($"The step of {fault.Name} is \"{parts[1]}\"; it must be a number from 1 on, as in {fault.Name}@2");
        return (fault, step, length.Length == 2 ? LengthOf(fault, length[1]) : fault.Lasts);
    }

    public bool Has(Fault fault) => orders.ContainsKey(fault);

    /// <summary>How long a fault lasts that has struck; null until somebody sees to it.</summary>
    public TimeSpan? Lasting(Fault fault) =>
        orders.GetValueOrDefault(fault)?.Lasts is { } lasts && lasts != Timeout.InfiniteTimeSpan ? lasts : null;

    /// <summary>Counts one occasion on which the fault could show itself, and says whether it does.</summary>
    public bool Strikes(Fault fault)
    {
        if (!orders.TryGetValue(fault, out var order))
            return false;
        var past = ++order.Occasions - order.Step;
        return past >= 0 && past < fault.Times;
    }

    private static TimeSpan LengthOf(Fault fault, string seconds)
    {
        if (fault.Lasts is null)
            throw new ArgumentException($"{fault.Name} has no length: leave out /{seconds}");
        return double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0
            ? TimeSpan.FromSeconds(number)
            : throw new ArgumentException(
                $"The length of {fault.Name} is \"{seconds}\"; it must be a number of seconds, as in {fault.Name}@2/40");
    }

    private sealed class Order(int step, TimeSpan? lasts)
    {
        public TimeSpan? Lasts => lasts;

        public int Step => step;

        public int Occasions { get; set; }
    }
}
