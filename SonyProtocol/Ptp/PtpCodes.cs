using System.Collections.Frozen;
using System.Reflection;

namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>Data types of PTP (ISO 15740, 5.3). Bit 14 makes an array of the type.</summary>
public enum PtpType : ushort
{
    Undefined = 0x0000,
    Int8      = 0x0001,
    UInt8     = 0x0002,
    Int16     = 0x0003,
    UInt16    = 0x0004,
    Int32     = 0x0005,
    UInt32    = 0x0006,
    Int64     = 0x0007,
    UInt64    = 0x0008,
    Int128    = 0x0009,
    UInt128   = 0x000A,
    ArrayOf   = 0x4000,
    String    = 0xFFFF,
}

public static class PtpTypes
{
    /// <summary>Bytes of one value on the wire; 0 for strings, arrays and unknown types, which carry their own length.</summary>
    public static int Size(this PtpType type) => type switch
    {
        PtpType.Int8 or PtpType.UInt8     => 1,
        PtpType.Int16 or PtpType.UInt16   => 2,
        PtpType.Int32 or PtpType.UInt32   => 4,
        PtpType.Int64 or PtpType.UInt64   => 8,
        PtpType.Int128 or PtpType.UInt128 => 16,
        _                                 => 0,
    };

    /// <summary>Signed types have odd codes.</summary>
    public static bool IsSigned(this PtpType type) => type.Size() > 0 && ((ushort)type & 1) == 1;

    public static bool IsArray(this PtpType type) => type != PtpType.String && ((ushort)type & (ushort)PtpType.ArrayOf) != 0;

    public static PtpType Element(this PtpType type) => (PtpType)((ushort)type & ~(ushort)PtpType.ArrayOf);
}

/// <summary>
/// The standard operations (ISO 15740, 10.4). The driver uses those that are described; the others have names, so that a capture of another
/// program can be read.
/// </summary>
public static class PtpOperation
{
    /// <summary>Who the camera is and what it can. Allowed before OpenSession.</summary>
    public static readonly Query<DeviceInfo> GetDeviceInfo = new(0x1001, DeviceInfo.Read);

    /// <summary>Parameter: session id, not 0. Sent with transaction id 0.</summary>
    public static readonly Operation OpenSession = new(0x1002);

    public static readonly Operation CloseSession = new(0x1003);

    /// <summary>Empty or refused on Sony bodies in PC Remote mode; sent because others send it.</summary>
    public static readonly Query<uint[]> GetStorageIDs = new(0x1004, (ref reader) => reader.UInt32Array());

    /// <summary>Parameter: object handle.</summary>
    public static readonly Query<ObjectInfo?> GetObjectInfo = new(0x1008, ObjectInfo.Read);

    /// <summary>Parameter: object handle.</summary>
    public static readonly Operation GetObject = new(0x1009, DataDirection.In);

    /// <summary>Parameters: object handle, offset, bytes at most. First parameter of the response: bytes sent.</summary>
    public static readonly Operation GetPartialObject = new(0x101B, DataDirection.In);

    public static readonly Operation GetStorageInfo          = new(0x1005, DataDirection.In);
    public static readonly Operation GetNumObjects           = new(0x1006);
    public static readonly Operation GetObjectHandles        = new(0x1007, DataDirection.In);
    public static readonly Operation GetThumb                = new(0x100A, DataDirection.In);
    public static readonly Operation DeleteObject            = new(0x100B);
    public static readonly Operation SendObjectInfo          = new(0x100C, DataDirection.Out);
    public static readonly Operation SendObject              = new(0x100D, DataDirection.Out);
    public static readonly Operation InitiateCapture         = new(0x100E);
    public static readonly Operation FormatStore             = new(0x100F);
    public static readonly Operation ResetDevice             = new(0x1010);
    public static readonly Operation SelfTest                = new(0x1011);
    public static readonly Operation SetObjectProtection     = new(0x1012);
    public static readonly Operation PowerDown               = new(0x1013);
    public static readonly Operation GetDevicePropDesc       = new(0x1014, DataDirection.In);
    public static readonly Operation GetDevicePropValue      = new(0x1015, DataDirection.In);
    public static readonly Operation SetDevicePropValue      = new(0x1016, DataDirection.Out);
    public static readonly Operation ResetDevicePropValue    = new(0x1017);
    public static readonly Operation TerminateOpenCapture    = new(0x1018);
    public static readonly Operation MoveObject              = new(0x1019);
    public static readonly Operation CopyObject              = new(0x101A);
    public static readonly Operation InitiateOpenCapture     = new(0x101C);

