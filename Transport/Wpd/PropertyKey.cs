using System.Runtime.InteropServices;

namespace SonyAlpha.Transport.Wpd;

/// <summary>The name of a value in Windows: PROPERTYKEY of wtypes.h, 20 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct PropertyKey(Guid Category, uint Number);
