using static SonyAlpha.Simulator.Notation;

namespace SonyAlpha.Simulator;

public static partial class SimulatedBodies
{
    /// <summary>
    /// TABLE: what 0x9209 of an ILCE-1M2 3.00 holds in protocol 3.00, in its order (libgphoto2 cameras/sony-a1m2.txt). Its drive dial stood
    /// on a series, which ends at half a second: here it stands on single, and the times are those of the mechanical shutter.
    /// </summary>
    private static BodyProperty[] Version3Of1M2 =>
    [
        // White Balance
        new(0x5005, U16, Set, On, 0, 4, OneOf(
            2, 4, 0x8011, 0x8010, 6, 0x8001, 0x8002, 0x8003, 0x8004, 7, 0x8030, 0x8012, 0x8020, 0x8021, 0x8022)),
        new(0x500A, U16, Get, Show, 0, 1, Known(2, 0x8004, 0x8006, 1)),  // Focus Mode
        new(0x500B, U16, Set, On, 0, 0x8001, OneOf(0x8001, 0x8002, 0x8004, 0x8005, 0x8003, 0x8006)),  // Exposure Metering Mode
        new(0x500C, U16, Set, On, 0, 3, OneOf(2, 1, 3, 0x8001, 0x8003)),  // Flash Mode
        // Exposure Bias Compensation
        new(0x5010, I16, Get, Show, 0, 0, Known(
            5000, 4700, 4300, 4000, 3700, 3300, 3000, 2700, 2300, 2000, 1700, 1300, 1000, 700, 300, 0, -300, -700,
            -1000, -1300, -1700, -2000, -2300, -2700, -3000, -3300, -3700, -4000, -4300, -4700, -5000)),
        // Flash Compensation
        new(0xD200, I16, Set, On, 0, 0, OneOf(
            3000, 2700, 2300, 2000, 1700, 1300, 1000, 700, 300, 0, -300, -700, -1000, -1300, -1700, -2000, -2300, -2700,
            -3000)),
        new(0xD201, U8, Set, On, 0, 31, OneOf(1, 31, 17, 18, 19, 20, 21)),  // Dynamic Range Optimizer
        new(0xD20D, U32, Set, On, 0, 0x10014, OneOf(Scales.ShutterSpeeds(8000))),  // Shutter Speed
        new(0xD19F, U64, Set, On, 0, 0x100000014, OneOf(Scales.ExtendedShutterSpeeds(8000))),  // Extended Shutter Speed
        new(0xD20F, U16, Get, Show, 0, 0, Range(2500, 0x26AC, 100)),  // Color Temperature
        new(0xD211, U8, Set, On, 0, 1, OneOf(1, 3, 2, 4)),  // Aspect Ratio
        new(0xD213, U8, Get, Show, 0, 1, Known(1, 2, 3, 2, 5, 6, 7)),  // Focus Indication
        new(0xD217, U8, Get, Show, 0, 1, Unlisted),  // AELock Indication
        new(0xD219, U8, Get, Show, 0, 1, Known(2, 1)),  // Sensor Crop
        new(0xD221, U8, Get, Show, 0, 1, Unlisted),  // Live View Status
        // Iso
        new(0xD21E, U32, Set, On, 0, 250, OneOf(
            0xFFFFFF, 0x10000032, 0x10000040, 0x10000050, 100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250,
            1600, 2000, 2500, 3200, 4000, 0x1388, 0x1900, 0x1F40, 0x2710, 0x3200, 0x3E80, 0x4E20, 0x6400, 0x7D00,
            0x10009C40, 0x1000C800, 0x1000FA00, 0x10013880, 0x10019000)),
        new(0xD222, U16, Set, On, 0, 1, OneOf(1, 17, 16)),  // Save Destination
        // Focus Area
        new(0xD22C, U16, Set, On, 0, 1, OneOf(
            1, 2, 3, 263, 259, 258, 257, 262, 260, 0x1101, 0x1102, 0x1103, 513, 514, 515, 522, 518, 517, 516, 521, 519,
            0x1201, 0x1202, 0x1203)),
        new(0xD231, U8, Set, On, 0, 1, OneOf(1, 2)),  // Live View Display Effect
        new(0xD238, U8, Get, Show, 0, 0, Unlisted),  // Unnamed D238
        new(0xD239, U8, Get, Show, 0, 0, Unlisted),  // Pixel Shift Shooting Mode
        new(0xD23A, U16, Get, Show, 0, 0, Known(1, 4, 16)),  // Pixel Shift Shooting Number
        new(0xD23B, U16, Get, Show, 0, 0, Known(0xFFFF, 1, 2, 3, 4, 5, 10, 15, 30)),  // Pixel Shift Shooting Interval
        new(0xD23C, U8, Get, Show, 0, 0, Unlisted),  // Pixel Shift Shooting Status
        new(0xD23D, U16, Get, Show, 0, 1, Unlisted),  // Progress Number Of Pixel Shift Shooting
        new(0xD241, U8, Set, On, 0, 9, OneOf(10, 11, 8, 9, 14, 15)),  // File Format Movie
        new(0xD24F, U8, Set, On, 0, 1, OneOf(1, 2)),  // Interval Rec Still Mode
        new(0xD255, U8, Set, On, 0, 3, OneOf(1, 2, 3, 4, 5)),  // AFTracking Sensitivity Still
        new(0xD25A, U8, Set, On, 0, 0, OneOf(0, 1)),  // Position Key
        new(0xD25E, I8, Get, Show, 0, 0, Range(-8, 8, 1)),  // Zoom Speed Range
        new(0xD25F, U8, Get, Show, 0, 1, Known(1, 3, 4)),  // Zoom Setting
        new(0xD262, U8, Set, On, 0, 0, OneOf(0, 1)),  // Wireless Flash Setting
        new(0xD263, U8, Set, On, 0, 0, OneOf(1, 0)),  // Red Eye Reduction
        new(0xD268, U8, Get, Show, 0, 1, Unlisted),  // Pc Save Image Size
        new(0xD269, U8, Get, Show, 0, 0, Known(1, 2, 3)),  // Raw Jpeg Pc Save Image
        new(0xD26B, U32, Get, Show, 0, 0, Range(0, 0, 1)),  // Custom WBCapturable Area
        new(0xD26C, U32, Get, Show, 0, 0, Range(0, 0, 1)),  // Custom WBCapture Frame Size
        new(0xD270, U8, Get, Show, 0, 0, Unlisted),  // Custom WBExecution State
        new(0xD271, U8, Get, Show, 0, 0, Unlisted),  // Camera Setting Save Operation
        new(0xD272, U8, Get, Show, 0, 0, Unlisted),  // Camera Setting Read Operation
        new(0xD273, U8, Get, Show, 0, 0, Unlisted),  // Camera Setting Save Read State
        new(0xD274, U8, Get, Show, 0, 1, Unlisted),  // Ftp Setting Save Operation
        new(0xD275, U8, Get, Show, 0, 1, Unlisted),  // Ftp Setting Read Operation
        new(0xD276, U8, Get, Show, 0, 0, Unlisted),  // Ftp Setting Save Read State
        new(0xD281, U8, Set, On, 0, 0, OneOf(1, 0)),  // High Resolution SSSetting
        new(0xD283, U8, Set, On, 0, 9, OneOf(9, 8, 5, 1)),  // Function Of Touch Operation
        new(0xD287, U8, Set, On, 0, 1, OneOf(1, 3, 2)),  // Compression File Format Still
        new(0xD289, U8, Get, Show, 0, 0, Unlisted),  // Media Slot1 Raw File Type
        new(0xD28A, U8, Get, Show, 0, 0, Unlisted),  // Media Slot2 Raw File Type
        new(0xD28B, U8, Get, Show, 0, 0, Unlisted),  // Media Slot1 File Format Still
        new(0xD28C, U8, Get, Show, 0, 0, Unlisted),  // Media Slot2 File Format Still
        new(0xD28D, U8, Get, Show, 0, 0, Unlisted),  // Media Slot1 Image Quality
        new(0xD28E, U8, Get, Show, 0, 0, Unlisted),  // Media Slot2 Image Quality
        new(0xD291, U8, Set, On, 0, 1, OneOf(1, 2)),  // Unnamed D291
        new(0xD295, U8, Get, Show, 0, 0, Unlisted),  // Contents Transfer Enable Status
        new(0xD296, U8, Get, Show, 0, 0, Unlisted),  // Unnamed D296
        new(0xD20E, U8, Get, Show, 0, 15, Unlisted),  // Battery Level Indicator
        new(0xD218, I8, Get, Show, 0, -1, Range(-1, 100, 1)),  // Battery Percent
        new(0xD12E, U8, Get, Show, 0, 255, Unlisted),  // Second Battery Level Indicator
        new(0xD12D, I8, Get, Show, 0, -1, Range(-1, 100, 1)),  // Second Battery Percent
        new(0xD205, U8, Get, Show, 0, 15, Unlisted),  // Total Battery Level Indicator
        new(0xD204, I16, Get, Show, 0, -1, Range(0, 0, 0)),  // Total Battery Percent
        new(0xD249, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Media Slot1 Remaining Shots
        new(0xD257, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Media Slot2 Remaining Shots
        new(0xD24A, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Media Slot1 Remaining Time
        new(0xD258, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Media Slot2 Remaining Time
        new(0xD261, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Unnamed D261
        new(0xD27B, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Media Format Progress Rate
        new(0xD24C, U8, Get, Show, 0, 69, Range(0, 100, 1)),  // Focal Position
        new(0xD210, U8, Set, On, 0, 192, Range(164, 220, 1)),  // Biaxial Fine Tuning GMDirection
        new(0xD21C, U8, Set, On, 0, 192, Range(164, 220, 2)),  // Biaxial Fine Tuning ABDirection
        new(0xD25D, U32, Get, Show, 0, 0x1000000, Free),  // Zoom Bar Information
        new(0xD260, U8, Get, Show, 0, 1, Unlisted),  // Zoom Type Status
        new(0xD264, U8, Get, Show, 0, 0, Unlisted),  // Remote Control Restriction Status
        new(0xD267, U32, Get, Show, 0, 0, Range(0, 0x28001E0, 1)),  // Live View Area
        new(0xD282, U64, Get, Show, 0, 0, Range(0, 0, 1)),  // High Resolution Shutter Speed
        new(0xD297, U8, Get, Show, 0, 0, Known(0, 1, 2, 3, 4)),  // Save Zoom And Focus Position
        new(0xD298, U8, Get, Show, 0, 0, Unlisted),  // Load Zoom And Focus Position
        new(0xD299, U8, Set, On, 0, 1, OneOf(1, 2)),  // Remote Control Zoom Speed Type
        // Still Capture Mode
        new(0x5013, U32, Get, Show, 0, 1, Known(
            1, 0x18010, 0x10002, 0x18015, 0x18012, 0x38004, 0x38003, 0x38005, 0x88008, 0x88009, 0x8800C, 0x8800D,
            0x8800E, 0x8800F, 0x4C237, 0x4C23F, 0x48337, 0x48537, 0x48737, 0x48937, 0x4C257, 0x4C25F, 0x48357, 0x48557,
            0x48757, 0x48957, 0x4C277, 0x4C27F, 0x48377, 0x48577, 0x48777, 0x48977, 0x4C211, 0x4C219, 0x48311, 0x48511,
            0x48711, 0x48911, 0x4C241, 0x4C249, 0x48341, 0x48541, 0x48741, 0x4C261, 0x4C269, 0x48361, 0x48561, 0x48761,
            0x4C281, 0x4C289, 0x48381, 0x48581, 0x48781, 0x4C221, 0x4C229, 0x48321, 0x48521, 0x48721, 0x4C251, 0x4C259,
            0x48351, 0x48551, 0x4C271, 0x4C279, 0x48371, 0x48571, 0x4C291, 0x4C299, 0x48391, 0x48591, 0x4C231, 0x4C239,
            0x48331, 0x48531, 0x5C236, 0x5C23E, 0x58336, 0x58536, 0x58736, 0x58936, 0x5C256, 0x5C25E, 0x58356, 0x58556,
            0x58756, 0x58956, 0x5C276, 0x5C27E, 0x58376, 0x58576, 0x58776, 0x58976, 0x5C210, 0x5C218, 0x58310, 0x58510,
            0x58710, 0x58910, 0x5C240, 0x5C248, 0x58340, 0x58540, 0x58740, 0x5C260, 0x5C268, 0x58360, 0x58560, 0x58760,
            0x5C280, 0x5C288, 0x58380, 0x58580, 0x58780, 0x5C220, 0x5C228, 0x58320, 0x58520, 0x58720, 0x5C250, 0x5C258,
            0x58350, 0x58550, 0x5C270, 0x5C278, 0x58370, 0x58570, 0x5C290, 0x5C298, 0x58390, 0x58590, 0x5C230, 0x5C238,
            0x58330, 0x58530, 0xA8040, 0x68028, 0x68018, 0x78029, 0x78019)),
        new(0xD254, U64, Set, On, 0, 0x1A5013F, OneOf(0xFFFFFFFF, 0xAFFFFFFFF, 0x2AFFFFFFFF, 0x55FFFFFFFF)),  // Focus Magnifier Setting
        new(0xD17B, U8, Set, On, 0, 255, OneOf(2, 5, 255)),  // Focus Magnification Time
        new(0xD25C, U32, Get, Show, 0, 1000, Range(1000, 1000, 100)),  // Zoom Scale
        new(0xD27D, U8, Get, Show, 0, 0, Unlisted),  // Unnamed D27 D
        new(0xD27E, U8, Get, Show, 0, 0, Unlisted),  // Unnamed D27 E
        new(0xD286, U8, Set, On, 0, 3, OneOf(3, 5, 7, 1)),  // Recording Frame Rate Setting Movie
        new(0xD248, U8, Get, Show, 0, 2, Unlisted),  // Media Slot1 Status
        new(0xD256, U8, Get, Show, 0, 2, Unlisted),  // Media Slot2 Status
        new(0xD279, U8, Get, Show, 0, 0, Unlisted),  // Media Slot1 Format Enable Status
        new(0xD27A, U8, Get, Show, 0, 0, Unlisted),  // Media Slot2 Format Enable Status
        new(0xD203, U8, Get, Show, 0, 1, Known(1, 2, 3)),  // Image Size
        new(0xD28F, U8, Get, Show, 0, 0, Unlisted),  // Media Slot1 Image Size
        new(0xD290, U8, Get, Show, 0, 0, Unlisted),  // Media Slot2 Image Size
        new(0xD292, U8, Get, Show, 0, 0, Unlisted),  // Media Slot1 Quick Format Enable Status
        new(0xD293, U8, Get, Show, 0, 0, Unlisted),  // Media Slot2 Quick Format Enable Status
        new(0xD294, U8, Get, Show, 0, 0, Unlisted),  // Cancel Media Format Enable Status
        new(0xD235, U8, Get, Show, 0, 1, Unlisted),  // Near Far Enable Status
        new(0xD236, U8, Get, Show, 0, 1, Unlisted),  // AFMFHold Enable Status
        new(0xD25B, U8, Get, Show, 0, 0, Known(0, 1)),  // Zoom Operation Enable Status
        new(0xD251, U8, Get, Show, 0, 0, Range(0, 2, 1)),  // Overheating
        new(0xD27F, U8, Get, Show, 0, 4, Unlisted),  // Ftp Connection Status
        new(0xD21D, U8, Get, Show, 0, 0, Range(0, 3, 1)),  // Movie Recording State
        new(0xD21F, U8, Get, Show, 0, 1, Unlisted),  // FELock Indication
        new(0xD24E, U16, Get, Show, 0, 1, Unlisted),  // AWBLock Indication
        new(0xD250, U8, Get, Show, 0, 0, Unlisted),  // Interval Rec Still Status
        new(0xD252, U8, Get, Show, 0, 0, Known(1, 2, 3, 4)),  // Still Image Quality
        new(0xD253, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // File Format Still
        new(0xD26D, U8, Get, Show, 0, 0, Unlisted),  // Custom WBCapture Standby Operation
        new(0xD26E, U8, Get, Show, 0, 0, Unlisted),  // Custom WBCapture Standby Cancel Operation
        new(0xD26F, U8, Get, Show, 0, 0, Unlisted),  // Custom WBCapture Operation
        new(0xD27C, U8, Set, On, 0, 1, OneOf(1, 2, 3, 4, 5, 6, 7, 8, 9)),  // Select Ftp Server
        new(0xD280, U16, Get, Show, 0, 0, Unlisted),  // Ftp Connection Error Info
        new(0xD288, U8, Set, On, 0, 1, OneOf(5, 2, 3, 4, 1)),  // Raw File Type
        new(0xD284, U8, Get, Show, 0, 0, Unlisted),  // Remote Touch Operation Enable Status
        new(0xD285, U8, Get, Show, 0, 0, Unlisted),  // Cancel Remote Touch Operation Enable Status
        // FNumber
        new(0x5007, U16, Set, On, 0, 800, OneOf(
            200, 220, 250, 280, 320, 350, 400, 450, 500, 560, 630, 710, 800, 900, 1000, 1100, 1300, 1400, 1600, 1800,
            2000, 2200)),
        // Exposure Program Mode
        new(0x500E, U32, Get, Show, 0, 1, Known(
            0x48000, 0x10002, 0x20003, 0x30004, 1, 0x78054, 0x78050, 0x78051, 0x78052, 0x78053, 0x9805D, 0x98059,
            0x9805A, 0x9805B, 0x9805C, 0xC8097, 0xC8093, 0xC8094, 0xC8095, 0xC8096)),
        new(0xD242, U16, Set, On, 0, 63, OneOf(61, 63, 66)),  // Recording Setting Movie
        new(0xD099, U8, Get, Show, 0, 0, Unlisted),  // Exposure Ctrl Type
        new(0xD049, U8, Set, On, 0, 2, OneOf(1, 2)),  // Auto Power Off Temperature
        new(0xD04A, U8, Set, On, 0, 1, OneOf(1, 2)),  // Body Key Lock
        new(0xD29B, U8, Get, Show, 0, 1, Known(0, 1)),  // Aps COr Full Switching Enable Status
        new(0xD29A, U8, Get, Show, 0, 1, Unlisted),  // Aps COr Full Switching Setting
        new(0xD047, U8, Set, On, 0, 2, OneOf(1, 2)),  // Touch Operation
        new(0xD04B, U64, Set, On, 0, 0, Range(0, -1, 1)),  // Image IDNumerical Value
        new(0xD092, U8, Set, On, 0, 1, OneOf(1, 2)),  // Image IDNumerical Value Setting
        new(0xD001, U8, Get, Show, 0, 0, Known(1, 2)),  // Iris Mode Setting
        new(0xD013, U8, Get, Show, 0, 0, Known(1, 2)),  // Shutter Mode Setting
        new(0xD01C, U8, Get, Show, 0, 0, Known(1, 2)),  // Gain Control Setting
        new(0xD023, U32, Get, Show, 0, 0, Unlisted),  // Iso Current Sensitivity
        new(0xD04D, U8, Set, On, 0, 2, OneOf(1, 2)),  // Monitor Lut Setting All Line
        // Base Look Value
        new(0xD03C, U16, Get, Show, 0, 2, Known(1, 2, 3, 257, 258, 259, 260, 261, 262, 263, 264, 265, 266, 267, 268, 269, 270, 271, 272)),
        new(0xD020, U8, Get, Show, 0, 0, Unlisted),  // Gain Base Iso Sensitivity
        new(0xD022, U16, Get, Show, 0, 0, Unlisted),  // Exposure Index
        new(0xD042, U8, Get, Show, 0, 1, Unlisted),  // Playback Media
        new(0xD044, U32, Get, Show, 0, 0, Known(2, 4, 8, 16, 32, 64, 128, 256)),  // Monitor Disp Mode Candidates
        new(0xD045, U32, Set, On, 0, 222, Range(1, 0xFFFFFFFF, 1)),  // Monitor Disp Mode Setting
        new(0xD046, U8, Set, On, 0, 2, OneOf(1, 2, 3, 4, 5, 6, 7)),  // Monitor Disp Mode
        new(0xD043, U8, Get, Show, 0, 1, Unlisted),  // Rec Settings Reset Enable Status
        new(0xD048, U8, Set, On, 0, 1, OneOf(1, 4, 2, 3)),  // Select Finder Monitor
        new(0xD2B9, U8, Get, Show, 0, 15, Known(60, 30, 15, 0)),  // Unnamed D2 B9
        new(0xD2A4, U8, Set, On, 0, 0, OneOf(1, 0)),  // Bulb Timer Setting
        new(0xD2A5, U16, Set, On, 0, 60, Range(2, 900, 1)),  // Bulb Exposure Time Setting
        new(0xD2A6, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Elapsed Bulb Exposure Time
        new(0xD2A7, U16, Get, Show, 0, 0, Range(0, 0xFFFF, 1)),  // Remaining Bulb Exposure Time
        new(0xD2A8, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Remaining Noise Reduction Time
        new(0xD29C, U8, Get, Show, 0, 0, Known(0, 1)),  // Movie Rec Self Timer
        new(0xD29D, U16, Set, On, 0, 3, OneOf(3, 5, 10)),  // Movie Rec Self Timer Count Time
        new(0xD29F, U8, Set, On, 0, 0, OneOf(1, 0)),  // Movie Rec Self Timer Continuous
        new(0xD2A0, U8, Get, Show, 0, 0, Unlisted),  // Movie Rec Self Timer Status
        new(0xD2BA, U8, Get, Show, 0, 1, Unlisted),  // Flicker Scan Status
        new(0xD2BB, U8, Get, Show, 0, 0, Unlisted),  // Flicker Scan Enable Status
        new(0xD2A2, U8, Set, On, 0, 4, Range(1, 10, 1)),  // Focus Bracket Focus Range
        new(0xD2A1, U16, Set, On, 0, 3, Range(2, 299, 1)),  // Focus Bracket Shot Num
        new(0xD0AB, U8, Get, Show, 0, 0, Unlisted),  // Focus Bracket Shooting Status
        new(0xD162, U16, Set, On, 0, 30, OneOf(30, 20, 15, 10, 5)),  // Continuous Shooting Speed In Electric Shutter Hiplus
        new(0xD163, U16, Set, On, 0, 20, OneOf(20, 15, 10, 5)),  // Continuous Shooting Speed In Electric Shutter Hi
        new(0xD164, U16, Set, On, 0, 15, OneOf(20, 15, 10, 5)),  // Continuous Shooting Speed In Electric Shutter Mid
        new(0xD165, U16, Set, On, 0, 5, OneOf(20, 15, 10, 5)),  // Continuous Shooting Speed In Electric Shutter Lo
        new(0xD0C0, U8, Get, Show, 0, 0, Unlisted),  // Firmware Update Status
        new(0xD206, U8, Get, Show, 0, 0, Unlisted),  // Unnamed D206
        new(0xD23F, U8, Set, On, 0, 0, OneOf(0, 1, 2, 3, 4, 5, 6, 10, 11)),  // Picture Profile
        new(0xD0D0, U8, Set, On, 0, 3, OneOf(3, 5, 7, 1)),  // SQRec Frame Rate
        new(0xD052, U16, Set, On, 0, 120, OneOf(240, 120, 60, 30, 15, 8, 4, 2, 1)),  // SQFrame Rate
        new(0xD0D1, U16, Set, On, 0, 63, OneOf(61, 63, 66)),  // SQRecord Setting
        new(0xD0D2, U8, Get, Show, 0, 1, Known(1, 0)),  // Audio Recording
        new(0xD0D3, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Time Code Preset
        new(0xD104, U8, Get, Show, 0, 0, Unlisted),  // Time Code Preset Reset Enable Status
        new(0xD0D4, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // User Bit Preset
        new(0xD105, U8, Get, Show, 0, 0, Unlisted),  // User Bit Preset Reset Enable Status
        new(0xD0D5, U8, Get, Show, 0, 1, Known(1, 2)),  // Time Code Format
        new(0xD0D6, U8, Get, Show, 0, 1, Known(1, 2)),  // Time Code Run
        new(0xD0D7, U8, Get, Show, 0, 1, Known(1, 2)),  // Time Code Make
        new(0xD0D8, U8, Get, Show, 0, 1, Known(2, 1)),  // User Bit Time Rec
        new(0xD11F, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Interval Rec Movie Count Down Interval Time
        new(0xD120, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Recording Duration
        new(0xD0F2, I8, Get, Show, 0, 0, Range(-7, 7, 1)),  // Picture Profile Detail Level
        new(0xD0F3, U8, Get, Show, 0, 0, Unlisted),  // Picture Profile Detail Adjust Mode
        new(0xD0F4, I8, Get, Show, 0, 0, Range(-2, 2, 1)),  // Picture Profile Detail Adjust VHBalance
        new(0xD0F5, U8, Get, Show, 0, 0, Unlisted),  // Picture Profile Detail Adjust BWBalance
        new(0xD0F6, I8, Get, Show, 0, 0, Range(0, 7, 1)),  // Picture Profile Detail Adjust Limit
        new(0xD0F7, I8, Get, Show, 0, 0, Range(0, 7, 1)),  // Picture Profile Detail Adjust Crispening
        new(0xD0F8, I8, Get, Show, 0, 0, Range(0, 4, 1)),  // Picture Profile Detail Adjust Highlight Detail
        new(0xD0F9, U8, Get, Show, 0, 0, Unlisted),  // Copy Picture Profile
        new(0xD107, U8, Get, Show, 0, 0, Unlisted),  // Reset Picture Profile Enable Status
        new(0xD0E0, I8, Get, Show, 0, 0, Range(-15, 15, 1)),  // Picture Profile Black Level
        new(0xD0E1, U16, Get, Show, 0, 0, Unlisted),  // Picture Profile Gamma
        new(0xD0E2, U8, Get, Show, 0, 0, Unlisted),  // Picture Profile Black Gamma Range
        new(0xD0E3, I8, Get, Show, 0, 0, Range(-7, 7, 1)),  // Picture Profile Black Gamma Level
        new(0xD0E4, U8, Get, Show, 0, 0, Unlisted),  // Picture Profile Knee Mode
        new(0xD0E5, U16, Get, Show, 0, 0, Unlisted),  // Picture Profile Knee Auto Set Max Point
        new(0xD0E6, U8, Get, Show, 0, 0, Unlisted),  // Picture Profile Knee Auto Set Sensitivity
        new(0xD0E7, U16, Get, Show, 0, 0, Unlisted),  // Picture Profile Knee Manual Set Point
        new(0xD0E8, I8, Get, Show, 0, 0, Range(-5, 5, 1)),  // Picture Profile Knee Manual Set Slope
        new(0xD0E9, U16, Get, Show, 0, 0, Unlisted),  // Picture Profile Color Mode
        new(0xD0EA, I8, Get, Show, 0, 0, Range(-32, 32, 1)),  // Picture Profile Saturation
        new(0xD0EB, I8, Get, Show, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Phase
        new(0xD0EC, I8, Get, Show, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Red
        new(0xD0ED, I8, Get, Show, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Green
        new(0xD0EE, I8, Get, Show, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Blue
        new(0xD0EF, I8, Get, Show, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Cyan
        new(0xD0F0, I8, Get, Show, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Magenta
        new(0xD0F1, I8, Get, Show, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Yellow
        new(0xD0FA, U16, Set, On, 0, 1, OneOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 257, 258, 259, 260, 261, 262)),  // Creative Look
        new(0xD0FB, I8, Set, On, 0, 0, Range(-9, 9, 1)),  // Creative Look Contrast
        new(0xD0FC, I8, Set, On, 0, 0, Range(-9, 9, 1)),  // Creative Look Highlights
        new(0xD0FD, I8, Set, On, 0, 0, Range(-9, 9, 1)),  // Creative Look Shadows
        new(0xD0FE, I8, Set, On, 0, 0, Range(0, 9, 1)),  // Creative Look Fade
        new(0xD0FF, I8, Set, On, 0, 0, Range(-9, 9, 1)),  // Creative Look Saturation
        new(0xD100, I8, Set, On, 0, 4, Range(0, 9, 1)),  // Creative Look Sharpness
        new(0xD101, I8, Set, On, 0, 3, Range(1, 5, 1)),  // Creative Look Sharpness Range
        new(0xD102, I8, Set, On, 0, 1, Range(0, 9, 1)),  // Creative Look Clarity
        new(0xD103, U16, Get, Show, 0, 0, Unlisted),  // Custom Look Image Style
        new(0xD108, U8, Get, Show, 0, 1, Unlisted),  // Reset Creative Look Enable Status
        new(0xD0D9, U8, Set, On, 0, 2, OneOf(2, 1)),  // Image Stabilization Steady Shot
        new(0xD0DA, U8, Get, Show, 0, 0, Unlisted),  // Image Stabilization Steady Shot Movie
        new(0xD0DB, U8, Set, On, 0, 1, OneOf(2, 1)),  // Silent Mode
        new(0xD0DC, U8, Set, On, 0, 2, OneOf(1, 2, 3)),  // Silent Mode Aperture Drive In AF
        new(0xD0DD, U8, Set, On, 0, 2, OneOf(1, 2)),  // Silent Mode Shutter When Power Off
        new(0xD0DE, U8, Set, On, 0, 2, OneOf(1, 2)),  // Silent Mode Auto Pixel Mapping
        new(0xD0DF, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Shutter Type
        new(0xD106, U8, Get, Show, 0, 1, Unlisted),  // Sensor Cleaning Enable Status
        new(0xD027, U8, Set, On, 0, 9, OneOf(19, 9)),  // Proxy File Format Movie
        new(0xD109, U16, Get, Show, 0, 3, Known(3)),  // Proxy Record Setting
        new(0xD17C, U8, Set, On, 0, 7, Range(0, 15, 1)),  // Playback Volume Settings
        new(0xD17F, U16, Set, On, 0, 0xFFFF, OneOf(0xFFFF, 1, 2, 4, 260)),  // Hdmi Resolution Still Play
        new(0xD180, U8, Set, On, 0, 2, OneOf(2, 1)),  // Hdmi Output Rec Media Movie
        new(0xD181, U16, Set, On, 0, 0xFFFF, OneOf(0xFFFF, 1, 2, 4, 260)),  // Hdmi Output Resolution Movie
        new(0xD124, U8, Set, On, 0, 1, OneOf(1, 2, 4, 3)),  // Eframing Mode Auto
        new(0xD0CD, U8, Set, On, 0, 2, OneOf(1, 2, 3)),  // Eframing Scale Auto
        new(0xD0CE, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Eframing Speed Auto
        new(0xD0CF, U8, Get, Show, 0, 1, Known(1, 2)),  // Camera Eframing
        new(0xD0C6, U8, Get, Show, 0, 1, Unlisted),  // Pixel Mapping Enable Status
        new(0xD129, U8, Get, Show, 0, 0, Known(41)),  // Unnamed D129
        new(0xD12A, U8, Get, Show, 0, 0, Known(42)),  // Unnamed D12 A
        new(0xD12B, U8, Get, Show, 0, 0, Unlisted),  // Unnamed D12 B
        new(0xD133, U8, Set, On, 0, 1, OneOf(1, 2)),  // Flicker Less Shooting
        new(0xD134, U8, Get, Show, 0, 0, Unlisted),  // Flicker Less Shooting Status
        // Unnamed D128
        new(0xD128, I16, Get, Show, 0, 0, Known(
            3000, 2700, 2300, 2000, 1700, 1300, 1000, 700, 300, 0, -300, -700, -1000, -1300, -1700, -2000, -2300, -2700,
            -3000)),
        new(0xD15B, U8, Get, Show, 0, 1, Known(2, 1)),  // Long Exposure NR
        new(0xD15C, U8, Set, On, 0, 3, OneOf(3, 2, 1)),  // High Iso NR
        new(0xD15D, U8, Get, Show, 0, 1, Known(2, 1)),  // Hlg Still Image
        new(0xD15E, U8, Set, On, 0, 1, OneOf(1, 2)),  // Color Space Still Image
        new(0xD15F, U16, Set, On, 0, 1, OneOf(1, 2, 257, 258)),  // Recording Media Still Image
        new(0xD160, U16, Set, On, 0, 1, OneOf(1, 2, 257)),  // Recording Media Movie
        new(0xD161, U8, Set, On, 0, 1, OneOf(2, 1)),  // Auto Switch Media
        new(0xD166, U8, Set, On, 0, 1, OneOf(1, 2)),  // Bracket Order
        new(0xD167, U8, Set, On, 0, 2, OneOf(2, 1)),  // Focus Bracket Order
        new(0xD168, U8, Set, On, 0, 1, OneOf(2, 1)),  // Focus Bracket Exposure Lock1st Img
        new(0xD169, U16, Set, On, 0, 0xFFFF, OneOf(0xFFFF, 10, 20, 30, 50, 100, 150, 300)),  // Focus Bracket Interval Until Next Shot
        new(0xD16A, U16, Set, On, 0, 1, Range(1, 0x176F, 1)),  // Interval Rec Still Shooting Start Time
        new(0xD16B, U16, Set, On, 0, 30, Range(10, 600, 10)),  // Interval Rec Still Shooting Interval
        new(0xD16C, U16, Set, On, 0, 30, Range(1, 0x270F, 1)),  // Interval Rec Still Number Of Shots
        new(0xD16D, U8, Set, On, 0, 3, OneOf(4, 3, 2)),  // Interval Rec Still AETracking Sensitivity
        new(0xD16E, U8, Set, On, 0, 3, OneOf(2, 3)),  // Interval Rec Still Shutter Type
        new(0xD16F, U8, Get, Show, 0, 1, Known(1, 2)),  // Interval Rec Still Shoot Interval Priority
        new(0xD171, U8, Get, Show, 0, 3, Known(3, 2, 1)),  // Wind Noise Reduct
        new(0xD173, U8, Get, Show, 0, 2, Known(2, 1)),  // Auto Slow Shutter
        new(0xD178, U8, Get, Show, 0, 1, Known(1, 4, 3, 2)),  // Soft Skin Effect
        new(0xD179, U8, Set, On, 0, 3, OneOf(1, 2, 3)),  // Priority Set In AFS
        new(0xD17A, U8, Set, On, 0, 3, OneOf(1, 2, 3)),  // Priority Set In AFC
        new(0xD17E, U8, Set, On, 0, 2, OneOf(2, 4, 3, 1)),  // Audio Signals
        new(0xD182, U16, Get, Show, 0, 0, Known(1, 3, 6)),  // Hdmi Output4 KSet Movie
        new(0xD183, U8, Set, On, 0, 1, OneOf(2, 1)),  // Hdmi Output Raw Movie
        new(0xD184, U8, Get, Show, 0, 0, Known(1, 3, 6)),  // Hdmi Output Raw Setting Movie
        new(0xD186, U8, Set, On, 0, 1, OneOf(2, 1)),  // Hdmi Output Time Code Movie
        new(0xD187, U8, Get, Show, 0, 0, Known(2, 1)),  // Hdmi Output Rec Control Movie
        new(0xD079, U8, Set, On, 0, 2, OneOf(2, 1)),  // Monitoring Output Display Hdmi
        new(0xD17D, U8, Set, On, 0, 0, OneOf(10, 5, 2, 0)),  // Auto Review
        new(0xD14D, U8, Get, Show, 0, 1, Known(1, 2)),  // Iso Auto Min Shutter Speed Mode
        // Iso Auto Min Shutter Speed Manual
        new(0xD176, U64, Get, Show, 0, 0, Known(
            0, 0x100003E80, 0x100001F40, 0x100000FA0, 0x1000007D0, 0x1000003E8, 0x1000001F4, 0x1000000FA, 0x10000007D,
            0x10000003C, 0x10000001E, 0x10000000F, 0x100000008, 0x100000004, 0x50000000A, 0xA0000000A, 0x140000000A,
            0x280000000A, 0x500000000A, 0x960000000A, 0x12C0000000A)),
        new(0xD177, U8, Get, Show, 0, 3, Known(1, 2, 3, 4, 5)),  // Iso Auto Min Shutter Speed Preset
        new(0xD132, U8, Get, Show, 0, 0, Known(0)),  // Select Iptc Metadata
        new(0xD12F, U16, Set, On, 0, 30, OneOf(30, 20, 15, 10, 5)),  // Cont Shoot Spot Boost Speed
        new(0xD130, U8, Get, Show, 0, 1, Unlisted),  // Cont Shoot Spot Boost Status
        new(0xD131, U8, Get, Show, 0, 2, Unlisted),  // Cont Shoot Spot Boost Enable Status
        new(0xD189, U8, Set, On, 0, 1, OneOf(1, 2)),  // Time Shift Shooting
        new(0xD18A, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Time Shift Trigger Setting
        new(0xD19B, U8, Get, Show, 0, 1, Unlisted),  // Time Shift Shooting Status
        // Time Shift Pre Shooting Time Setting
        new(0xD18B, U32, Set, On, 0, 500, OneOf(30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000)),
        new(0xD18C, U16, Set, On, 0, 0, OneOf(0, 1, 2, 3, 4, 5, 257)),  // Top Of The Group Shooting Mark Setting
        new(0xD18D, U16, Set, On, 0, 0, OneOf(0, 1, 2, 3, 4, 5)),  // Unnamed D18 D
        new(0xD155, U8, Set, On, 0, 1, OneOf(1, 2)),  // Synchroterminal Forced Output
        new(0xD156, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Shutter Release Time Lag Control
        new(0xD041, U8, Get, Show, 0, 1, Known(1, 2)),  // Ftp Function
        new(0xD04E, U8, Set, On, 0, 1, OneOf(1, 2)),  // Auto Ftp Transfer
        new(0xD14A, U8, Set, On, 0, 2, OneOf(1, 2)),  // Ftp Transfer Still Quality Size
        new(0xD14B, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Ftp Transfer Target Proxy
        new(0xD14C, U8, Set, On, 0, 1, OneOf(1, 2)),  // Ftp Power Save
        new(0xD19A, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Ftp Transfer Target
        new(0xD04F, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Auto Ftp Transfer Target
        new(0xD216, U8, Set, On, 0, 1, OneOf(1, 2)),  // Auto Ftp Transfer Target Still
        new(0xD199, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Auto Ftp Transfer Target Movie
        new(0xD225, U8, Set, On, 0, 1, OneOf(1, 2)),  // Protect Image In Ftp Transfer
        new(0xD157, U8, Set, On, 0, 1, OneOf(2, 1)),  // Subject Recognition In AF
        new(0xD158, U16, Set, On, 0, 1, OneOf(1, 2, 3, 4, 5, 6, 7, 0xFFFF)),  // Recognition Target
        new(0xD229, U32, Get, Show, 0, 0, Known(1, 2, 4, 8, 16, 32)),  // Absolute Shutter Speed
        new(0xD234, U32, Set, On, 0, 63, Range(1, 0xFFFFFFFF, 1)),  // Auto Recognition Target Setting
        new(0xD159, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Right Left Eye Select
        new(0xD150, U8, Set, On, 0, 2, OneOf(2, 1)),  // Usb Power Supply
        new(0xD153, U8, Set, On, 0, 2, OneOf(2, 1)),  // Eframing Recording Image Crop
        new(0xD154, U8, Set, On, 0, 2, OneOf(2, 1)),  // Eframing Hdmi Crop
        new(0xD151, U8, Set, On, 0, 10, OneOf(10, 9, 8)),  // Interval Rec Movie Frame Rate
        new(0xD055, U32, Set, On, 0, 1, OneOf(60, 50, 40, 30, 20, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)),  // Interval Rec Movie Time
        new(0xD152, U16, Set, On, 0, 63, OneOf(61, 63, 66)),  // Interval Rec Movie Record Setting
        new(0xD19C, U8, Get, Show, 0, 1, Unlisted),  // Focus Driving Status Absolute
        new(0xD0C8, U16, Get, Show, 0, 0, Known(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)),  // Select User Base Look To Edit
        new(0xD0C9, U8, Get, Show, 0, 0, Known(1, 2)),  // User Base Look Input
        new(0xD0CA, U16, Get, Show, 0, 0, Known(0, 259, 515, 257, 1027, 1283, 513)),  // User Base Look AELevel Offset
        new(0xD0C7, U16, Get, Show, 0, 0, Known(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 0xFFFF)),  // Delete User Base Look
        new(0xD0CC, U16, Set, On, 0, 0, OneOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)),  // Select Base Look To Set In Pplut
        new(0xD08B, U8, Get, Show, 0, 0, Known(0, 1)),  // Base Look Import Operation Enable Status
        new(0xD194, U8, Get, Show, 0, 1, Unlisted),  // Camera Shake Status
        new(0xD195, U16, Get, Show, 0, 1, Unlisted),  // Update Body Status
        new(0xD197, U8, Get, Show, 0, 1, Unlisted),  // Media Slot1 Writing State
        new(0xD198, U8, Get, Show, 0, 1, Unlisted),  // Media Slot2 Writing State
        new(0xD00B, U32, Get, Show, 0, 0x6D60, Range(0x6D60, 0x6D60, 100)),  // Zoom Distance
        new(0xD135, U8, Set, On, 0, 3, OneOf(1, 2, 3)),  // Custom WBSize Setting
        new(0xD148, U8, Set, On, 0, 1, OneOf(1, 2)),  // Comp RAWShooting NR
        new(0xD149, U8, Set, On, 0, 1, OneOf(1, 5, 6)),  // Comp RAWShooting NRRaw File Type
        new(0xD15A, U16, Set, On, 0, 4, OneOf(4, 8, 16, 32)),  // Comp RAWShooting NRNumber Of Sheets
        new(0xD007, U8, Get, Show, 0, 2, Known(1, 2)),  // Focus Mode Setting
        new(0xD061, U8, Get, Show, 0, 5, Range(1, 7, 1)),  // AFTransition Speed
        new(0xD062, U8, Get, Show, 0, 5, Range(1, 5, 1)),  // AFSubj Shift Sens
        new(0xD060, U8, Set, On, 0, 1, OneOf(1, 3)),  // Subject Recognition AF
        new(0xD138, U64, Get, Show, 0, 0, Range(0, -1, 1)),  // AFFree Size And Position Setting
        new(0xD19E, U64, Get, Show, 0, 0, Range(0, -1, 1)),  // Default AFFree Size And Position Setting
        new(0xD09A, U8, Get, Show, 0, 1, Unlisted),  // FTPSetting List Operation Enable Status
        new(0xD1A0, U8, Set, On, 0, 0, OneOf(0, 1)),  // Unnamed D1 A0
        new(0xD1A1, U8, Set, On, 0, 1, OneOf(1, 2, 3, 4, 5, 6)),  // Unnamed D1 A1
        new(0xD004, U32, Get, Show, 0, 700, Range(0, 0xFFFFFFFF, 1)),  // Focal Distance In Meter
        new(0xD0BC, U8, Get, Show, 0, 1, Unlisted),  // Camera Operating Mode
        new(0xD0C2, U8, Set, On, 0, 1, OneOf(1, 2)),  // Unnamed D0 C2
        new(0xD19D, U8, Get, Show, 0, 1, Unlisted),  // Zoom Driving Status Absolute
        new(0xD196, U8, Get, Show, 0, 0, Known(2, 1)),  // Embed Lut File
        new(0xD1A2, U8, Set, On, 0, 2, OneOf(2, 3, 1)),  // Lens Compensation Shading
        new(0xD1A3, U8, Set, On, 0, 2, OneOf(2, 1)),  // Lens Compensation Chromatic Aberration
        new(0xD1A4, U8, Get, Show, 0, 2, Known(2, 1)),  // Lens Compensation Distortion
        new(0xD1A5, U8, Get, Show, 0, 1, Known(2, 1)),  // Lens Compensation Breathing
        new(0xD1A6, U8, Set, On, 0, 1, OneOf(1, 2)),  // Focus Bracket Recording Folder
        new(0xD1A7, U8, Set, On, 0, 2, OneOf(2, 1)),  // Release Without Lens
        new(0xD1A8, U8, Set, On, 0, 2, OneOf(2, 1)),  // Release Without Card
        new(0xD1AA, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Priority Set In Awb
        new(0xD1AB, U8, Set, On, 0, 2, OneOf(2, 1)),  // AFIlluminator
        new(0xD1AC, U8, Set, On, 0, 1, OneOf(2, 1, 3)),  // Aperture Drive In AF
        new(0xD1AD, U8, Set, On, 0, 2, OneOf(2, 1)),  // AFWith Shutter
        new(0xD1AE, U8, Set, On, 0, 1, OneOf(2, 1)),  // Full Time Dmf
        new(0xD1AF, U8, Get, Show, 0, 0, Known(2, 1)),  // Pre AF
        new(0xD1B0, U8, Get, Show, 0, 0, Known(2, 1)),  // Display Quality Finder Monitor
        new(0xD1B1, U8, Set, On, 0, 3, Range(0, 5, 1)),  // Audio Signals Volume
        new(0xD1B2, U8, Set, On, 0, 2, OneOf(2, 1)),  // Control For Hdmi
        new(0xD1B3, U8, Set, On, 0, 1, OneOf(2, 1)),  // Anti Dust Shutter When Power Off
        // Iso Auto Range Limit Min
        new(0xD1B6, U32, Get, Show, 0, 100, Known(
            100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250, 1600, 2000, 2500, 3200, 4000, 0x1388, 0x1900,
            0x1F40, 0x2710, 0x3200, 0x3E80, 0x4E20, 0x6400, 0x7D00, 0x9C40, 0xC800, 0xFA00, 0x13880, 0x19000)),
        // Iso Auto Range Limit Max
        new(0xD1B7, U32, Get, Show, 0, 0x3200, Known(
            100, 125, 160, 200, 250, 320, 400, 500, 640, 800, 1000, 1250, 1600, 2000, 2500, 3200, 4000, 0x1388, 0x1900,
            0x1F40, 0x2710, 0x3200, 0x3E80, 0x4E20, 0x6400, 0x7D00, 0x9C40, 0xC800, 0xFA00, 0x13880, 0x19000)),
        new(0xD1B4, U8, Get, Show, 0, 1, Unlisted),  // Shooting Self Timer Status
        new(0xD1B5, I16, Get, Show, 0, -4000, Range(-8000, 8000, 100)),  // Metered Manual Level
        new(0xD1A9, U8, Get, Show, 0, 1, Known(3, 2, 1)),  // Image Stabilization Framing Stabilizer
        new(0xD1BB, U8, Get, Show, 0, 1, Unlisted),  // Camera Error Caution Status
        new(0xD1BC, U8, Get, Show, 0, 1, Unlisted),  // System Error Caution Status
        new(0xD207, U8, Set, On, 0, 0, OneOf(0, 1)),  // Osd Image Mode
        // Camera Button Function Capability
        new(0xD208, U16, Get, Show, 0, 0, Known(
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 26, 27, 28)),
        new(0xD209, U16, Get, Show, 0, 0, Known(5, 11, 20, 21, 22, 23, 24, 26, 27, 28)),  // Camera Button Function Multi Capability
        new(0xD20A, U16, Get, Show, 0, 0, Known(0x4001, 0x4002, 0x4003, 0x4004)),  // Camera Dial Function Capability
        new(0xD20B, U16, Get, Show, 0, 0, Unlisted),  // Camera Lever Function Capability
        new(0xD20C, U16, Get, Show, 0, 1, Unlisted),  // Camera Button Function Status
        new(0xD1B8, U8, Set, On, 0, 1, OneOf(2, 1)),  // Face Eye Frame Display
        new(0xD1B9, U8, Get, Show, 0, 1, Known(2, 1)),  // Unnamed D1 B9
        new(0xD1BD, U16, Set, On, 0, 10, OneOf(10, 42)),  // Initial Focus Magnifier Still
        new(0xD1BA, U8, Set, On, 0, 2, OneOf(2, 1)),  // AFIn Focus Magnifier
        new(0xD1BE, U8, Set, On, 0, 1, OneOf(1, 2)),  // Remote Save Image Size
        new(0xD1BF, U8, Get, Show, 0, 0, Unlisted),  // Program Shift Status
        new(0xD1C1, U8, Get, Show, 0, 1, Known(2, 1)),  // Wake On Lan
        new(0xD1C6, U8, Get, Show, 0, 0, Unlisted),  // Tracking On AFOn Enable Status
        new(0xD1C7, U8, Set, On, 0, 3, OneOf(2, 3, 1)),  // Aps CSuper35mm Shooting
        new(0xD1C8, U8, Get, Show, 0, 2, Known(2, 1)),  // Recording File Number Still
        new(0xD1CB, U8, Get, Show, 0, 1, Known(1, 2)),  // Recording Folder Format
        new(0xD1CD, U8, Set, On, 0, 1, OneOf(2, 1)),  // Write Copyright Info
        new(0xD1C2, U8, Get, Show, 0, 0, Known(0, 1, 2)),  // Unnamed D1 C2
        new(0xD1C3, U32, Get, Show, 0, 100, Known(100)),  // Unnamed D1 C3
        new(0xD1C4, U32, Get, Show, 0, 100, Known(100)),  // Unnamed D1 C4
        new(0xD1C5, U32, Get, Show, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Unnamed D1 C5
        new(0xD1DA, U8, Get, Show, 0, 2, Unlisted),  // Post View Transfer Resource Status
        new(0xD1DD, U8, Get, Show, 0, 1, Unlisted),  // Microphone Directivity
        new(0xD192, U8, Set, On, 0, 1, OneOf(1, 2)),  // Image Stabilization Steady Shot Adjust
        // Image Stabilization Steady Shot Focal Length
        new(0xD193, U16, Get, Show, 0, 0, Known(
            8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 24, 25, 28, 30, 32, 35, 40, 45, 50, 55, 60, 70, 75,
            80, 85, 90, 100, 105, 120, 135, 150, 180, 200, 210, 250, 300, 350, 400, 450, 500, 600, 800, 1000)),
        new(0xD1DE, U8, Set, On, 0, 1, OneOf(2, 1)),  // Grid Line Display
        new(0xD1DF, U8, Get, Show, 0, 1, Unlisted),  // Product Showcase Set
        new(0xD1E5, U8, Set, On, 0, 2, OneOf(2, 1)),  // Face Priority In Multi Metering
        new(0xD1FD, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // TCUBDisplay Setting
        new(0xD1FE, U8, Set, On, 0, 1, OneOf(2, 1)),  // Gamma Display Assist
        new(0xD1FF, U16, Set, On, 0, 1, OneOf(1, 771, 1025, 1026)),  // Gamma Display Assist Type
        new(0xD1C9, U8, Get, Show, 0, 0, Unlisted),  // Forced File Number Reset Enable Status
        new(0xD1E6, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Person Tracking Subject Shift Range
        new(0xD1E7, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Subject Recognition Animal Bird Priority
        new(0xD1E8, U8, Set, On, 0, 1, OneOf(1, 2, 3, 255)),  // Subject Recognition Animal Bird Detection Parts
        new(0xD1E9, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Animal Still Tracking Subject Shift Range
        new(0xD1EA, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Animal Still Tracking Sensitivity
        new(0xD1EB, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Animal Still Detection Sensitivity
        new(0xD1EC, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Subject Recognition Animal Still Detection Parts
        new(0xD1ED, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Bird Tracking Subject Shift Range
        new(0xD1EE, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Bird Tracking Sensitivity
        new(0xD1EF, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Bird Detection Sensitivity
        new(0xD1F0, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Subject Recognition Bird Detection Parts
        new(0xD1F1, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Insect Tracking Subject Shift Range
        new(0xD1F2, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Insect Tracking Sensitivity
        new(0xD1F3, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Insect Detection Sensitivity
        new(0xD1F4, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Car Train Tracking Subject Shift Range
        new(0xD1F5, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Car Train Tracking Sensitivity
        new(0xD1F6, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Car Train Detection Sensitivity
        new(0xD1F7, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Plane Tracking Subject Shift Range
        new(0xD1F8, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Plane Tracking Sensitivity
        new(0xD1F9, U8, Set, On, 0, 3, Range(1, 5, 1)),  // Subject Recognition Plane Detection Sensitivity
        new(0xD1FA, U8, Set, On, 0, 2, OneOf(2, 1)),  // Subject Recognition Priority On Registered Face
        new(0xD1FB, U8, Set, On, 0, 1, OneOf(1, 2)),  // Monitor Brightness Type
        new(0xD1FC, I16, Set, On, 0, 0, Range(-2, 2, 1)),  // Monitor Brightness Manual
        new(0xD220, U8, Set, On, 0, 1, OneOf(2, 1)),  // Audio Signals Start End
        new(0xD1DB, U8, Get, Show, 0, 0, Unlisted),  // Create New Folder Still Enable Status
        new(0xD2AD, U8, Set, On, 0, 2, OneOf(1, 2, 3)),  // AFTrack For Speed Change
        new(0xD1D4, U8, Get, Show, 0, 0, Unlisted),  // Content Info List Enable Status Slot1
        new(0xD1D5, U8, Get, Show, 0, 0, Unlisted),  // Content Info List Enable Status Slot2
        new(0xD1D6, U64, Get, Show, 0, 0, Range(0, -1, 1)),  // Content Info List Regenerate Time Slot1
        new(0xD1D7, U64, Get, Show, 0, 0, Range(0, -1, 1)),  // Content Info List Regenerate Time Slot2
        new(0xD1D8, U8, Get, Show, 0, 0, Unlisted),  // Unnamed D1 D8
        new(0xD1D9, U8, Get, Show, 0, 1, Unlisted),  // Unnamed D1 D9
        new(0xD2B2, U8, Set, On, 0, 1, OneOf(1, 2)),  // Play Set Of Multi Media
        new(0xD2BD, I8, Get, Show, 0, 0, Range(0, 0, 0)),  // Tele Wide Lever Value Capability
        new(0xD202, U8, Set, On, 0, 1, OneOf(1, 2)),  // Unnamed D202
        new(0xD2B5, U8, Set, On, 0, 2, OneOf(2, 1)),  // Recording File Number Movie
        new(0xD237, U16, Get, Show, 0, 30, Unlisted),  // Exposure Step
        new(0xD2B4, U32, Get, Show, 0, 100, Unlisted),  // Unnamed D2 B4
        new(0xD214, U32, Get, Show, 0, 0x709F0E0, Range(0, 0xFFFFFFFF, 1)),  // Predicted Maximum File Size
        new(0xD057, U32, Get, Show, 0, 100, Known(100)),  // Upload Dataset Version
        new(0xD059, U32, Get, Show, 0, 100, Known(100)),  // Base Look Import Command Version
        new(0xD05A, U32, Get, Show, 0, 100, Known(100)),  // Unnamed D05 A
        new(0xD0BF, U32, Get, Show, 0, 100, Known(100)),  // Firmware Update Command Version
        new(0xD0C1, U32, Get, Show, 0, 0x1FFFF4, Range(0, 0xFFFFFFFF, 1)),  // Maximum Number Of Bytes
        new(0xD1C0, U32, Get, Show, 0, 100, Known(100)),  // Unnamed D1 C0
        new(0xD215, U16, Get, Show, 0, 0, Range(0, 0xFFFF, 1)),  // Object In Memory
        new(0xD26A, U8, Set, On, 0, 2, OneOf(1, 2)),  // Live View Image Quality
        new(0xD2C1, U16, Button, On, 0, 0, Unlisted),  // S1 Button
        new(0xD2C2, U16, Button, On, 0, 0, Unlisted),  // S2 Button
        new(0xD2C3, U16, Button, On, 0, 0, Unlisted),  // Ael Button
        new(0xD2C4, U16, Button, On, 0, 0, Unlisted),  // AFLButton
        new(0xD2C7, U16, Button, On, 0, 0, Unlisted),  // Request One Shooting
        new(0xD2C8, U16, Button, On, 0, 0, Unlisted),  // Movie Rec Button Hold
        new(0xD2C9, U16, Button, On, 0, 0, Unlisted),  // Fel Button
        new(0xD2D1, U16, Notch, On, 0, 0, Range(0, 0, 0)),  // Near Far
        new(0xD2D9, U16, Button, On, 0, 0, Unlisted),  // Awbl Button
        new(0xD2DC, U32, Button, On, 0, 0, Range(0, 0, 0)),  // AFArea Position Xy
        new(0xD2DD, I8, Button, On, 0, 0, Range(0, 0, 0)),  // Zoom Operation
        new(0xD2E9, U8, Button, On, 0, 0, Unlisted),  // Save Zoom And Focus Position Control
        new(0xD2EA, U8, Button, On, 0, 0, Unlisted),  // Load Zoom And Focus Position Control
    ];

    // The second list of 0x9202
    private static ushort[] ControlsOf1M2 =>
    [
        0xD2C1, 0xD2C2, 0xD2C3, 0xD2C4, 0xD2C7, 0xD2C8, 0xD2C9, 0xD2D1, 0xD2D2, 0xD2D3, 0xD2D4, 0xD2D7, 0xD2D8, 0xD2D9, 0xD2DA,
        0xD2DB, 0xD2DC, 0xD2DD, 0xD2DF, 0xD2E0, 0xD2E1, 0xD2E2, 0xD2E3, 0xD2E4, 0xD2E5, 0xD2E6, 0xD2E7, 0xD2E8, 0xD2E9, 0xD2EA,
        0xD2EB, 0xD2F3, 0xD2F0, 0xD2F1, 0xD302, 0xD303, 0xD305, 0xD306, 0xD304, 0xD301, 0xD300, 0xD308, 0xD2F6, 0xD2F2, 0xD309,
        0xD30A, 0xD30B, 0xD30C, 0xD30D, 0xD30E, 0xD312, 0xD313, 0xD314, 0xD30F, 0xD311, 0xD310, 0xD2CD, 0xD2CE, 0xD2CF, 0xD2D0,
    ];
}
