using System.Collections.Frozen;
using SonyAlpha.SonyProtocol.Ptp;
using static SonyAlpha.SonyProtocol.Ptp.DataDirection;

namespace SonyAlpha.SonyProtocol;

/// <summary>
/// Sony's own operations (CrCmd.DPCC PTPDef.swift:146-207, libgphoto2 ptp.h:702-732, ptp.c:4253-4625). The driver uses the five that
/// have a full description; the others have names here, so that a capture or a log can be read.
/// </summary>
public static class SonyOperation
{
    /// <summary>Unlocks remote control in three phases. Parameters: phase 1, 2, 3; two keys, 0. Data: 8 zero bytes. Phase 3 comes after
    /// 0x9202.</summary>
    public static readonly Operation SdioConnect = new(0x9201, In);

    /// <summary>
    /// Which properties and controls the body has, and which protocol it grants. Parameters: version wanted, 0x12C or 0xC8; with 0x12C also
    /// 1, which includes the codes from 0xE000 on. Empty while the camera starts.
    /// </summary>
    public static readonly Query<ExtDeviceInfo> SdioGetExtDeviceInfo = new(0x9202, ExtDeviceInfo.Read);

    /// <summary>Sets a property. Parameter: property code. Data: the value, exactly as wide as the body declares it.</summary>
    public static readonly Operation SdioSetExtDevicePropValue = new(0x9205, Out);

    /// <summary>
    /// Works a control. Parameter: control code. Data: for a button 2 down, 1 up. In protocol 2.00 the code may be a property's: then the
    /// data is a number of steps, as wide as the property.
    /// </summary>
    public static readonly Operation SdioControlDevice = new(0x9207, Out);

    /// <summary>
    /// Every property with its current value and permitted values, in one dataset; see <see cref="PropertyTable.Read"/>. Its layout depends
    /// on the protocol granted. Parameters, both optional: 1 for what has changed only; 1 to include the codes from 0xE000 on.
    /// </summary>
    public static readonly Operation SdioGetAllExtDevicePropInfo = new(0x9209, In);

    /// <summary>One description. Parameter: property code. DSLR-A700 and A900 only.</summary>
    public static readonly Operation GetDevicePropDesc = new(0x9203, In);

    /// <summary>One value. Parameter: property code. DSLR-A700 and A900 only.</summary>
    public static readonly Operation GetDevicePropertyValue = new(0x9204, In);

    /// <summary>Parameter: control code. Old bodies only.</summary>
    public static readonly Operation GetControlDeviceDesc = new(0x9206, In);

    /// <summary>Instead of OpenSession, to choose a function. Parameters: session id, 0 remote control or 1 contents transfer.</summary>
    public static readonly Operation SdioOpenSession = new(0x9210);

    /// <summary>Part of an object. Parameters: handle, offset (low half, high half), bytes at most.</summary>
    public static readonly Operation SdioGetPartialLargeObject = new(0x9211, In);

    /// <summary>
    /// Looks at the card without leaving PC Remote. Parameters: type, 1 on or 0 off, more. Sony's 3.00 example programs open with 0x9210(1,
    /// 1, 1), shake hands, send this with (2, 1), list the objects with 0x9805 and 0x1007, read them with 0x9803 and 0x9211. Never sent by
    /// the driver.
    /// </summary>
    public static readonly Operation SdioSetContentsTransferMode = new(0x9212);

    /// <summary>Parameter: list id.</summary>
    public static readonly Operation SdioGetDisplayStringList = new(0x9215, In);

    public static readonly Operation SdioGetVendorCodeVersion = new(0x9216, In);

    /// <summary>Facts of the lens, in one table.</summary>
    public static readonly Operation SdioGetLensInformation = new(0x9223, In);

    public static readonly Operation SdioOperationResultsSupported = new(0x922F, In);

    /// <summary>What the camera's own screen shows.</summary>
    public static readonly Operation SdioGetOsdImage = new(0x9238, In);

    /// <summary>Why a setting is blocked.</summary>
    public static readonly Operation SdioGetRestrictionInfo = new(0x9239, In);

    /// <summary>One property, on the latest bodies. Parameter: property code.</summary>
    public static readonly Operation SdioGetExtDeviceProp = new(0x9251, In);

