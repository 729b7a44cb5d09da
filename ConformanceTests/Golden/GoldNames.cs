namespace SonyAlpha.ConformanceTests.Golden;

/// <summary>libgphoto2's names that are not ours, with the reason: it named these before Sony published its list in 2024.</summary>
internal static class GoldNames
{
    public static readonly Dictionary<ushort, string> Other = new()
    {
        [0xD200] = "DOC Compensation",                      // Sony: Flash_Compensation
        [0xD201] = "DRangeOptimize",                        // Sony: Dynamic_Range_Optimizer
        [0xD210] = "CC Filter",                             // Sony: Biaxial_Fine_Tuning_G_M_Direction
        // Sony: Predicted_Maximum_File_Size; 33924096 is 0x205A000, a file and no focal length
        [0xD214] = "Zoom",
        [0xD215] = "Objects in memory",                     // ours, after libgphoto2's older one; Sony: Shooting_File_Info
        [0xD216] = "Expose Index",                          // Sony: Auto_FTP_Transfer_Target_Still; A7S III has 1 of {1, 2}, no index
        [0xD218] = "Battery Level",                         // Sony: Battery_Remaining; ours says the unit
        [0xD21C] = "AB Filter",                             // Sony: Biaxial_Fine_Tuning_A_B_Direction
        [0xD222] = "Capture Target",                        // Sony: Still_Image_Save_Destination
        [0xD223] = "Date/Time Set",                         // Sony: Date_Time_Setting
        [0xD231] = "Live View Setting Effect",              // Sony: Live_View_Display_Effect
        [0xD235] = "Manual Focus Adjust Enabled",           // Sony: Near_Far_Enable_Status
        [0xD249] = "Media SLOT1 Remaining Shots",
        [0xD257] = "Media SLOT2 Remaining Shots",
        [0xD24A] = "Media SLOT1 Shooting Time",             // Sony: Media_SLOT1_Remaining_shooting_time
        [0xD258] = "Media SLOT2 Shooting Time",
        [0xD24F] = "Interval REC Model",                    // Sony: Interval_REC_Still_Mode; "Model" is a slip
        [0xD255] = "AF Tracking Sens. Still",               // shortened
        [0xD25A] = "Priority Mode",                         // Sony: Position_Key_Setting
        [0xD262] = "Wireless Flash",                        // Sony: Wireless_Flash_Setting
        [0xD264] = "Remote Control Restrict",               // shortened
        [0xD25D] = "Zoom Bar Info",                         // shortened
        [0xD269] = "PC Save Image Format",                  // Sony: RAW_J_PC_Save_Image
        [0xD26B] = "CustomWB Capture Area",                 // Sony: Custom_WB_Capturable_Area_xy
        [0xD26D] = "CustomWB Capture Standby Enable",       // Sony: …_Operation, as in the next five
        [0xD26E] = "CustomWB Capture Standby Cancel Enable",
        [0xD26F] = "CustomWB Capture Enable",
        [0xD271] = "Settings Save Enable",
        [0xD272] = "Settings Read Enable",
        [0xD273] = "Settings Save/Read State",              // Sony: Camera_Setting_Save_Read_State
        [0xD274] = "FTP Setting Save Enable",
        [0xD275] = "FTP Setting Read Enable",
        [0xD0D9] = "Image Stabilization",                   // Sony: Image_Stabilization_Steady_Shot
        [0xD250] = "Interval REC Status",                   // Sony: Interval_REC_Still_Status
        [0xD251] = "Device Overheat Status",                // Sony: Device_Overheating_State
        [0xD252] = "Jpeg Quality",                          // Sony: Still_Image_Quality; HEIF has it too
        [0xD25B] = "Zoom Enable Status",                    // Sony: Zoom_Operation_Enable_Status
        [0xD2C1] = "ShutterHalfRelease",                    // Sony: S1_Button
        [0xD2C2] = "ShutterRelease",                        // Sony: S2_Button
        [0xD2D1] = "Manual Focus Adjust",                   // Sony: Near_Far
        [0xD2DC] = "AF Area Position",                      // Sony: AF_Area_Position_xy
        [0xD2E2] = "Format Media Card",                     // Sony: Selected_Media_Format
        [0xD2E4] = "Remote Touch",                          // Sony: Remote_Touch_Operation_xy
        [0xD2E5] = "Remote Touch Cancel",                   // Sony: Cancel_Remote_Touch_Operation
        [0xD2E9] = "Save Zoom and Focus Position",          // 0xD297 has the name as a property
        [0xD2EA] = "Load Zoom and Focus Position",          // 0xD298 has the name as a property
    };
}
