using System.Runtime.Versioning;
using Microsoft.Win32;

namespace SonyAlpha.Driver.Com;

/// <summary>What Windows and ASCOM must know to find this driver (the keys of ASCOMPlatform 7.1.3, LocalServerTemplate/LocalServer.cs).</summary>
[SupportedOSPlatform("windows")]
internal static class Registration
{
    public const string ProgId = "ASCOM.SonyAlpha.Camera";

    /// <summary>The line in ASCOM's Chooser.</summary>
    public const string ChooserName = "Sony Alpha camera";

    public static readonly Guid ClassId = new("70E1BBB7-B65E-4C9B-AFA7-D48731A9B5FC");

    private const string AppId = "{C9E74B29-B74F-4918-A8E1-05E815BB7767}";

    /// <summary>".NET category", which ASCOM's template names too.</summary>
    private const string NetCategory = "{62C8FE65-4EBB-45e7-B440-6E39B2CDBF29}";

    private static readonly string Class = ClassId.ToString("B").ToUpperInvariant();

    /// <summary>Both, so that 32- and 64-bit clients find the server whatever they look into.</summary>
    private static readonly RegistryView[] Views = [RegistryView.Registry64, RegistryView.Registry32];

    /// <summary>The roots of the keys below, which hold nothing else.</summary>
    private static string[] Roots(string server) => [$@"AppID\{AppId}", $@"AppID\{Path.GetFileName(server)}", $@"CLSID\{Class}", ProgId];

    /// <summary>TABLE: key below HKCR, name ("" for its default value), value. Null: only the key.</summary>
    private static (string Key, string Name, object? Value)[] Rows(string server) =>
    [
        ($@"AppID\{AppId}",                                        "",                    ChooserName),
        ($@"AppID\{AppId}",                                        "AppID",               AppId),
        ($@"AppID\{AppId}",                                        "AuthenticationLevel", 1),                   // none: clients of any user rights
        ($@"AppID\{AppId}",                                        "RunAs",               "Interactive User"),  // one server for elevated and plain clients
        ($@"AppID\{Path.GetFileName(server)}",                     "AppID",               AppId),
        ($@"CLSID\{Class}",                                        "",                    ProgId),
        ($@"CLSID\{Class}",                                        "AppId",               AppId),
        ($@"CLSID\{Class}\Implemented Categories\{NetCategory}",   "",                    null),
        ($@"CLSID\{Class}\ProgId",                                 "",                    ProgId),
        ($@"CLSID\{Class}\Programmable",                           "",                    null),
        ($@"CLSID\{Class}\LocalServer32",                          "",                    server),
        ($@"CLSID\{Class}\LocalServer32",                          "ServerExecutable",    server),              // a path with spaces starts nothing else
        (ProgId,                                                   "",                    ChooserName),
        ($@"{ProgId}\CLSID",                                       "",                    Class),
    ];

    /// <exception cref="UnauthorizedAccessException">This process is not an administrator's.</exception>
    public static void Register(string server)
    {
        foreach (var view in Views)
        {
            using var classes = Classes(view);
            foreach (var (path, name, value) in Rows(server))
            {
                using var key = classes.CreateSubKey(path);
                if (value is not null)
                    key.SetValue(name, value);
            }
        }

        AscomProfile.Register();
    }

    /// <summary>Takes away what <see cref="Register"/> wrote. The entry in ASCOM's Profile stays, and with it the user's settings, unless it is to be purged.</summary>
    /// <exception cref="UnauthorizedAccessException">This process is not an administrator's.</exception>
    public static void Unregister(string server, bool purge)
    {
        foreach (var view in Views)
        {
            using var classes = Classes(view);
            foreach (var root in Roots(server))
                classes.DeleteSubKeyTree(root, throwOnMissingSubKey: false);
        }

        AscomProfile.Unregister(purge);
    }

    private static RegistryKey Classes(RegistryView view)
    {
        using var machine = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, view);
        return machine.CreateSubKey(@"SOFTWARE\Classes");
    }
}
