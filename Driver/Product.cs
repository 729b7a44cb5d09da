using System.Reflection;

namespace SonyAlpha.Driver;

/// <summary>What the program calls itself, to every face.</summary>
public static class Product
{
    public const string Name = "ASCOM.SonyAlpha";

    /// <summary>The git tag without its v, or 0.0.0-HASH.</summary>
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>"n.n", the only form that ASCOM's DriverVersion may have.</summary>
    public static string ShortVersion { get; } = typeof(Product).Assembly.GetName().Version!.ToString(2);
}
