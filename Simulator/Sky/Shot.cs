namespace SonyAlpha.Simulator;

/// <summary>Where the telescope points.</summary>
/// <param name="RightAscension">Degrees, 0 to 360.</param>
/// <param name="Declination">Degrees, -90 to 90.</param>
public readonly record struct Pointing(double RightAscension, double Declination)
{
    /// <summary>The sword of Orion.</summary>
    public static readonly Pointing Orion = new(83.8, -5.4);
}

/// <summary>One release of the shutter: everything that its picture shows and its file says.</summary>
public sealed record Shot
{
    /// <summary>The body's name as its files give it: ILCE-7M4.</summary>
    public required string Model { get; init; }

    public required SensorGeometry Sensor { get; init; }

    public required RawEncoding Encoding { get; init; }

    /// <summary>14, or 12 where the body leaves out two bits: its values then go in steps of 4 on the same scale.</summary>
    public int Bits { get; init; } = 14;

    /// <summary>Exposure time in seconds.</summary>
    public required double Seconds { get; init; }

    public required int Iso { get; init; }

    /// <summary>When the shutter opened, in the camera's own time zone.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>How many times this body's shutter has been released, this time included.</summary>
    public uint Counter { get; init; }

    /// <summary>A hash of the settings that were in force, for <see cref="FrameCode"/>.</summary>
    public uint SettingsHash { get; init; }

    /// <summary>False with the cap on: a dark.</summary>
    public bool Light { get; init; } = true;

    /// <summary>Position of the focuser, 0 to 100; the stars are sharpest at <see cref="Sky.BestFocus"/>.</summary>
    public double Focus { get; init; } = Sky.BestFocus;

    /// <summary>A Bahtinov mask was before the lens.</summary>
    public bool Mask { get; init; }

    public Pointing Pointing { get; init; } = Pointing.Orion;

    /// <summary>Long-exposure noise reduction: the body took a dark of the same length and subtracted it.</summary>
    public bool NoiseReduction { get; init; }

    /// <summary>Whether the button, and not the body, timed it.</summary>
    public bool Bulb { get; init; }

    /// <summary>Taken with the electronic shutter: no curtain moved.</summary>
    public bool Silent { get; init; }

    /// <summary>Eight hexadecimal digits or fewer; stands enciphered in the file, not as printed on the body.</summary>
    public string Serial { get; init; } = "";

    /// <summary>The number in the name of the file on the card: 1234 of DSC01234.ARW.</summary>
    public int FileNumber { get; init; } = 1;
}
