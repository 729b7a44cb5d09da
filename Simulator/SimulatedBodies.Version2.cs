using static SonyAlpha.Simulator.Notation;

namespace SonyAlpha.Simulator;

public static partial class SimulatedBodies
{
    /// <summary>What 0x9209 of an ILCE-6000 3.0 holds, in its order, as it was captured (libgphoto2 cameras/sony-a6000.txt).</summary>
    private static BodyProperty[] Version2 =>
    [
        new(0x5004, U8, Set, On, 2, 3, OneOf(2, 3, 16, 19)),  // CompressionSetting
        // White Balance
        new(0x5005, U16, Set, Grey, 2, 2, OneOf(1, 2, 4, 0x8011, 0x8010, 6, 0x8001, 0x8002, 0x8003, 0x8004, 7, 0x8012, 0x8023)),
        new(0x5007, U16, Get, Show, 65535, 500, Range(0, 65535, 1)),  // F Number
        new(0x500A, U16, Get, Show, 1, 0x8005, OneOf(1, 2, 3, 0x8004, 0x8005, 0x8008, 0x8006, 0x8007)),  // Focus Mode
        new(0x500B, U16, Get, Grey, 1, 1, OneOf(4, 1, 0x8002)),  // Exposure Metering Mode
        new(0x500C, U16, Get, Grey, 1, 0, OneOf(2, 1, 4, 3, 5, 0x8001, 0x8003, 0x8004, 0x8031, 0x8032)),  // Flash Mode
        // Exposure Program Mode
        new(0x500E, U16, Get, Show, 1, 0x8000, OneOf(
            0x8000, 0x8001, 2, 3, 4, 1, 0x8050, 0x8051, 0x8052, 0x8053, 0x8054, 0x8041, 7, 0x8011, 0x8015, 0x8014, 0x8012, 0x8013,
            0x8016, 0x8017, 0x8018)),
        // Exposure Bias Compensation
        new(0x5010, I16, Get, Show, 0, 0, OneOf(
            0, 1, 2, 5000, 4700, 4500, 4300, 4000, 3700, 3500, 3300, 3000, 2700, 2500, 2300, 2000, 1700, 1500, 1300, 1000, 700, 500, 300,
            -300, -500, -700, -1000, -1300, -1500, -1700, -2000, -2300, -2500, -2700, -3000, -3300, -3500, -3700, -4000, -4300, -4500,
            -4700, -5000)),
        new(0x5013, U16, Set, On, 1, 1, OneOf(1, 2, 0x8015, 0x8012, 0x8005, 0x8004, 0x8008, 0x8009)),  // Still Capture Mode
        // Flash Compensation
        new(0xD200, I16, Get, Show, 0, 0, OneOf(
            0, 1, 2, 3000, 2700, 2500, 2300, 2000, 1700, 1500, 1300, 1000, 700, 500, 300, -300, -500, -700, -1000, -1300, -1500, -1700,
            -2000, -2300, -2500, -2700, -3000)),
        new(0xD201, U8, Set, Grey, 1, 31, OneOf(1, 31, 17, 18, 19, 20, 21, 32, 33, 34, 35, 36, 37, 38)),  // Dynamic Range Optimizer
        new(0xD203, U8, Set, On, 4, 1, OneOf(1, 2, 3)),  // Image Size
        new(0xD20D, U32, Get, Show, 0xFFFFFFFF, 0x10064, Range(0, 0xFFFFFFFF, 1)),  // Shutter Speed
        new(0xD20E, U8, Get, Show, 1, 6, OneOf(1, 2, 3, 8, 9, 10, 4, 5, 6, 7)),  // Battery Level Indicator
        new(0xD20F, U16, Set, Grey, 5500, 0, Range(2500, 9900, 100)),  // Color Temperature
        new(0xD210, U8, Set, Grey, 128, 128, Range(121, 135, 1)),  // Biaxial Fine Tuning G M Direction
        new(0xD21C, U8, Set, Grey, 128, 128, Range(121, 135, 1)),  // Biaxial Fine Tuning A B Direction
        new(0xD211, U8, Set, On, 1, 2, OneOf(1, 2)),  // Aspect Ratio
        new(0xD213, U8, Get, Show, 1, 1, OneOf(1, 2, 3, 5, 6, 7)),  // Focus Indication
        new(0xD21E, U32, Get, Show, 0xFFFFFF, 0xFFFFFF, OneOf(Scales.Version2Iso(25600))),  // ISO Sensitivity
        new(0xD21B, U16, Set, Grey, 0x8000, 0x8000, OneOf(0x8000)),  // Picture Effect
        new(0xD21D, U8, Get, Show, 0, 0, Range(0, 2, 1)),  // Movie Recording State
        new(0xD217, U8, Get, Show, 1, 1, OneOf(2, 1)),  // AELock Indication
        new(0xD218, I8, Get, Show, -1, 67, Range(-1, 100, 1)),  // Battery Remaining
        new(0xD219, U8, Get, Show, 1, 2, OneOf(2, 1)),  // SensorCrop
        new(0xD2C1, U16, Button, On, 1, 1, OneOf(1, 2)),  // S1 Button
        new(0xD2C2, U16, Button, On, 1, 1, OneOf(1, 2)),  // S2 Button
        new(0xD2C3, U16, Button, On, 1, 1, OneOf(1, 2)),  // AEL Button
        new(0xD2C8, U16, Button, On, 1, 1, OneOf(1, 2)),  // Movie Rec Button Hold
        new(0xD212, U8, Get, On, 0, 0, Range(0, 15, 1)),
        new(0xD214, U32, Get, On, 0xFFFFFFFF, 0x205A400, Range(0, 0xFFFFFFFF, 1)),  // Predicted Maximum File Size
        new(0xD215, U16, Get, On, 0, 0, Range(0, 0xFFFF, 1)),  // Shooting File Info
        new(0xD2C5, U16, LockButton, On, 1, 1, OneOf(1, 2)),  // Release Lock
        new(0xD2C7, U16, Button, On, 1, 1, OneOf(1, 2)),  // Request One Shooting
    ];

