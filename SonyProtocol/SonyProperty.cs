using System.Collections.Frozen;

namespace SonyAlpha.SonyProtocol;

/// <summary>
/// Every property that a Sony body was ever seen to have or that Sony has published, under Sony's name without underscores. Names:
/// Sony's list as CrCmd.DPCC PTPDef.swift:320-1100 quotes it, else libgphoto2 ptp.h:3500-3630; rows called Unnamed stand in dumps of
/// bodies (libgphoto2 camlibs/ptp2/cameras) and nobody has said what they are. A row that knows what its values mean is a
/// <see cref="Property{T}"/>. The type on the wire is not stated here: bodies differ, and each declares its own.
/// </summary>
public static partial class SonyProperty
{
    /// <summary>The rows, by code.</summary>
    public static IReadOnlyList<Property> All => Index.All;

    /// <summary>The row of a code, or one without a name: unknown codes are data.</summary>
    /// <param name="version">Protocol version that the body granted: few codes mean different things in 2.00 and 3.00.</param>
    public static Property Find(ushort code, ushort version = ExtDeviceInfo.Version3) =>
        Index.Rows.GetValueOrDefault((code, version < ExtDeviceInfo.Version3 ? ExtDeviceInfo.Version2 : ExtDeviceInfo.Version3))
        ?? new Property(code, $"Property 0x{code:X4}");

    /// <summary>Apart from the rows, which are spread over several files, so that all of them exist when it is built.</summary>
    private static class Index
    {
        public static readonly IReadOnlyList<Property> All = [.. TableRows.Of<Property>(typeof(SonyProperty)).OrderBy(p => p.Code)];

        public static readonly FrozenDictionary<(ushort Code, ushort Version), Property> Rows = new[]
            { ExtDeviceInfo.Version2, ExtDeviceInfo.Version3 }
            .SelectMany(version => All.Where(p => (p.OnlyIn ?? version) == version).Select(p => (Key: (p.Code, version), Row: p)))
            .ToFrozenDictionary(p => p.Key, p => p.Row);
    }
}
