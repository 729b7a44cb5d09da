using static SonyAlpha.Simulator.Notation;

namespace SonyAlpha.Simulator;

public static partial class SimulatedBodies
{
    /// <summary>What 0x9209 of an ILCE-7SM3 3.00 holds in protocol 3.00, in its order, as it was captured (libgphoto2
    /// cameras/sony-a7sm3.txt).</summary>
    private static BodyProperty[] Version3 =>
    [
        // White Balance
        new(0x5005, U16, Set, On, 0, 2, OneOf(
            2, 4, 0x8011, 0x8010, 6, 0x8001, 0x8002, 0x8003, 0x8004, 7, 0x8030, 0x8012, 0x8020, 0x8021, 0x8022)),
        new(0x500A, U16, Set, On, 0, 0x8005, OneOf(2, 0x8005, 0x8004, 0x8006, 1)),  // Focus Mode
        new(0x500B, U16, Set, On, 0, 0x8004, OneOf(0x8001, 0x8002, 0x8004, 0x8005, 0x8003, 0x8006)),  // Exposure Metering Mode
        new(0x500C, U16, Set, On, 0, 3, OneOf([3, 0x8001, 0x8003], [2, 1, 3, 0x8001, 0x8003])),  // Flash Mode
        // Exposure Bias Compensation
        new(0x5010, I16, Set, On, 0, 0, OneOf(
            5000, 4700, 4300, 4000, 3700, 3300, 3000, 2700, 2300, 2000, 1700, 1300, 1000, 700, 300, 0, -300, -700, -1000, -1300, -1700,
            -2000, -2300, -2700, -3000, -3300, -3700, -4000, -4300, -4700, -5000)),
        // Flash Compensation
        new(0xD200, I16, Set, On, 0, 0, OneOf(
            3000, 2700, 2300, 2000, 1700, 1300, 1000, 700, 300, 0, -300, -700, -1000, -1300, -1700, -2000, -2300, -2700, -3000)),
        new(0xD201, U8, Set, On, 0, 31, OneOf(1, 31, 17, 18, 19, 20, 21)),  // Dynamic Range Optimizer
        new(0xD20D, U32, Set, On, 0, 0x100FA, OneOf(Scales.ShutterSpeeds(8000))),  // Shutter Speed
        new(0xD19F, U64, Set, On, 0, 0x1000000FA, OneOf(Scales.ExtendedShutterSpeeds(8000))),  // Extended Shutter Speed
        new(0xD20F, U16, Set, Grey, 0, 0, Range(2500, 9900, 100)),  // Color Temperature
        new(0xD211, U8, Set, On, 0, 1, OneOf(1, 3, 2, 4)),  // Aspect Ratio
        new(0xD213, U8, Get, On, 0, 1, OneOf(1, 2, 3, 2, 5, 6, 7)),  // Focus Indication
        new(0xD217, U8, Get, On, 0, 1, Unlisted),  // AELock Indication
        new(0xD219, U8, Get, On, 0, 1, OneOf(2, 1)),  // SensorCrop
        new(0xD221, U8, Get, On, 0, 1, Unlisted),  // Live View Status
        new(0xD21E, U32, Set, On, 0, 0xFFFFFF, OneOf(Scales.Version3Iso(80, 102400))),  // ISO Sensitivity
        new(0xD222, U16, Set, On, 0, 1, OneOf(1, 17, 16)),  // Still Image Save Destination
        new(0xD223, Text, Set, On, 0, 0, Free, ""),  // Date Time Setting
        // Focus Area
        new(0xD22C, U16, Set, On, 0, 1, OneOf(
            [1, 2, 3, 0x103, 0x102, 0x101, 0x104], [1, 2, 3, 0x103, 0x102, 0x101, 0x104, 0x201, 0x202, 0x203, 0x206, 0x205, 0x204,
            0x207])),
        new(0xD231, U8, Set, On, 0, 1, OneOf(1, 2)),  // Live View Display Effect
        new(0xD241, U8, Set, On, 0, 9, OneOf(11, 8, 9, 14, 15)),  // File Format Movie
        new(0xD24F, U8, Set, On, 0, 1, OneOf(1, 2)),  // Interval REC Still Mode
        new(0xD255, U8, Set, On, 0, 3, OneOf(1, 2, 3, 4, 5)),  // AF Tracking Sensitivity Still
        new(0xD25A, U8, Set, On, 0, 0, OneOf(0, 1)),  // Position Key Setting
        new(0xD25E, I8, Get, Show, 0, 0, Range(-8, 8, 1)),  // Zoom Speed Range
        new(0xD25F, U8, Set, On, 0, 1, OneOf(1, 3, 4)),  // Zoom Setting
        new(0xD262, U8, Set, On, 0, 0, OneOf(0, 1)),  // Wireless Flash Setting
        new(0xD263, U8, Set, On, 0, 0, OneOf(1, 0)),  // Red Eye Reduction
        new(0xD268, U8, Set, Show, 0, 1, Unlisted),  // Still Image Trans Size
        new(0xD269, U8, Set, Grey, 0, 0, Known(1, 2, 3)),  // RAW J PC Save Image
        new(0xD26B, U32, Get, Grey, 0, 0, Range(0, 0, 1)),  // Custom WB Capturable Area xy
        new(0xD26C, U32, Get, Grey, 0, 0, Range(0, 0, 1)),  // Custom WB Capture Frame Size xy
        new(0xD270, U8, Get, On, 0, 0, Unlisted),  // Custom WB Execution State
        new(0xD271, U8, Get, Grey, 0, 0, Unlisted),  // Camera Setting Save Operation
        new(0xD272, U8, Get, Grey, 0, 0, Unlisted),  // Camera Setting Read Operation
        new(0xD273, U8, Get, Show, 0, 0, Unlisted),  // Camera Setting Save Read State
        new(0xD274, U8, Get, On, 0, 1, Unlisted),  // FTP Setting Save Operation
        new(0xD275, U8, Get, On, 0, 1, Unlisted),  // FTP Setting Read Operation
        new(0xD276, U8, Get, Show, 0, 0, Unlisted),  // FTP Setting Save Read State
        new(0xD283, U8, Set, On, 0, 4, OneOf(3, 4, 1)),  // Function of Touch Operation
        new(0xD287, U8, Set, On, 0, 1, OneOf(1, 3, 2)),  // Compression File Format Still
        new(0xD289, U8, Set, Grey, 0, 0, Unlisted),  // Media Slot1 RAW File Type
        new(0xD28A, U8, Set, Grey, 0, 0, Unlisted),  // Media Slot2 RAW File Type
        new(0xD28B, U8, Set, Grey, 0, 0, Unlisted),  // Media Slot1 File Format Still
        new(0xD28C, U8, Set, Grey, 0, 0, Unlisted),  // Media Slot2 File Format Still
        new(0xD28D, U8, Set, Grey, 0, 0, Unlisted),  // Media SLOT1 Image Quality
        new(0xD28E, U8, Set, Grey, 0, 0, Unlisted),  // Media SLOT2 Image Quality
        new(0xD295, U8, Get, Grey, 0, 0, Unlisted),  // Contents Transfer Enable Status
        new(0xD296, U8, Get, Grey, 0, 0, Unlisted),
        new(0xD20E, U8, Get, On, 0, 14, Unlisted),  // Battery Level Indicator
        new(0xD218, I8, Get, On, 0, 71, Range(-1, 100, 1)),  // Battery Remaining
        new(0xD12E, U8, Get, Grey, 0, 255, Unlisted),  // Second Battery Level Indicator
        new(0xD12D, I8, Get, Grey, 0, -1, Range(-1, 100, 1)),  // Second Battery Remaining
        new(0xD205, U8, Get, On, 0, 14, Unlisted),  // Total Battery Level Indicator
        new(0xD204, I16, Get, On, 0, 71, Range(0, 0, 0)),  // Total Battery Remaining
        new(0xD249, U32, Get, Grey, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Media SLOT1 Remaining number shots
        new(0xD257, U32, Get, Grey, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Media SLOT2 Remaining number shots
        new(0xD24A, U32, Get, Grey, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Media SLOT1 Remaining shooting time
        new(0xD258, U32, Get, Grey, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Media SLOT2 Remaining shooting time
        new(0xD261, U32, Get, Grey, 0, 0, Range(0, 0xFFFFFFFF, 1)),
        new(0xD27B, U32, Get, Grey, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Media Format Progress Rate
        new(0xD24C, U8, Get, Show, 0, 0, Range(0, 100, 1)),  // Focal position
        new(0xD210, U8, Set, On, 0, 192, Range(164, 220, 1)),  // Biaxial Fine Tuning G M Direction
        new(0xD21C, U8, Set, On, 0, 192, Range(164, 220, 2)),  // Biaxial Fine Tuning A B Direction
        new(0xD25D, U32, Get, Grey, 0, 0x1000000, Free),  // Zoom Bar Information
        new(0xD260, U8, Get, Grey, 0, 1, Unlisted),  // Zoom Type Status
        new(0xD264, U8, Get, On, 0, 0, Unlisted),  // Remote Control Restriction Status
        new(0xD267, U32, Get, On, 0, 0, Range(0, 0x28001E0, 1)),  // Live View Area xy
        new(0xD297, U8, Get, On, 0, 0, OneOf(0, 1, 2, 3, 4)),  // Save Zoom and Focus Position
        new(0xD298, U8, Get, Grey, 0, 0, Unlisted),  // Load Zoom and Focus Position
        new(0xD299, U8, Set, On, 0, 1, OneOf(1, 2)),  // Remote Control Zoom Speed Type
        // Still Capture Mode
        new(0x5013, U32, Set, On, 0, 1, OneOf(
            1, 0x18010, 0x10002, 0x18015, 0x18012, 0x38004, 0x38003, 0x38005, 0x88008, 0x88009, 0x8800C, 0x8800D, 0x8800E, 0x8800F,
            0x48337, 0x48537, 0x48937, 0x48357, 0x48557, 0x48957, 0x48377, 0x48577, 0x48977, 0x48311, 0x48511, 0x48911, 0x48321, 0x48521,
            0x48331, 0x48531, 0x58336, 0x58536, 0x58936, 0x58356, 0x58556, 0x58956, 0x58376, 0x58576, 0x58976, 0x58310, 0x58510, 0x58910,
            0x58320, 0x58520, 0x58330, 0x58530, 0x68028, 0x68018, 0x78029, 0x78019)),
        new(0xD254, U64, Set, On, 0, 0x1B700A1, OneOf(0xFFFFFFFF, 0xAFFFFFFFF, 0x15FFFFFFFF, 0x29FFFFFFFF)),  // Focus Magnifier Setting
        new(0xD17B, U8, Set, On, 0, 255, OneOf(2, 5, 255)),  // Focus Magnification Time
        new(0xD25C, U32, Set, Grey, 0, 0x3E8, Range(0x3E8, 0x3E8, 0x64)),  // Zoom Scale
        new(0xD27D, U8, Get, Grey, 0, 0, Unlisted),
        new(0xD27E, U8, Get, Grey, 0, 0, Unlisted),
        new(0xD286, U8, Set, On, 0, 4, OneOf(4, 6, 2)),  // Recording Frame Rate Setting Movie
        new(0xD248, U8, Get, Grey, 0, 2, Unlisted),  // Media SLOT1 Status
        new(0xD256, U8, Get, Grey, 0, 2, Unlisted),  // Media SLOT2 Status
        new(0xD279, U8, Get, Grey, 0, 0, Unlisted),  // Media SLOT1 Format Enable Status
        new(0xD27A, U8, Get, Grey, 0, 0, Unlisted),  // Media SLOT2 Format Enable Status
        new(0xD203, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Image Size
        new(0xD28F, U8, Set, Grey, 0, 0, Unlisted),  // Media SLOT1 Image Size
        new(0xD290, U8, Set, Grey, 0, 0, Unlisted),  // Media SLOT2 Image Size
        new(0xD292, U8, Get, Grey, 0, 0, Unlisted),  // Media SLOT1 Quick Format Enable Status
        new(0xD293, U8, Get, Grey, 0, 0, Unlisted),  // Media SLOT2 Quick Format Enable Status
        new(0xD294, U8, Get, Grey, 0, 0, Unlisted),  // Cancel Media Format Enable Status
        new(0xD235, U8, Get, Grey, 0, 0, Unlisted),  // Near Far Enable Status
        new(0xD236, U8, Get, On, 0, 1, Unlisted),
        new(0xD25B, U8, Get, Grey, 0, 0, Known(0, 1)),  // Zoom Operation Enable Status
        new(0xD251, U8, Get, Show, 0, 0, Range(0, 2, 1)),  // Device Overheating State
        new(0xD27F, U8, Get, Grey, 0, 4, Unlisted),  // FTP Connection Status
        new(0xD21D, U8, Get, Show, 0, 0, Range(0, 3, 1)),  // Movie Recording State
        new(0xD21F, U8, Get, On, 0, 1, Unlisted),  // FELock Indication
        new(0xD24E, U16, Get, On, 0, 1, Unlisted),  // AWBLock Indication
        new(0xD250, U8, Get, On, 0, 0, Unlisted),  // Interval REC Still Status
        new(0xD252, U8, Set, On, 0, 2, OneOf(1, 2, 3)),  // Still Image Quality
        new(0xD253, U8, Set, On, 0, 3, OneOf(1, 2, 3)),  // File Format Still
        new(0xD26D, U8, Get, Grey, 0, 0, Unlisted),  // Custom WB Capture Standby Operation
        new(0xD26E, U8, Get, Grey, 0, 0, Unlisted),  // Custom WB Capture Standby Cancel Operation
        new(0xD26F, U8, Get, Grey, 0, 0, Unlisted),  // Custom WB Capture Operation
        new(0xD27C, U8, Set, On, 0, 1, OneOf(1, 2, 3, 4, 5, 6, 7, 8, 9)),  // Select FTP Server
        new(0xD280, U16, Get, Grey, 0, 21, Unlisted),  // FTP Connection Error Info
        new(0xD288, U8, Set, Show, 0, 1, Known(5, 1)),  // RAW File Type
        new(0xD284, U8, Get, On, 0, 1, Unlisted),  // Remote Touch Operation Enable Status
        new(0xD285, U8, Get, Grey, 0, 0, Unlisted),  // Cancel Remote Touch Operation Enable Status
        // F Number
        new(0x5007, U16, Set, On, 65535, 450, OneOf(
            280, 320, 350, 400, 450, 500, 560, 630, 710, 800, 900, 1000, 1100, 1300, 1400, 1600, 1800, 2000, 2200)),
        // Exposure Program Mode
        new(0x500E, U32, Set, Show, 0, 1, Known(
            0x48000, 0x10002, 0x20003, 0x30004, 1, 0x78050, 0x78051, 0x78052, 0x78053, 0x98059, 0x9805A, 0x9805B, 0x9805C)),
        new(0xD242, U16, Set, On, 0, 63, OneOf(61, 63, 66)),  // Recording Setting Movie
        new(0xD099, U8, Set, Grey, 0, 0, Unlisted),  // Exposure Ctrl Type
        new(0xD049, U8, Set, On, 0, 1, OneOf(1, 2)),  // Auto Power OFF Temperature
        new(0xD04A, U8, Set, On, 0, 1, OneOf(1, 2)),  // Body Key Lock
        new(0xD29B, U8, Get, On, 0, 1, OneOf(0, 1)),  // APS C or Full Switching Enable Status
        new(0xD29A, U8, Get, On, 0, 1, Unlisted),  // APS C or Full Switching Setting
        new(0xD047, U8, Set, On, 0, 2, OneOf(1, 2)),  // Touch Operation
        new(0xD04C, Text, Set, On, 0, 0, Free, ""),  // Image ID String
        new(0xD04B, U64, Set, On, 0, 0, Range(0, -1, 1)),  // Image ID Numerical Value
        new(0xD092, U8, Set, On, 0, 1, OneOf(1, 2)),  // Image ID Numerical Value Setting
        new(0xD001, U8, Set, Grey, 0, 0, Known(1, 2)),  // Iris Mode Setting
        new(0xD013, U8, Set, Grey, 0, 0, Known(1, 2)),  // Shutter Mode Setting
        new(0xD01C, U8, Set, Grey, 0, 0, Known(1, 2)),  // Gain Control Setting
        new(0xD023, U32, Get, Grey, 0, 0, Unlisted),  // ISO Current Sensitivity
        new(0xD04D, U8, Set, Grey, 0, 1, Unlisted),  // Monitor LUT Setting All Line
        new(0xD03C, U16, Set, Grey, 0, 0, Unlisted),  // BaseLook Value
        new(0xD020, U8, Set, Grey, 0, 0, Unlisted),  // Gain Base ISO Sensitivity
        new(0xD022, U16, Set, Grey, 0, 0, Unlisted),  // Exposure Index
        new(0xD044, U32, Get, On, 0, 0, OneOf(2, 4, 8, 16, 0x80, 0x100)),  // Monitor DISP Mode Candidates
        new(0xD045, U32, Set, On, 0, 0x9E, Range(1, 0xFFFFFFFF, 1)),  // Monitor DISP Mode Setting
        new(0xD046, U8, Set, On, 0, 2, OneOf([2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7])),  // Monitor DISP Mode
        new(0xD043, U8, Get, On, 0, 1, Unlisted),  // REC Settings Reset Enable Status
        new(0xD048, U8, Set, On, 0, 1, OneOf(1, 4, 2, 3)),  // Select Finder Monitor
        new(0xD2B9, U8, Get, On, 0, 15, OneOf(60, 30, 15, 0)),
        new(0xD0C0, U8, Get, Grey, 0, 0, Unlisted),  // Firmware Update Status
        new(0xD206, U8, Get, Grey, 0, 0, Unlisted),
        new(0xD23F, U8, Set, On, 0, 0, OneOf(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),  // Picture Profile
        new(0xD0D0, U8, Set, On, 0, 4, OneOf(4, 6, 2)),  // S Q Rec Frame Rate
        new(0xD052, U16, Set, On, 0, 100, OneOf(200, 100, 50, 25, 12, 6, 3, 2, 1)),  // S Q Frame Rate
        new(0xD0D1, U16, Set, On, 0, 63, OneOf(61, 63, 66)),  // S Q Record Setting
        new(0xD0D2, U8, Set, Grey, 0, 1, Known(1, 0)),  // Audio Recording
        new(0xD0D3, U32, Set, Grey, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // Time Code Preset
        new(0xD104, U8, Get, Show, 0, 0, Unlisted),  // Time Code Preset Reset Enable Status
        new(0xD0D4, U32, Set, Grey, 0, 0, Range(0, 0xFFFFFFFF, 1)),  // User Bit Preset
        new(0xD105, U8, Get, Show, 0, 0, Unlisted),  // User Bit Preset Reset Enable Status
        new(0xD0D5, U8, Set, Grey, 0, 2, Known(1, 2)),  // Time Code Format
        new(0xD0D6, U8, Set, Grey, 0, 1, Known(1, 2)),  // Time Code Run
        new(0xD0D7, U8, Set, Grey, 0, 1, Known(1, 2)),  // Time Code Make
        new(0xD0D8, U8, Set, Grey, 0, 1, Known(2, 1)),  // User Bit Time Rec
        new(0xD0F2, I8, Set, Grey, 0, 0, Range(-7, 7, 1)),  // Picture Profile Detail Level
        new(0xD0F3, U8, Set, Grey, 0, 0, Unlisted),  // Picture Profile Detail Adjust Mode
        new(0xD0F4, I8, Set, Grey, 0, 0, Range(-2, 2, 1)),  // Picture Profile Detail Adjust V H Balance
        new(0xD0F5, U8, Set, Grey, 0, 0, Unlisted),  // Picture Profile Detail Adjust B W Balance
        new(0xD0F6, I8, Set, Grey, 0, 0, Range(0, 7, 1)),  // Picture Profile Detail Adjust Limit
        new(0xD0F7, I8, Set, Grey, 0, 0, Range(0, 7, 1)),  // Picture Profile Detail Adjust Crispening
        new(0xD0F8, I8, Set, Grey, 0, 0, Range(0, 4, 1)),  // Picture Profile Detail Adjust Highlight Detail
        new(0xD0F9, U8, Set, Grey, 0, 0, Unlisted),  // Copy Picture Profile
        new(0xD107, U8, Get, Show, 0, 0, Unlisted),  // Reset Picture Profile Enable Status
        new(0xD0E0, I8, Set, Grey, 0, 0, Range(-15, 15, 1)),  // Picture Profile BlackLevel
        new(0xD0E1, U16, Set, Grey, 0, 0, Unlisted),  // Picture Profile Gamma
        new(0xD0E2, U8, Set, Grey, 0, 0, Unlisted),  // Picture Profile BlackGamma Range
        new(0xD0E3, I8, Set, Grey, 0, 0, Range(-7, 7, 1)),  // Picture Profile BlackGamma Level
        new(0xD0E4, U8, Set, Grey, 0, 0, Unlisted),  // Picture Profile Knee Mode
        new(0xD0E5, U16, Set, Grey, 0, 0, Unlisted),  // Picture Profile Knee AutoSet MaxPoint
        new(0xD0E6, U8, Set, Grey, 0, 0, Unlisted),  // Picture Profile Knee AutoSet Sensitivity
        new(0xD0E7, U16, Set, Grey, 0, 0, Unlisted),  // Picture Profile Knee ManualSet Point
        new(0xD0E8, I8, Set, Grey, 0, 0, Range(-5, 5, 1)),  // Picture Profile Knee ManualSet Slope
        new(0xD0E9, U16, Set, Grey, 0, 0, Unlisted),  // Picture Profile Color Mode
        new(0xD0EA, I8, Set, Grey, 0, 0, Range(-32, 32, 1)),  // Picture Profile Saturation
        new(0xD0EB, I8, Set, Grey, 0, 0, Range(-7, 7, 1)),  // Picture Profile ColorPhase
        new(0xD0EC, I8, Set, Grey, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Red
        new(0xD0ED, I8, Set, Grey, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Green
        new(0xD0EE, I8, Set, Grey, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Blue
        new(0xD0EF, I8, Set, Grey, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Cyan
        new(0xD0F0, I8, Set, Grey, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Magenta
        new(0xD0F1, I8, Set, Grey, 0, 0, Range(-7, 7, 1)),  // Picture Profile Color Depth Yellow
        new(0xD0FA, U16, Set, On, 0, 1, OneOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0x101, 0x102, 0x103, 0x104, 0x105, 0x106)),  // Creative Look
        new(0xD0FB, I8, Set, On, 0, 0, Range(-9, 9, 1)),  // Creative Look Contrast
        new(0xD0FC, I8, Set, On, 0, 0, Range(-9, 9, 1)),  // Creative Look Highlights
        new(0xD0FD, I8, Set, On, 0, 0, Range(-9, 9, 1)),  // Creative Look Shadows
        new(0xD0FE, I8, Set, On, 0, 0, Range(0, 9, 1)),  // Creative Look Fade
        new(0xD0FF, I8, Set, On, 0, 0, Range(-9, 9, 1)),  // Creative Look Saturation
        new(0xD100, I8, Set, On, 0, 4, Range(0, 9, 1)),  // Creative Look Sharpness
        new(0xD101, I8, Set, On, 0, 3, Range(1, 5, 1)),  // Creative Look Sharpness Range
        new(0xD102, I8, Set, On, 0, 1, Range(0, 9, 1)),  // Creative Look Clarity
        new(0xD103, U16, Set, Grey, 0, 0, Unlisted),  // Custom Look Image Style
        new(0xD108, U8, Get, On, 0, 1, Unlisted),  // Reset Creative Look Enable Status
        new(0xD0D9, U8, Set, On, 0, 2, OneOf(2, 1)),  // Image Stabilization Steady Shot
        new(0xD0DA, U8, Set, Grey, 0, 0, Unlisted),  // Image Stabilization Steady Shot Movie
        new(0xD0DB, U8, Set, On, 0, 1, OneOf(2, 1)),  // Silent Mode
        new(0xD0DC, U8, Set, On, 0, 2, OneOf(1, 2, 3)),  // Silent Mode Aperture Drive in AF
        new(0xD0DD, U8, Set, On, 0, 2, OneOf(1, 2)),  // Silent Mode Shutter When Power OFF
        new(0xD0DE, U8, Set, On, 0, 2, OneOf(1, 2)),  // Silent Mode Auto Pixel Mapping
        new(0xD0DF, U8, Set, On, 0, 2, OneOf(2, 3)),  // Shutter Type
        new(0xD040, Text, Get, On, 0, 0, Free, "3.00"),  // Software Version
        new(0xD07D, Text, Get, On, 0, 0, Free, "03"),  // Lens Version Number
        new(0xD106, U8, Get, On, 0, 1, Unlisted),  // Sensor Cleaning Enable Status
        new(0xD027, U8, Set, On, 0, 9, OneOf(19, 9)),  // Proxy File Format Movie
        new(0xD109, U16, Set, Show, 0, 3, Known(3)),  // Proxy Record Setting
        new(0xD17C, U8, Set, On, 0, 7, Range(0, 15, 1)),  // Playback Volume Settings
        new(0xD17F, U16, Set, On, 0, 0xFFFF, OneOf(0xFFFF, 2, 4, 0x104)),  // HDMI Resolution Still Play
        new(0xD180, U8, Set, On, 0, 2, OneOf(2, 1)),  // HDMI Output Rec Media Movie
        new(0xD181, U16, Set, On, 0, 0xFFFF, OneOf(0xFFFF, 2, 4, 0x104)),  // HDMI Output Resolution Movie
        new(0xD0AE, U32, Set, On, 0, 0x7800438, Unlisted),  // Video Stream Resolution
        new(0xD0AF, U8, Set, Show, 0, 6, Unlisted),
        new(0xD0C6, U8, Get, On, 0, 1, Unlisted),  // Pixel Mapping Enable Status
        new(0xD129, U8, Get, Grey, 0, 0, OneOf(41)),
        new(0xD12A, U8, Get, Grey, 0, 0, OneOf(42)),
        new(0xD12B, U8, Get, Grey, 0, 0, Unlisted),
        // 
        new(0xD128, I16, Set, Show, 0, 0, OneOf(
            3000, 2700, 2300, 2000, 1700, 1300, 1000, 700, 300, 0, -300, -700, -1000, -1300, -1700, -2000, -2300, -2700, -3000)),
        new(0xD15B, U8, Set, On, 0, 2, OneOf(2, 1)),  // Long Exposure NR
        new(0xD15C, U8, Set, On, 0, 3, OneOf(3, 2, 1)),  // High ISO NR
        new(0xD15D, U8, Set, Show, 0, 1, Known(2, 1)),  // HLG Still Image
        new(0xD15E, U8, Set, On, 0, 1, OneOf(1, 2)),  // Color Space Still Image
        new(0xD15F, U16, Set, On, 0, 1, OneOf(1, 2, 0x101, 0x102)),  // Recording Media Still Image
        new(0xD160, U16, Set, On, 0, 1, OneOf(1, 2, 0x101)),  // Recording Media Movie
        new(0xD161, U8, Set, On, 0, 1, OneOf(2, 1)),  // Auto Switch Media
        new(0xD166, U8, Set, On, 0, 1, OneOf(1, 2)),  // Bracket order
        new(0xD16A, U16, Set, On, 0, 1, Range(1, 5999, 1)),  // Interval REC Still Shooting Start Time
        new(0xD16B, U16, Set, On, 0, 30, Range(10, 600, 10)),  // Interval REC Still Shooting Interval
        new(0xD16C, U16, Set, On, 0, 30, Range(1, 9999, 1)),  // Interval REC Still Number of Shots
        new(0xD16D, U8, Set, On, 0, 3, OneOf(4, 3, 2)),  // Interval REC Still AE Tracking Sensitivity
        new(0xD16E, U8, Set, On, 0, 3, OneOf(2, 3)),  // Interval REC Still Shutter Type
        new(0xD16F, U8, Set, Show, 0, 1, Known(1, 2)),  // Interval REC Still Shoot Interval Priority
        new(0xD170, U8, Set, On, 0, 2, OneOf(2, 1)),  // e Front Curtain Shutter
        new(0xD171, U8, Set, Grey, 0, 1, Known(2, 1)),  // Wind Noise Reduct
        new(0xD173, U8, Set, Grey, 0, 2, Known(2, 1)),  // Auto Slow Shutter
        new(0xD179, U8, Set, On, 0, 3, OneOf(1, 2, 3)),  // Priority Set in AF S
        new(0xD17A, U8, Set, On, 0, 3, OneOf(1, 2, 3)),  // Priority Set in AF C
        new(0xD17E, U8, Set, On, 0, 2, OneOf(2, 1)),  // Audio Signals
        new(0xD182, U16, Set, Grey, 0, 0, Known(2, 4)),  // HDMI Output 4K Set Movie
        new(0xD183, U8, Set, On, 0, 1, OneOf(2, 1)),  // HDMI Output RAW Movie
        new(0xD184, U8, Set, Grey, 0, 0, Known(2, 4)),  // HDMI Output Raw Setting Movie
        new(0xD185, U8, Set, Grey, 0, 0, Known(1, 2)),  // HDMI Output Color Gamut for RAW Out Movie
        new(0xD186, U8, Set, On, 0, 1, OneOf(2, 1)),  // HDMI Output Time Code Movie
        new(0xD187, U8, Set, Grey, 0, 0, Known(2, 1)),  // HDMI Output REC Control Movie
        new(0xD079, U8, Set, On, 0, 2, OneOf(2, 1)),  // Monitoring Output Display HDMI
        new(0xD17D, U8, Set, On, 0, 0, OneOf(10, 5, 2, 0)),  // Auto Review
        new(0xD14D, U8, Set, Show, 0, 1, OneOf(1, 2)),  // ISO Auto Min Shutter Speed Mode
        // ISO Auto Min Shutter Speed Manual
        new(0xD176, U64, Set, Grey, 0, 0, Known(
            0, 0x100001F40, 0x100000FA0, 0x1000007D0, 0x1000003E8, 0x1000001F4, 0x1000000FA, 0x10000007D, 0x10000003C, 0x10000001E,
            0x10000000F, 0x100000008, 0x100000004, 0x50000000A, 0xA0000000A, 0x140000000A, 0x280000000A, 0x500000000A, 0x960000000A,
            0x12C0000000A)),
        new(0xD177, U8, Set, Show, 0, 3, Known(1, 2, 3, 4, 5)),  // ISO Auto Min Shutter Speed Preset
        new(0xD132, U8, Set, Show, 0, 0, OneOf(0)),  // Select IPTC Metadata
        new(0xD041, U8, Set, Show, 0, 1, Known(1, 2)),  // FTP Function
        new(0xD04E, U8, Set, On, 0, 1, OneOf(1, 2)),  // Auto FTP Transfer
        new(0xD14B, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // FTP Transfer Target Proxy
        new(0xD14C, U8, Set, On, 0, 1, OneOf(1, 2)),  // FTP Power Save
        new(0xD19A, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // FTP Transfer Target
        new(0xD04F, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Auto FTP Transfer Target
        new(0xD216, U8, Set, On, 0, 1, OneOf(1, 2)),  // Auto FTP Transfer Target Still
        new(0xD199, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Auto FTP Transfer Target Movie
        new(0xD225, U8, Set, On, 0, 1, OneOf(1, 2)),  // Protect Image in FTP Transfer
        new(0xD157, U8, Set, On, 0, 2, OneOf(2, 1)),  // Subject Recognition in AF
        new(0xD158, U16, Set, On, 0, 1, OneOf(1, 3)),  // Recognition Target
        new(0xD159, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Right Left Eye Select
        new(0xD150, U8, Set, On, 0, 2, OneOf(2, 1)),  // USB Power Supply
        new(0xD19C, U8, Get, On, 0, 1, Unlisted),  // Focus Driving Status Absolute
        new(0xD0C9, U8, Set, Grey, 0, 0, Known(1, 2)),  // UserBaseLook Input
        new(0xD0CA, U16, Set, Grey, 0, 0, Known(0, 0x103, 0x203, 0x101, 0x403, 0x503, 0x201)),  // UserBaseLook AE Level Offset
        new(0xD0CC, U16, Set, On, 0, 0, OneOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)),  // Select BaseLook to Set in PPLUT
        new(0xD194, U8, Get, On, 0, 1, Unlisted),  // Camera Shake Status
        new(0xD195, U16, Get, On, 0, 0x102, Unlisted),  // Update Body Status
        new(0xD197, U8, Get, On, 0, 1, Unlisted),  // Media SLOT1 Writing State
        new(0xD198, U8, Get, On, 0, 1, Unlisted),  // Media SLOT2 Writing State
        new(0xD00B, U32, Get, Show, 0, 0x5DC0, Range(0x5DC0, 0x11170, 0x64)),  // Zoom Distance
        new(0xD07B, Text, Get, On, 0, 0, Free, "24-70mm F2.8 DG DN | Art 019"),  // Lens Model Name
        new(0xD135, U8, Set, On, 0, 3, OneOf(1, 2, 3)),  // Custom WB Size Setting
        new(0xD007, U8, Set, Grey, 0, 0, Known(1, 2)),  // Focus Mode Setting
        new(0xD061, U8, Set, Grey, 0, 5, Range(1, 7, 1)),  // AF Transition Speed
        new(0xD062, U8, Set, Grey, 0, 5, Range(1, 5, 1)),  // AF Subj Shift Sens
        new(0xD060, U8, Set, On, 0, 3, OneOf(1, 3)),  // Subject Recognition AF
        new(0xD138, U64, Set, Grey, 0, 0, Range(0, -1, 1)),  // AF Free Size and Position Setting
        new(0xD19E, U64, Get, Grey, 0, 0, Range(0, -1, 1)),  // Default AF Free Size and Position Setting
        new(0xD09A, U8, Get, On, 0, 1, Unlisted),  // FTPSettingList Operation Enable Status
        new(0xD1A0, U8, Set, On, 0, 0, OneOf(0, 1)),
        new(0xD1A1, U8, Set, On, 0, 1, OneOf(1, 2, 3, 4, 5, 6)),
        new(0xD004, U32, Get, Show, 0, 0xFFFFFFFF, Range(0, 0xFFFFFFFF, 1)),  // Focal Distance in Meter
        new(0xD0BC, U8, Get, Show, 0, 1, Unlisted),  // Camera Operating Mode
        new(0xD0C2, U8, Set, On, 0, 1, OneOf(1, 2)),
        new(0xD19D, U8, Get, On, 0, 1, Unlisted),  // Zoom Driving Status Absolute
        new(0xD1A2, U8, Set, On, 0, 2, OneOf(2, 1)),  // Lens Compensation Shading
        new(0xD1A3, U8, Set, On, 0, 2, OneOf(2, 1)),  // Lens Compensation Chromatic Aberration
        new(0xD1A4, U8, Set, On, 0, 1, OneOf(2, 1)),  // Lens Compensation Distortion
        new(0xD1A5, U8, Set, Grey, 0, 1, Known(2, 1)),  // Lens Compensation Breathing
        new(0xD1A7, U8, Set, On, 0, 2, OneOf(2, 1)),  // Release without Lens
        new(0xD1A8, U8, Set, On, 0, 2, OneOf(2, 1)),  // Release without Card
        new(0xD1AA, U8, Set, On, 0, 1, OneOf(1, 2, 3)),  // Priority Set in AWB
        new(0xD1AB, U8, Set, On, 0, 2, OneOf(2, 1)),  // AF Illuminator
        new(0xD1AC, U8, Set, On, 0, 1, OneOf([2, 1], [2, 1, 3])),  // Aperture Drive in AF
        new(0xD1AD, U8, Set, On, 0, 2, OneOf(2, 1)),  // AF with Shutter
        new(0xD1AF, U8, Set, On, 0, 1, OneOf(2, 1)),  // Pre AF
        new(0xD1B0, U8, Set, On, 0, 1, OneOf(2, 1)),  // Display Quality Finder Monitor
        new(0xD1B2, U8, Set, On, 0, 1, OneOf(2, 1)),  // Control for HDMI
        new(0xD1B3, U8, Set, On, 0, 1, OneOf(2, 1)),  // Anti dust Shutter When Power Off
        new(0xD1B6, U32, Set, On, 0, 80, OneOf(Scales.AutoIsoLimits)),  // ISO Auto Range Limit min
        new(0xD1B7, U32, Set, On, 0, 12800, OneOf(Scales.AutoIsoLimits)),  // ISO Auto Range Limit max
        new(0xD1B4, U8, Get, On, 0, 1, Unlisted),  // Shooting Self timer Status
        new(0xD1B5, I16, Get, Grey, 0, -8000, Range(-8000, 0x1F40, 0x64)),  // Metered Manual Level
        new(0xD1BB, U8, Get, On, 0, 1, Unlisted),  // Camera Error Caution Status
        new(0xD1BC, U8, Get, On, 0, 1, Unlisted),  // System Error Caution Status
        new(0xD207, U8, Get, Grey, 0, 0, Unlisted),  // OSD Image Mode
        // Camera Button Function capability
        new(0xD208, U16, Get, On, 0, 0, OneOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 20, 21, 22, 23, 26, 27, 28)),
        new(0xD209, U16, Get, On, 0, 0, OneOf(5, 11, 20, 21, 22, 23, 26, 27, 28)),  // Camera Button Function Multi capability
        new(0xD20A, U16, Get, On, 0, 0, OneOf(0x4001, 0x4002, 0x4003)),  // Camera Dial Function capability
        new(0xD20C, U16, Get, On, 0, 1, Unlisted),  // Camera Button Function Status
        new(0xD1BD, U16, Set, On, 0, 10, OneOf(10, 21)),  // Initial Focus Magnifier Still
        new(0xD1BA, U8, Set, On, 0, 2, OneOf(2, 1)),  // AF in Focus Magnifier
        new(0xD1BF, U8, Get, Grey, 0, 0, Unlisted),  // Program Shift Status
        new(0xD1C2, U8, Set, Grey, 0, 0, Known(0, 1, 2)),
        new(0xD1C3, U32, Get, Grey, 0, 0x64, Known(0x64)),
        new(0xD1C4, U32, Get, Grey, 0, 0x64, Known(0x64)),
        new(0xD1C5, U32, Get, Grey, 0, 0, Range(0, 0xFFFFFFFF, 1)),
        new(0xD214, U32, Get, On, 0, 0x1DE16A0, Range(0, 0xFFFFFFFF, 1)),  // Predicted Maximum File Size
        new(0xD057, U32, Get, Show, 0, 0x64, OneOf(0x64)),  // Upload Dataset Version
        new(0xD059, U32, Get, Grey, 0, 0, OneOf(0)),  // BaseLookImport Command Version
        new(0xD05A, U32, Get, Show, 0, 0x64, OneOf(0x64)),
        new(0xD0BF, U32, Get, On, 0, 0x64, OneOf(0x64)),  // Firmware Update Command Version
        new(0xD0C1, U32, Get, On, 0, 0x10000, Range(0, 0xFFFFFFFF, 1)),  // Maximum number of bytes
        new(0xD1C0, U32, Get, On, 0, 0x64, OneOf(0x64)),
        new(0xD215, U16, Get, On, 0, 0, Range(0, 0xFFFF, 1)),  // Shooting File Info
        new(0xD26A, U8, Set, On, 0, 2, OneOf(1, 2)),  // Live View Image Quality
        new(0xD278, Text, Get, Grey, 0, 0, Free, ""),  // LiveViewURL
    ];
}
