namespace SonyAlpha.Driver;

/// <summary>What Gain means to clients.</summary>
public enum GainMode
{
    /// <summary>Gain is the ISO value; what a 16-bit number cannot hold (51200 and more) is left out.</summary>
    Value,

    /// <summary>Gain is an index into Gains, the whole ISO list.</summary>
    List,
}

/// <summary>What takes an exposure from one second on; below that it is always a speed that the body times.</summary>
public enum ShutterPreference
{
    /// <summary>A speed of the body's where one fits within a percent, bulb where none does.</summary>
    Fitting,

    /// <summary>The body's nearest speed as far as its speeds reach, bulb beyond: for bodies whose bulb spoils frames.</summary>
    Speeds,

    /// <summary>Bulb: for exactly the time that was asked for, and bodies whose shutter speed is slow to set.</summary>
    Bulb,
}

/// <summary>What the user has chosen, as far as a camera must know it. Immutable: a change is another one.</summary>
public sealed record CameraOptions
{
    public GainMode GainMode { get; init; }

    public ShutterPreference Shutter { get; init; }

    /// <summary>Whether each camera file is kept.</summary>
    public bool KeepsFiles { get; init; }

    /// <summary>Where kept files go.</summary>
    public string Folder { get; init; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.MyPictures), "SonyAlpha");

    /// <summary>How kept files are named.</summary>
    public string Template { get; init; } = Keeping.FileTemplate.Default;

    /// <summary>Whether pictures of a simulated body that nobody fetches are kept, as those of a real one are.</summary>
    public bool RescuesSimulated { get; init; } = true;

    /// <summary>The readout mode of a fresh connection, an index into ReadoutModes.</summary>
    public Readout Readout { get; init; } = Readout.ActiveArea;

    /// <summary>From the command to the opening of the shutter, as the user measured it: start times are told later by it.</summary>
    public TimeSpan ShutterLag { get; init; }

    /// <summary>How long a body that is away stays connected to its clients.</summary>
    public TimeSpan AwayPatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether an exposure may wait for the body or for another client's, and be tried again.</summary>
    public bool Repeats { get; init; } = true;

    /// <summary>The lens, for bodies that do not say it; empty if nobody says it.</summary>
    public string Lens { get; init; } = "";

    /// <summary>With how many of its smallest moves, all from the near side, a lens comes to each place: more than its backlash.</summary>
    public int FocusOvershoot { get; init; } = 10;

    /// <summary>Whether a lens whose position is not known goes to its near end by itself.</summary>
    public bool HomesLens { get; init; }

    /// <summary>Whether the focuser has no positions, only distances.</summary>
    public bool IsFocuserRelative { get; init; }

    /// <summary>What CCDTemperature says as long as no frame has told one: ValueNotSet instead of NotImplemented.</summary>
    public bool UnknownTemperatureIsNotSet { get; init; }

    /// <summary>Whether pictures are multiplied to 16 bits, from the next connect on.</summary>
    public bool IsScaled { get; init; }

    /// <summary>Whether the doctor may change settings of the body by itself when it is connected.</summary>
    public bool RepairsByItself { get; init; }
}