    // Of MTP, which bodies speak that are not in PC Remote mode (MTP 1.1, D.2)
    public static readonly Operation GetObjectPropsSupported = new(0x9801, DataDirection.In);
    public static readonly Operation GetObjectPropDesc       = new(0x9802, DataDirection.In);
    public static readonly Operation GetObjectPropValue      = new(0x9803, DataDirection.In);
    public static readonly Operation SetObjectPropValue      = new(0x9804, DataDirection.Out);
    public static readonly Operation GetObjectPropList       = new(0x9805, DataDirection.In);
    public static readonly Operation GetObjectReferences     = new(0x9810, DataDirection.In);
    public static readonly Operation SetObjectReferences     = new(0x9811, DataDirection.Out);
}

/// <summary>Response codes: ISO 15740, 11, and Sony's own (libgphoto2 ptp.h:1115-1151, 1224-1230).</summary>
public static class ResponseCode
{
    public const ushort Ok                              = 0x2001;
    public const ushort GeneralError                    = 0x2002;
    public const ushort SessionNotOpen                  = 0x2003;
    public const ushort InvalidTransactionID            = 0x2004;
    public const ushort OperationNotSupported           = 0x2005;
    public const ushort ParameterNotSupported           = 0x2006;
    public const ushort IncompleteTransfer              = 0x2007;
    public const ushort InvalidStorageID                = 0x2008;
    public const ushort InvalidObjectHandle             = 0x2009;
    public const ushort DevicePropNotSupported          = 0x200A;
    public const ushort InvalidObjectFormatCode         = 0x200B;
    public const ushort StoreFull                       = 0x200C;
    public const ushort ObjectWriteProtected            = 0x200D;
    public const ushort StoreReadOnly                   = 0x200E;
    public const ushort AccessDenied                    = 0x200F;
    public const ushort NoThumbnailPresent              = 0x2010;
    public const ushort SelfTestFailed                  = 0x2011;
    public const ushort PartialDeletion                 = 0x2012;
    public const ushort StoreNotAvailable               = 0x2013;
    public const ushort SpecificationByFormatUnsupported = 0x2014;
    public const ushort NoValidObjectInfo               = 0x2015;
    public const ushort InvalidCodeFormat               = 0x2016;
    public const ushort UnknownVendorCode               = 0x2017;
    public const ushort CaptureAlreadyTerminated        = 0x2018;
    public const ushort DeviceBusy                      = 0x2019;
    public const ushort InvalidParentObject             = 0x201A;
    public const ushort InvalidDevicePropFormat         = 0x201B;
    public const ushort InvalidDevicePropValue          = 0x201C;
    public const ushort InvalidParameter                = 0x201D;
    public const ushort SessionAlreadyOpen              = 0x201E;
    public const ushort TransactionCancelled            = 0x201F;
    public const ushort AuthenticationFailed            = 0xA101;
    public const ushort PasswordLengthOverMax           = 0xA102;
    public const ushort PasswordIncludesInvalidChar     = 0xA103;
    public const ushort FeatureVersionInvalidValue      = 0xA104;
    public const ushort TemporaryStorageFull            = 0xA105;
    public const ushort CameraStatusError               = 0xA106;

    private static readonly FrozenDictionary<ushort, string> Names = typeof(ResponseCode)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)
        .ToFrozenDictionary(f => (ushort)f.GetRawConstantValue()!, f => f.Name);

    public static string NameOf(ushort code) => Names.GetValueOrDefault(code, "a code that no source names");
}

/// <summary>Object formats seen on Sony bodies (libgphoto2 ptp.h:1584-1586).</summary>
public static class ObjectFormat
{
    public const ushort Jpeg = 0x3801;
    public const ushort Raw  = 0xB101;
    public const ushort Heif = 0xB110;
    public const ushort Mpo  = 0xB301;
}

/// <summary>Object handles that mean something to Sony bodies.</summary>
public static class ObjectHandle
{
    /// <summary>The picture in the transfer memory: the same handle for every picture (libgphoto2 library.c: 0xFFFFC001).</summary>
    public const uint Picture = 0xFFFFC001;

    /// <summary>The live view frame (SonyCamera CameraManager.cpp).</summary>
    public const uint LiveView = 0xFFFFC002;

    /// <summary>The body's settings as a file: GetObject saves them, SendObject loads them (Sony's 3.00 example programs). Never asked
    /// for.</summary>
    public const uint SettingsFile = 0xFFFFC004;
}