    /// <summary>What bodies of 2017 and later add (libgphoto2 cameras/: sony-a7r3, -a7r3a).</summary>
    private static BodyProperty[] Since2017 =>
    [
        new(0xD21F, U8, Get, Show, 1, 1, OneOf(2, 1)),                    // FE Lock Indication
        new(0xD221, U8, Get, Show, 0, 1, OneOf(0, 1, 2)),                 // Live View Status
        new(0xD235, U8, Get, Show, 0, 0, OneOf(0, 1)),                    // Near Far Enable Status
        new(0xD24C, U8, Get, Show, 0, 50, Range(0, 100, 1)),              // Focal Position
        new(0xD2C9, U16, Button, On, 1, 1, OneOf(1, 2)),                  // FEL Button
        new(0xD2D1, I16, Notch, On, 0, 0, Range(-7, 7, 1)),               // Near Far
    ];

    /// <summary>What bodies of 2018 and 2019 change and add (libgphoto2 cameras/: sony-a7rm3, sony-a7rm3a).</summary>
    private static BodyProperty[] Since2018 =>
    [
        .. Since2017,
        new(0x5004, U8, Set, On, 2, 3, OneOf(16, 20, 19, 18, 17, 4, 3, 2, 1)),
        new(0x500A, U16, Set, Show, 1, 1, OneOf(2, 0x8005, 0x8004, 0x8006, 1)),   // settable though "shown only"
        new(0x500B, U16, Set, Show, 1, 0x8001, OneOf(0x8001, 0x8002, 0x8004, 0x8005, 0x8003, 0x8006)),
        new(0xD222, U16, Set, On, 1, 1, OneOf(1, 0x11)),                  // Still Image Save Destination
    ];

    /// <summary>What a body of protocol 3.00 still tells when asked for 2.00: few properties and no buttons (libgphoto2#641,
    /// cameras/sony-a7rm5).</summary>
    private static ushort[] Version2OfNewBodies =>
    [
        0x5004, 0x5005, 0x5007, 0x500A, 0x500B, 0x500C, 0x500E, 0x5010, 0x5013, 0xD200, 0xD201, 0xD203, 0xD20D, 0xD20E, 0xD20F, 0xD210,
        0xD21C, 0xD211, 0xD213, 0xD21E, 0xD21D, 0xD217, 0xD218, 0xD214, 0xD215, 0xD221, 0xD222,
    ];
}
