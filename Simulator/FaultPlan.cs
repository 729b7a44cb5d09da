using System.Globalization;

namespace SonyAlpha.Simulator;

/// <summary>Which faults a body is to show, and when.</summary>
/// <remarks>Threads: under the body's lock.</remarks>
internal sealed class FaultPlan
{
    private readonly Dictionary<Fault, Order> orders = [];

    /// <param name="orders">NAME or NAME@STEP each; the first step is 1.</param>
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
        var (fault, step) = Parse(order);
        orders[fault] = new(step);
    }

    /// <summary>Nothing more goes wrong.</summary>
    public void Clear() => orders.Clear();

    /// <summary>Reads an order.</summary>
    /// <exception cref="ArgumentException">There is no such fault, or its step is no number from 1 on.</exception>
    public static (Fault Fault, int Step) Parse(string order)
    {
        var parts = order.Split('@', 2);
        var fault = Faults.Find(parts[0])
            ?? throw new ArgumentException($"There is no fault \"{parts[0]}\". There are: {string.Join(", ", Faults.All.Select(f => f.Name))}");
        var step = 1;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1))
            throw new ArgumentException($"The step of {fault.Name} is \"{parts[1]}\"; it must be a number from 1 on, as in {fault.Name}@2");
        return (fault, step);
    }

    public bool Has(Fault fault) => orders.ContainsKey(fault);

    /// <summary>Counts one occasion on which the fault could show itself, and says whether it does.</summary>
    public bool Strikes(Fault fault)
    {
        if (!orders.TryGetValue(fault, out var order))
            return false;
        var past = ++order.Occasions - order.Step;
        return past >= 0 && past < fault.Times;
    }

    private sealed class Order(int step)
    {
        public int Step => step;

        public int Occasions { get; set; }
    }
}
