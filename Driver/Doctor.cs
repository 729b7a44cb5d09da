using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver;

internal static class Doctor
{
    public static IReadOnlyList<string> Examine(SonyCamera body) => [];
}
