using static SonyAlpha.Simulator.Notation;

namespace SonyAlpha.Simulator;

/// <summary>
/// What dumps of real bodies hold for protocol 2.00: codes and their order, types, ranges and lists. Which of them can be set no dump of
/// that time says: there the ILCE-6000 that was captured stands for them.
/// </summary>
public static partial class SimulatedBodies
{
    /// <summary>ILCE-6300 1.0 (libgphoto2 cameras/sony-a6300.txt).</summary>
    private static BodyProperty[] Version2Of6300 =>
    [
        new(0x5004, U8, Set, On, 0, 16, OneOf(2, 3, 4, 16, 19)),  // CompressionSetting
        // White Balance
        new(0x5005, U16, Set, Grey, 0, 2, OneOf(
            2, 4, 0x8011, 0x8010, 6, 0x8001, 0x8002, 0x8003, 0x8004, 7, 0x8030, 0x8012, 0x8020, 0x8021, 0x8022)),
        new(0x5007, U16, Get, Show, 0, 400, Range(0, 0xFFFF, 1)),  // F Number
        new(0x500A, U16, Get, Show, 0, 1, OneOf(1, 2, 0x8004, 0x8005, 0x8006)),  // Focus Mode
        new(0x500B, U16, Get, Grey, 0, 1, OneOf(4, 1, 0x8002)),  // Exposure Metering Mode
        new(0x500C, U16, Get, Grey, 0, 3, OneOf(2, 1, 4, 3, 5, 0x8001, 0x8003, 0x8004, 0x8031, 0x8032)),  // Flash Mode
        // Exposure Program Mode
        new(0x500E, U16, Get, Show, 0, 1, OneOf(
            0x8000, 0x8001, 2, 3, 4, 1, 0x8050, 0x8051, 0x8052, 0x8053, 0x8054, 0x8080, 0x8081, 0x8082, 0x8055, 0x8056, 0x8057, 0x8058,
            0x8083, 0x8041, 7, 0x8011, 0x8015, 0x8014, 0x8012, 0x8013, 0x8016, 0x8017, 0x8018)),
        // Exposure Bias Compensation
        new(0x5010, I16, Get, Show, 0, 0, OneOf(
            0, 5000, 4700, 4500, 4300, 4000, 3700, 3500, 3300, 3000, 2700, 2500, 2300, 2000, 1700, 1500, 1300, 1000, 700, 500, 300,
            -300, -500, -700, -1000, -1300, -1500, -1700, -2000, -2300, -2500, -2700, -3000, -3300, -3500, -3700, -4000, -4300, -4500,
            -4700, -5000)),
        // Still Capture Mode
        new(0x5013, U16, Set, On, 0, 1, OneOf(
            1, 0x8010, 2, 0x8015, 0x8012, 0x8005, 0x8003, 0x8004, 0x8008, 0x8009, 0x800C, 0x800D, 0x800E, 0x800F, 0x8337, 0x8537,
            0x8937, 0x8357, 0x8557, 0x8957, 0x8377, 0x8577, 0x8977, 0x8311, 0x8511, 0x8911, 0x8321, 0x8521, 0x8331, 0x8531, 0x8336,
            0x8536, 0x8936, 0x8356, 0x8556, 0x8956, 0x8376, 0x8576, 0x8976, 0x8310, 0x8510, 0x8910, 0x8320, 0x8520, 0x8330, 0x8530,
            0x8018, 0x8028, 0x8019, 0x8029)),
        // Flash Compensation
        new(0xD200, I16, Get, Show, 0, 0, OneOf(
            0, 3000, 2700, 2500, 2300, 2000, 1700, 1500, 1300, 1000, 700, 500, 300, -300, -500, -700, -1000, -1300, -1500, -1700, -2000,
            -2300, -2500, -2700, -3000)),
        new(0xD201, U8, Set, Grey, 0, 1, OneOf(1, 31, 17, 18, 19, 20, 21)),  // Dynamic Range Optimizer
        // Image Size
        new(0xD203, U8, Set, On, 0, 1, OneOf(
            4, 14, 15, 5, 6, 7, 16, 17, 18, 8, 19, 9, 10, 11, 20, 21, 12, 23, 24, 13, 1, 2, 3)),
        new(0xD20D, U32, Get, Show, 0, 0x1003C, Range(0, 0xFFFFFFFF, 1)),  // Shutter Speed
        new(0xD20E, U8, Get, Show, 0, 6, OneOf(1, 2, 3, 11, 8, 9, 10, 4, 12, 5, 13, 6, 14, 7, 15)),  // Battery Level Indicator
        new(0xD20F, U16, Set, Grey, 0, 0, Range(2500, 0x26AC, 100)),  // Color Temperature
        new(0xD211, U8, Set, On, 0, 1, OneOf(1, 2)),  // Aspect Ratio
        new(0xD213, U8, Get, Show, 0, 1, OneOf(1, 2, 3, 5, 6, 7)),  // Focus Indication
        // ISO Sensitivity
        new(0xD21E, U32, Get, Show, 0, 800, OneOf(
            0xFFFFFF, 25, 50, 64, 80, 100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250, 1600, 2000, 2500, 3200, 4000, 5000,
            0x1900, 0x1F40, 0x2710, 0x3200, 0x3E80, 0x4E20, 0x6400, 0x7D00, 0x9C40, 0xC800, 0xFA00, 0x13880, 0x19000, 0x1F400, 0x27100,
            0x32000, 0x3E800, 0x4E200, 0x64000, 0x1FFFFFF, 0x1000019, 0x1000032, 0x1000040, 0x1000050, 0x1000064, 0x100007D, 0x10000A0,
            0x10000C8, 0x10000FA, 0x1000140, 0x1000190, 0x10001F4, 0x1000280, 0x1000320, 0x10003E8, 0x10004E2, 0x1000640, 0x10007D0,
            0x10009C4, 0x1000C80, 0x1000FA0, 0x1001388, 0x1001900, 0x1001F40, 0x1002710, 0x1003200, 0x1003E80, 0x1006400, 0x100C800,
            0x1019000, 0x1032000, 0x1064000, 0x2FFFFFF, 0x2000064, 0x20000C8, 0x2000190, 0x2000320, 0x2000640, 0x2000C80, 0x2001900,
            0x2003200, 0x2006400, 0x200C800)),
        new(0xD21B, U16, Set, Grey, 0, 0x8000, OneOf(0x8000)),  // Picture Effect
        new(0xD21D, U8, Get, Show, 0, 0, Range(0, 2, 1)),  // Movie Recording State
        new(0xD21F, U8, Get, Show, 0, 1, OneOf(2, 1)),  // FE Lock Indication
        new(0xD217, U8, Get, Show, 0, 1, OneOf(2, 1)),  // AELock Indication
        new(0xD218, I8, Get, Show, 0, 67, Range(-1, 100, 1)),  // Battery Remaining
        new(0xD219, U8, Get, Show, 0, 1, OneOf(2, 1)),  // SensorCrop
        new(0xD212, U8, Get, On, 0, 0, Range(0, 15, 1)),  // Movie Rec Button Hold
        new(0xD210, U8, Set, Grey, 0, 192, Range(164, 220, 1)),  // Biaxial Fine Tuning G M Direction
        new(0xD21C, U8, Set, Grey, 0, 192, Range(164, 220, 2)),  // Biaxial Fine Tuning A B Direction
        new(0xD221, U8, Get, Show, 0, 0, OneOf(0, 1, 2)),  // Live View Status
        new(0xD214, U32, Get, On, 0, 0x20573F8, Range(0, 0xFFFFFFFF, 1)),  // Predicted Maximum File Size
        new(0xD215, U16, Get, On, 0, 0, Range(0, 0xFFFF, 1)),  // Shooting File Info
        new(0xD2C1, U16, Button, On, 0, 1, OneOf(1, 2)),  // S1 Button
        new(0xD2C2, U16, Button, On, 0, 1, OneOf(1, 2)),  // S2 Button
        new(0xD2C3, U16, Button, On, 0, 1, OneOf(1, 2)),  // AEL Button
        new(0xD2C9, U16, Button, On, 0, 1, OneOf(1, 2)),  // FEL Button
        new(0xD2C8, U16, Button, On, 0, 1, OneOf(1, 2)),  // Movie Rec Button Hold
        new(0xD2C5, U16, LockButton, On, 0, 1, OneOf(1, 2)),  // Release Lock
        new(0xD2C7, U16, Button, On, 0, 1, OneOf(1, 2)),  // Request One Shooting
    ];

