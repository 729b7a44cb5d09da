using System.Buffers.Binary;
using System.Globalization;

namespace SonyAlpha.Simulator;

/// <summary>The directories about the exposure, the same in ARW and JPEG files: Exif and Sony's maker note.</summary>
internal static class ExifDirectories
{
    /// <summary>What stands in tag 0x131, so that no night is shot on a simulated body by mistake.</summary>
    public static string Software(Shot shot) => $"{shot.Model} v1.00 (simulated)";

    /// <summary>Time as Exif writes it, to the second; the rest is in the SubSec tags.</summary>
    public static string DateTime(Shot shot) => Format(shot.Start, "yyyy:MM:dd HH:mm:ss");

    /// <summary>The Exif directory (CIPA DC-008), tags as an ILME-FX3 4.00 writes them, with the maker note in it.</summary>
    public static TiffDirectory Exif(Shot shot)
    {
        var (numerator, denominator) = ExposureTime(shot.Seconds);
        var zone = Format(shot.Start, "zzz");
        var subSecond = Format(shot.Start, "fff");
        return new TiffDirectory()
            .Rational(0x829a, numerator, denominator)
            .Rational(0x829d, 56, 10)
            .Short(0x8822, 1) // ExposureProgram: manual
            .Short(0x8827, (ushort)Math.Min(shot.Iso, ushort.MaxValue))
            .Short(0x8830, 2) // SensitivityType: the next tag has the whole number
            .Long(0x8832, (uint)shot.Iso)
            .Undefined(0x9000, "0232"u8.ToArray())
            .Ascii(0x9003, DateTime(shot))
            .Ascii(0x9004, DateTime(shot))
            .Ascii(0x9010, zone)
            .Ascii(0x9011, zone)
            .Ascii(0x9012, zone)
            .Short(0x9207, 5)
            .Short(0x9208, 0)
            .Short(0x9209, 16)
            .Rational(0x920a, 4000, 10)
            .DirectoryAsBytes(0x927c, MakerNote(shot, ArwBody.Of(shot.Model)))
            .Ascii(0x9290, subSecond)
            .Ascii(0x9291, subSecond)
            .Ascii(0x9292, subSecond)
            .Short(0xa001, 1)
            .Long(0xa002, (uint)shot.Sensor.CropWidth)
            .Long(0xa003, (uint)shot.Sensor.CropHeight)
            .Short(0xa402, 1)
            .Short(0xa403, 1)
            .Short(0xa405, 400)
            .Ascii(0xa434, "Simulated 400mm F5.6");
    }

    /// <summary>The time as Sony writes it: a fraction of one below a quarter of a second, else tenths or milliseconds.</summary>
    private static (uint Numerator, uint Denominator) ExposureTime(double seconds)
    {
        if (seconds < 0.26)
            return (1, (uint)Math.Round(1 / Math.Max(seconds, 1e-6)));
        var tenths = Math.Round(seconds * 10);
        return Math.Abs(tenths - seconds * 10) < 1e-6 ? ((uint)tenths, 10u) : ((uint)Math.Round(seconds * 1000), 1000u);
    }

    private static TiffDirectory MakerNote(Shot shot, ArwBody body) => new TiffDirectory()
        .Long(0x2008, shot.NoiseReduction ? 0x10001u : 0) // LongExposureNoiseReduction: on and a dark subtracted, or off
        .Ascii(0xb020, "Standard")
        .Long(0xb02b, (uint)shot.Sensor.CropHeight, (uint)shot.Sensor.CropWidth)
        .Bytes(0xb000, body.Version)
        .Long(0x0102, 0)
        .Short(0xb001, body.ModelId)
        .Long(0xb027, 65535) // LensType: an E-mount lens
        .Short(0x2029, shot.Encoding switch { RawEncoding.Uncompressed => 1, RawEncoding.Lossless => 2, _ => 0 })
        .Short(0xb041, 15) // ExposureMode: manual
        .Undefined(0x9402, AmbientTemperature())
        .Undefined(0x9403, SensorTemperature())
        .Undefined(0x9050, Identity(shot, body.Identity));

    // exiftool Sony.pm, Tag9402: valid where the third byte is 255
    private static byte[] AmbientTemperature()
    {
        var plain = new byte[400];
        (plain[0], plain[1], plain[2], plain[4]) = (0x20, 1, 0xff, 12);
        return SonyCipher.Substitute(plain);
    }

    // exiftool Sony.pm, Tag9403: the temperature follows a byte that is neither 0 nor above 99
    private static byte[] SensorTemperature()
    {
        var plain = new byte[1000];
        (plain[4], plain[5]) = (1, 21);
        return SonyCipher.Substitute(plain);
    }

    private static byte[] Identity(Shot shot, ArwBody.IdentityLayout layout)
    {
        var plain = new byte[256];
        var digits = new string([.. shot.Serial.Where(char.IsAsciiHexDigit)]).PadLeft(2 * layout.SerialBytes, '0');
        Convert.FromHexString(digits[^(2 * layout.SerialBytes)..]).CopyTo(plain, layout.Serial);
        BinaryPrimitives.WriteUInt32LittleEndian(plain.AsSpan(layout.ShutterCount), shot.Counter & 0xFFFFFF);
        // Three times of the curtains, which are all zero where none has moved
        if (layout.Shutter is { } curtains && !shot.Silent)
            plain.AsSpan(curtains, 6).Fill(1);
        foreach (var at in layout.Times)
            BinaryPrimitives.WriteUInt16LittleEndian(plain.AsSpan(at), SonyTime(shot));
        return SonyCipher.Substitute(plain);
    }

    // exiftool Sony.pm, SonyExposureTime: steps of 1/256 stop down from 2^16 s, and 0 for bulb
    private static ushort SonyTime(Shot shot) =>
        shot.Bulb ? (ushort)0 : (ushort)Math.Round(256 * (16 - Math.Log2(Math.Max(shot.Seconds, 1e-6))));

    private static string Format(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
