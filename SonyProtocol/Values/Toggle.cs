namespace SonyAlpha.SonyProtocol;


/// <summary>Off is 1 and on is 2: the usual one of Sony's two ways.</summary>
public enum Toggle : byte
{
    Off = 1,
    On = 2,
}

/// <summary>Off is 0 and on is 1: the other one.</summary>
public enum OnOff : byte
{
    Off = 0,
    On = 1,
}

/// <summary>Whether something can be done now.</summary>
public enum Availability : byte
{
    No = 0,
    Yes = 1,
}

/// <summary>Whether something is held fast.</summary>
public enum LockIndication : ushort
{
    Unlocked = 1,
    Locked = 2,
}

/// <summary>A button; the values of a control, and what protocol 2.00 shows for it.</summary>
public enum ButtonState : ushort
{
    Released = 1,
    Pressed = 2,
}