    /// <summary>ILCE-7M4 1.00 when asked for 2.00 (libgphoto2 cameras/sony-a7m4.txt).</summary>
    private static BodyProperty[] Version2Of7M4 =>
    [
        new(0x5004, U8, Set, On, 0, 16, OneOf(16, 20, 19, 18, 17, 4, 3, 2, 1)),  // CompressionSetting
        // White Balance
        new(0x5005, U16, Set, Grey, 0, 2, OneOf(
            2, 4, 0x8011, 0x8010, 6, 0x8001, 0x8002, 0x8003, 0x8004, 7, 0x8030, 0x8012, 0x8020, 0x8021, 0x8022)),
        new(0x5007, U16, Get, Show, 0, 800, Range(560, 3200, 1)),  // F Number
        new(0x500A, U16, Get, Show, 0, 1, Unlisted),  // Focus Mode
        new(0x500B, U16, Get, Grey, 0, 0x8001, OneOf(0x8001, 0x8002, 0x8004, 0x8005, 0x8003, 0x8006)),  // Exposure Metering Mode
        new(0x500C, U16, Get, Grey, 0, 3, Unlisted),  // Flash Mode
        new(0x5010, I16, Get, Show, 0, 0, Unlisted),  // Exposure Bias Compensation
        new(0xD200, I16, Get, Show, 0, 0, Unlisted),  // Flash Compensation
        new(0xD201, U8, Set, Grey, 0, 31, OneOf(1, 31, 17, 18, 19, 20, 21)),  // Dynamic Range Optimizer
        new(0xD203, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Image Size
        new(0xD20D, U32, Get, Show, 0, 0x1003C, Range(0x11F40, 0x1E0001, 1)),  // Shutter Speed
        new(0xD20E, U8, Get, Show, 0, 14, Unlisted),  // Battery Level Indicator
        new(0xD20F, U16, Set, Grey, 0, 5500, Range(2500, 0x26AC, 100)),  // Color Temperature
        new(0xD211, U8, Set, On, 0, 1, OneOf(1, 3, 2, 4)),  // Aspect Ratio
        new(0xD213, U8, Get, Show, 0, 1, Unlisted),  // Focus Indication
        new(0xD217, U8, Get, Show, 0, 1, Unlisted),  // AELock Indication
        new(0xD218, I8, Get, Show, 0, 67, Range(-1, 100, 1)),  // Battery Remaining
        new(0xD21E, U32, Get, Show, 0, 800, Unlisted),  // ISO Sensitivity
        new(0xD21F, U8, Get, Show, 0, 1, Unlisted),  // FE Lock Indication
        new(0xD221, U8, Get, Show, 0, 1, Unlisted),  // Live View Status
        new(0xD222, U16, Set, On, 0, 1, OneOf(1, 17, 16)),  // Still Image Save Destination
        new(0x500E, U16, Get, Show, 0, 1, Unlisted),  // Exposure Program Mode
        // Still Capture Mode
        new(0x5013, U16, Set, On, 0, 1, OneOf(
            1, 0x8010, 2, 0x8015, 0x8012, 0x8004, 0x8003, 0x8005, 0x8008, 0x8009, 0x800C, 0x800D, 0x800E, 0x800F, 0x8337, 0x8537,
            0x8937, 0x8357, 0x8557, 0x8957, 0x8377, 0x8577, 0x8977, 0x8311, 0x8511, 0x8911, 0x8321, 0x8521, 0x8331, 0x8531, 0x8336,
            0x8536, 0x8936, 0x8356, 0x8556, 0x8956, 0x8376, 0x8576, 0x8976, 0x8310, 0x8510, 0x8910, 0x8320, 0x8520, 0x8330, 0x8530,
            0x8028, 0x8018, 0x8029, 0x8019)),
        new(0xD214, U32, Get, On, 0, 0x4CFA0E0, Range(0, 0xFFFFFFFF, 1)),  // Predicted Maximum File Size
        new(0xD215, U16, Get, On, 0, 0, Range(0, 0xFFFF, 1)),  // Shooting File Info
    ];

    /// <summary>ILCE-6700 1.02 when asked for 2.00 (libgphoto2 cameras/sony-a6700.txt).</summary>
    private static BodyProperty[] Version2Of6700 =>
    [
        // White Balance
        new(0x5005, U16, Set, Grey, 0, 0x8020, OneOf(
            2, 4, 0x8011, 0x8010, 6, 0x8001, 0x8002, 0x8003, 0x8004, 7, 0x8030, 0x8012, 0x8020, 0x8021, 0x8022)),
        new(0x500A, U16, Get, Show, 0, 1, Unlisted),  // Focus Mode
        new(0x500B, U16, Get, Grey, 0, 0x8001, OneOf(0x8001, 0x8002, 0x8004, 0x8005, 0x8003, 0x8006)),  // Exposure Metering Mode
        new(0x500C, U16, Get, Grey, 0, 3, Unlisted),  // Flash Mode
        new(0x5010, I16, Get, Show, 0, 0, Unlisted),  // Exposure Bias Compensation
        new(0xD200, I16, Get, Show, 0, 0, Unlisted),  // Flash Compensation
        new(0xD201, U8, Set, Grey, 0, 1, Unlisted),  // Dynamic Range Optimizer
        new(0xD20D, U32, Get, Show, 0, 0x1003C, Range(0x10FA0, 0x1E0001, 1)),  // Shutter Speed
        new(0xD20F, U16, Set, Grey, 0, 5500, Range(2500, 0x26AC, 100)),  // Color Temperature
        new(0xD211, U8, Set, On, 0, 1, OneOf(1, 3, 2, 4)),  // Aspect Ratio
        new(0xD213, U8, Get, Show, 0, 1, Unlisted),  // Focus Indication
        new(0xD217, U8, Get, Show, 0, 1, Unlisted),  // AELock Indication
        new(0xD221, U8, Get, Show, 0, 1, Unlisted),  // Live View Status
        new(0xD21E, U32, Get, Show, 0, 800, Unlisted),  // ISO Sensitivity
        new(0xD222, U16, Set, On, 0, 1, OneOf(1, 17, 16)),  // Still Image Save Destination
        new(0xD20E, U8, Get, Show, 0, 7, Unlisted),  // Battery Level Indicator
        new(0xD218, I8, Get, Show, 0, 67, Range(-1, 100, 1)),  // Battery Remaining
        // Still Capture Mode
        new(0x5013, U16, Set, On, 0, 1, OneOf(
            1, 0x8010, 2, 0x8015, 0x8012, 0x8004, 0x8003, 0x8005, 0x8008, 0x8009, 0x800C, 0x800D, 0x800E, 0x800F)),
        new(0xD203, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Image Size
        new(0xD21F, U8, Get, Show, 0, 1, Unlisted),  // FE Lock Indication
        new(0x5004, U8, Set, On, 0, 16, OneOf(16, 20, 19, 18, 17, 4, 3, 2, 1)),  // CompressionSetting
        new(0x5007, U16, Get, Show, 0, 0xFFFE, Range(100, 100, 1)),  // F Number
        new(0x500E, U16, Get, Show, 0, 1, Unlisted),  // Exposure Program Mode
        new(0xD214, U32, Get, On, 0, 0x4129A40, Range(0, 0xFFFFFFFF, 1)),  // Predicted Maximum File Size
        new(0xD215, U16, Get, On, 0, 0, Range(0, 0xFFFF, 1)),  // Shooting File Info
    ];
}
