namespace SonyAlpha.ConformanceTests.Programs;

/// <summary>Something that happens to a program's second light, and what must come of it.</summary>
/// <param name="Name">For people, and unique.</param>
/// <param name="Seconds">How long the lights are.</param>
/// <param name="Expects">What the second light must become, and how many more may fail after it, for a program of this kind.</param>
internal sealed record Trouble(string Name, double Seconds, Func<Habits, Expected> Expects)
{
    public string Model { get; init; } = "SIM-640";

    /// <summary>Which light it happens to, from 0 on.</summary>
    public int Hits { get; init; } = 1;

    /// <summary>Called before anybody connects.</summary>
    public Action<Scene>? Before { get; init; }

    /// <summary>Called between the first light and the second.</summary>
    public Action<Scene>? Between { get; init; }

    /// <summary>Called when the second light's StartExposure is about to be called, and is over; and when its picture is about to be
    /// fetched.</summary>
    public Action<Scene>? Starting { get; init; }

    /// <inheritdoc cref="Starting"/>
    public Action<Scene>? During { get; init; }

    /// <inheritdoc cref="Starting"/>
    public Action<Scene>? Fetching { get; init; }

    /// <summary>Called when a light was not taken: what a person does about it.</summary>
    public Action<Scene> Heals { get; init; } = scene => scene.Body.Repair();

    /// <summary>The share of the second light's time after which the program dies; null if it lives.</summary>
    public double? Kills { get; init; }

    /// <summary>Whether what the body delivers may be no raw file.</summary>
    public bool SendsNoRaw { get; init; }

    /// <summary>Whether the computer's date jumps.</summary>
    public bool SetsClock { get; init; }

    public override string ToString() => $"{Name}, {Seconds} s";
}

/// <summary>What decides how a program takes things.</summary>
/// <param name="Patience">Beyond the exposure; null for ever.</param>
/// <param name="ShowsFailures">Whether it shows a sentence of ImageReady.</param>
/// <param name="SetsGain">Whether it sets the gain that its user wants.</param>
internal sealed record Habits(string Name, TimeSpan? Patience, bool ShowsFailures, bool SetsGain);

/// <summary>What must come of the light that it happens to.</summary>
/// <param name="Second">Any of these.</param>
/// <param name="More">How many lights after it may fail too.</param>
internal sealed record Expected(Outcome[] Second, int More = 0)
{
    /// <summary>Whether nothing but a person's hand at the body helps: every light ends so.</summary>
    public bool IsForGood { get; init; }

    public static readonly Expected InTime = new([Outcome.InTime]);

    public static readonly Expected Late = new([Outcome.Late]);

    /// <summary>Its own picture: repeated, or saved from the body.</summary>
    public static readonly Expected Own = new([Outcome.InTime, Outcome.Late]);

    public static readonly Expected TimeOut = new([Outcome.TimeOut]);

    public static readonly Expected Error = new([Outcome.Error]);

    public static readonly Expected Died = new([Outcome.Died]);

    /// <summary>An exposure that began and failed: some show the sentence, others wait for as long as they do.</summary>
    public static Expected Failed(Habits program) => program.ShowsFailures ? Error : TimeOut;

    /// <summary>It failed, before it began or after.</summary>
    public static Expected FailedSomehow(Habits program) => program.ShowsFailures ? Error : new([Outcome.Error, Outcome.TimeOut]);

    public override string ToString() => $"{string.Join(" or ", Second)}{(More > 0 ? $", and at most {More} more that fail" : "")}";
}