    // Unconfirmed: the data directions from here on follow from the names; the driver sends none of them
    public static readonly Operation SdioSetFtpSettingFilePassword            = new(0x920F, Out);
    public static readonly Operation SdioGetFtpJobList                        = new(0x9217, In);
    public static readonly Operation SdioControlFtpJobList                    = new(0x9218, Out);
    public static readonly Operation SdioUploadData                           = new(0x921A, Out);
    public static readonly Operation SdioControlUploadData                    = new(0x921B, Out);
    public static readonly Operation SdioDownloadData                         = new(0x921D, In);
    public static readonly Operation SdioGetFtpSettingList                    = new(0x921F, In);
    public static readonly Operation SdioSetFtpSettingList                    = new(0x9220, Out);
    public static readonly Operation SdioControlGeneralSettingFile            = new(0x9221, Out);
    public static readonly Operation SdioGetControlGeneralSettingResultFile   = new(0x9222, In);
    public static readonly Operation SdioRequestFirmwareUpdateCheck           = new(0x9227);
    public static readonly Operation SdioSetFirmwareUpdateMode                = new(0x9228);
    public static readonly Operation SdioUploadPartialData                    = new(0x9229, Out);
    public static readonly Operation SdioExecuteEFraming                      = new(0x922A, Out);
    public static readonly Operation SdioGetPresetInfoList                    = new(0x9231, In);
    public static readonly Operation SdioGetDisplayFtpResult                  = new(0x9233, In);
    public static readonly Operation SdioGetDeviceDescriptionFile             = new(0x923A, In);
    public static readonly Operation SdioGetCapturedDateList                  = new(0x923B, In);
    public static readonly Operation SdioGetContentInfoList                   = new(0x923C, In);
    public static readonly Operation SdioGetContentData                       = new(0x923D, In);
    public static readonly Operation SdioGetContentCompressedData             = new(0x923E, In);
    public static readonly Operation SdioGetStreamSettingList                 = new(0x9241, In);
    public static readonly Operation SdioSetStreamSettingList                 = new(0x9242, Out);
    public static readonly Operation SdioControlPtzf                          = new(0x9245, Out);
    public static readonly Operation SdioSetPresetPtzf                        = new(0x9246, Out);
    public static readonly Operation SdioGetFirmwareUpdateInfo                = new(0x9247, In);
    public static readonly Operation SdioGetAreaTimeZoneSetting               = new(0x9248, In);
    public static readonly Operation SdioSetAreaTimeZoneSetting               = new(0x9249, Out);
    public static readonly Operation SdioGetLicenseInfoList                   = new(0x924D, In);
    public static readonly Operation SdioDeleteContent                        = new(0x9250);

    /// <summary>Of PTP/IP and MTP mode; nobody has named it. Parameter: 4. Data out: 16 or 18 bytes. Never sent over USB.</summary>
    public static readonly Operation Unnamed9280 = new(0x9280, Out);

    /// <summary>Of PTP/IP and MTP mode; nobody has named it. Parameter: 4. Never sent over USB.</summary>
    public static readonly Operation Unnamed9281 = new(0x9281, In);

    // the family of QX30U and UMC-R10C, which this driver does not support (libgphoto2 ptp.h:724-732)
    public static readonly Operation QxSetExtPictureProfile   = new(0x96F2, Out);
    public static readonly Operation QxGetExtPictureProfile   = new(0x96F3, In);
    public static readonly Operation QxGetExtLensInfo         = new(0x96F4, In);
    public static readonly Operation QxSendUpdateFile         = new(0x96F5, Out);
    public static readonly Operation QxGetAllDevicePropData   = new(0x96F6, In);
    public static readonly Operation QxControlDevice          = new(0x96F8, Out);
    public static readonly Operation QxSetExtDevicePropValue  = new(0x96FA, Out);
    public static readonly Operation QxGetSdioGetExtDeviceInfo = new(0x96FD, In);
    public static readonly Operation QxConnect                = new(0x96FE, In);

    /// <summary>The row of a code, Sony's or standard, or one without a name.</summary>
    public static Operation Find(ushort code) =>
        Index.ByCode.GetValueOrDefault(code) ?? new Operation(code, name: $"Operation 0x{code:X4}");

    /// <summary>Apart from the rows, so that these exist when it is built.</summary>
    private static class Index
    {
        public static readonly FrozenDictionary<ushort, Operation> ByCode = TableRows.Of<Operation>(typeof(SonyOperation))
            .Concat(TableRows.Of<Operation>(typeof(PtpOperation))).ToFrozenDictionary(o => o.Code);
    }
}
