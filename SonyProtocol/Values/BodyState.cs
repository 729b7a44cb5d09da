namespace SonyAlpha.SonyProtocol;

/// <summary>Whether the body is too hot.</summary>
public enum Overheating : byte
{
    No = 0,
    Soon = 1,
    Yes = 2,
}

/// <summary>A card. SDK order, one higher: captured from ILCE-7M5 1 with room for 11123 pictures, from ILCE-7SM3 2 without a
/// card.</summary>
public enum MediaStatus : byte
{
    Ok = 1,
    NoCard = 2,

    // Unconfirmed: 3 and 4 follow from the SDK's order
    CardError = 3,
    Locked = 4,
}

/// <summary>Why the body refuses to be controlled; other numbers are unknown.</summary>
public enum RemoteControlRestriction : byte
{
    None = 0,
}
