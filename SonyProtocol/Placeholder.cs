// Stands in for the tables until they land: whoever adds SonyProperty, SonyOperation, SonyControl, SonyEvent, Values and CameraModel deletes this file.
using SonyAlpha.SonyProtocol.Ptp;
namespace SonyAlpha.SonyProtocol;
public readonly record struct ShutterSpeed(uint Raw) { public static readonly ShutterSpeed Bulb; public bool IsBulb => Raw == 0; }
public readonly record struct Iso(uint Raw) { public bool IsMultiFrame => (Raw >> 24 & 15) != 0; }
public readonly record struct ExposureProgramMode(uint Raw) { public static readonly ExposureProgramMode Manual = new(1); public bool IsManual => (Raw & 0xFFFF) == 1; }
public readonly record struct DriveMode(uint Raw) { public static readonly DriveMode Single = new(1); public bool IsSingle => (Raw & 0xFFFF) == 1; }
public readonly record struct ObjectInMemory(ushort Raw) { public const ushort ReadyUncounted = 0x8000; public bool IsReady => Raw > 0x8000; }
public enum PriorityKey : byte { Camera, Application }
public enum Toggle : byte { Off = 1, On = 2 }
public enum MovieRecording : byte { NotRecording, Recording }
public enum SaveDestination : ushort { Computer = 1, CardOnly = 0x10, Both = 0x11 }
public enum FocusMode : ushort { Manual = 1 }
public enum FocusIndication : byte { Idle = 1, FocusedSingle = 2, FocusedContinuous = 6 }
public enum FileFormatStill : byte { Raw = 1, RawAndJpeg = 2, Jpeg = 3, RawAndHeif = 4 }
public enum CompressionSetting : byte { Raw = 0x10 }
public static class CX { public static bool HasRaw(this CompressionSetting c) => true; }
public static class StandardScales { public static IEnumerable<PtpValue> For(Property p, PtpType t) => []; }
public sealed record CameraModel(string Name, TimeSpan WarmUp = default) { public static CameraModel Find(string n) => new(n); }
public static class SonyEvent { public const ushort DevicePropChanged = 0xC203, ObjectAdded = 0xC201, ObjectRemoved = 0xC202; }
public static class SonyOperation { 
 public static readonly Operation SdioConnect = new(0x9201, DataDirection.In), SdioSetExtDevicePropValue = new(0x9205, DataDirection.Out), SdioControlDevice = new(0x9207, DataDirection.Out), SdioGetAllExtDevicePropInfo = new(0x9209, DataDirection.In);
 public static readonly Query<ExtDeviceInfo> SdioGetExtDeviceInfo = new(0x9202, ExtDeviceInfo.Read); }
public static class SonyControl { public static readonly Control S1Button = new(0xD2C1), S2Button = new(0xD2C2); }
public static class SonyProperty {
 public static readonly Property<PriorityKey> PositionKey = new(0xD25A);
 public static readonly Property<ShutterSpeed> ShutterSpeed = new(0xD20D), AbsoluteShutterSpeed = new(0xD229);
 public static readonly Property<Iso> Iso = new(0xD21E), AbsoluteIso = new(0xD226);
 public static readonly Property<ushort> FNumber = new(0x5007);
 public static readonly Property<ExposureProgramMode> ExposureProgramMode = new(0x500E);
 public static readonly Property<DriveMode> StillCaptureMode = new(0x5013);
 public static readonly Property<MovieRecording> MovieRecordingState = new(0xD21D);
 public static readonly Property<SaveDestination> SaveDestination = new(0xD222);
 public static readonly Property<FocusMode> FocusMode = new(0x500A);
 public static readonly Property<FocusIndication> FocusIndication = new(0xD213);
 public static readonly Property<ObjectInMemory> ObjectInMemory = new(0xD215);
 public static readonly Property<Toggle> LongExposureNR = new(0xD15B);
 public static readonly Property<FileFormatStill> FileFormatStill = new(0xD253);
 public static readonly Property<CompressionSetting> CompressionSetting = new(0x5004);
}
