namespace SonyAlpha.Driver;

/// <summary>How a member is spelt: as a property that is read, one that is also written, or a method.</summary>
public enum MemberKind
{
    ReadOnly,
    ReadWrite,
    Method,
}

/// <summary>The exact type of a value at ASCOM's border. The docs say which .NET type stands for it in a <see cref="Member"/>'s
/// calls.</summary>
public enum MemberType
{
    /// <summary>Nothing: a method without a result.</summary>
    None,

    /// <summary>VT_BOOL; <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>VT_I2; <see cref="short"/>.</summary>
    Int16,

    /// <summary>VT_I4; <see cref="int"/>.</summary>
    Int32,

    /// <summary>VT_R8; <see cref="double"/>.</summary>
    Double,

    /// <summary>VT_BSTR; <see cref="string"/>, never null.</summary>
    String,

    /// <summary>A list of strings; <see cref="IReadOnlyList{T}"/> of <see cref="string"/>.</summary>
    StringList,

    /// <summary>An image; a lease on a <see cref="Frame"/>, which the face gives back when the last byte is written.</summary>
    Image,

    /// <summary>IStateValueCollection; <see cref="IReadOnlyList{T}"/> of <see cref="StateValue"/>.</summary>
    StateValues,

    /// <summary>VT_I4; <see cref="int"/>, see <see cref="Driver.CameraState"/>.</summary>
    CameraState,

    /// <summary>VT_I4; <see cref="int"/>, see <see cref="Driver.SensorType"/>.</summary>
    SensorType,

    /// <summary>VT_I4; <see cref="int"/>: north, south, east, west are 0 to 3.</summary>
    GuideDirection,
}

/// <summary>A parameter of a method.</summary>
/// <param name="Name">ASCOM's name, in its case.</param>
/// <param name="Default">What it is when a caller leaves it out; null if it must be given.</param>
public sealed record Parameter(string Name, MemberType Type, object? Default = null)
{
    /// <summary>Alpaca's name for it, in its case, where that is another one.</summary>
    public string AlpacaName { get; init; } = Name;
}

/// <summary>One member of a device, as data: everything that a face must know to spell it.</summary>
/// <param name="Name">ASCOM's name, in its case; Alpaca's is the same in lower case.</param>
/// <param name="Type">Of the property or of the method's result.</param>
/// <param name="V2">DISPID in version 2 of the interface; 0 where the interface lacks the member. A property that can be written has one
/// number for both ways.</param>
/// <param name="V3">DISPID in version 3.</param>
/// <param name="V4">DISPID in version 4.</param>
public sealed record Member(string Name, MemberKind Kind, MemberType Type, int V2, int V3, int V4)
{
    /// <summary>In their order; empty for properties.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Reads the property or calls the method: the client's session, the arguments in the types that <see cref="Parameters"/>
    /// state.</summary>
    /// <exception cref="AscomException">The only exception that comes out.</exception>
    public required Func<DeviceSession, object[], object?> Call { get; init; }

    /// <summary>Writes the property: the session, a value of the type that <see cref="Type"/> states. Null for all but read-write
    /// properties.</summary>
    /// <exception cref="AscomException">The only exception that comes out.</exception>
    public Action<DeviceSession, object>? Set { get; init; }

    /// <summary>Whether a face has a form of its own for it: images, and the setup dialog that Alpaca has as a page.</summary>
    public bool IsSpeltByTheFace { get; init; }

    /// <summary>A method that only asks: Alpaca reads it, with the arguments in the address.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Whether Alpaca has no such member.</summary>
    public bool IsForComOnly { get; init; }

    /// <summary>The DISPID in a version of the interface; 0 where it lacks the member.</summary>
    public int DispId(int version) => version switch { 2 => V2, 3 => V3, _ => V4 };

    public override string ToString() => Name;
}

/// <summary>One entry of DeviceState.</summary>
/// <param name="Value">Of the type that the property of this name has; a <see cref="DateTime"/> in UTC for TimeStamp.</param>
public sealed record StateValue(string Name, object Value);

/// <summary>ASCOM's CameraStates.</summary>
public enum CameraState
{
    Idle = 0,
    Waiting = 1,
    Exposing = 2,
    Reading = 3,
    Download = 4,
    Error = 5,
}

/// <summary>ASCOM's SensorType, as far as Sony bodies are concerned: any order of a Bayer pattern is RGGB with offsets.</summary>
public enum SensorType
{
    Monochrome = 0,
    Rggb = 2,
}
