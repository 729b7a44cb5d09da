using System.Runtime.Versioning;
using Microsoft.Win32;

namespace SonyAlpha.Driver.Com;

/// <summary>What Windows and ASCOM must know to find this driver (the keys of ASCOMPlatform 7.1.3,
/// LocalServerTemplate/LocalServer.cs).</summary>
[SupportedOSPlatform("windows")]
internal static class Registration
{
    /// <summary>What Windows calls the server.</summary>
    public const string Title = "Sony Alpha camera";

    private const string AppId = "{C9E74B29-B74F-4918-A8E1-05E815BB7767}";

    /// <summary>".NET category", which ASCOM's template names too.</summary>
    private const string NetCategory = "{62C8FE65-4EBB-45e7-B440-6E39B2CDBF29}";

    private static IEnumerable<DeviceClass> Classes => DeviceKinds.All.SelectMany(kind => kind.Classes);

    /// <summary>Both, so that 32- and 64-bit clients find the server whatever they look into.</summary>
    private static readonly RegistryView[] Views = [RegistryView.Registry64, RegistryView.Registry32];

    /// <summary>The roots of the keys below, which hold nothing else.</summary>
    private static string[] Roots(string server) =>
        [$@"AppID\{AppId}", $@"AppID\{Path.GetFileName(server)}",
            .. Classes.SelectMany(made => (string[])[$@"CLSID\{Braced(made)}", made.ProgId])];

    /// <summary>TABLE: key below HKCR, name ("" for its default value), value. Null: only the key.</summary>
    private static (string Key, string Name, object? Value)[] Rows(string server) =>
    [
        ($@"AppID\{AppId}",                      "",                    Title),
        ($@"AppID\{AppId}",                      "AppID",               AppId),
        ($@"AppID\{AppId}",                      "AuthenticationLevel", 1),                   // none: clients of any user rights
        ($@"AppID\{AppId}",                      "RunAs",               "Interactive User"),  // one server for elevated and plain clients
        ($@"AppID\{Path.GetFileName(server)}",   "AppID",               AppId),
        .. Classes.SelectMany(made => Rows(server, made, $@"CLSID\{Braced(made)}")),
    ];

    private static (string Key, string Name, object? Value)[] Rows(string server, DeviceClass made, string clsid) =>
    [
        (clsid,                                               "",                    made.ProgId),
        (clsid,                                               "AppId",               AppId),
        ($@"{clsid}\Implemented Categories\{NetCategory}",    "",                    null),
        ($@"{clsid}\ProgId",                                  "",                    made.ProgId),
        ($@"{clsid}\Programmable",                            "",                    null),
        ($@"{clsid}\LocalServer32",                           "",                    server),
        ($@"{clsid}\LocalServer32",                           "ServerExecutable",    server),    // a path with spaces starts nothing else
        (made.ProgId,                                         "",                    made.ChooserName),
        ($@"{made.ProgId}\CLSID",                             "",                    Braced(made)),
    ];

    private static string Braced(DeviceClass made) => made.ClassId.ToString("B").ToUpperInvariant();

    /// <exception cref="UnauthorizedAccessException">This process is not an administrator's.</exception>
    public static void Register(string server)
    {
        foreach (var view in Views)
        {
            using var classes = ClassesIn(view);
            foreach (var (path, name, value) in Rows(server))
            {
                using var key = classes.CreateSubKey(path);
                if (value is not null)
                    key.SetValue(name, value);
            }
        }

        foreach (var made in Classes)
            AscomProfile.Register(made);
    }

    /// <summary>Takes away what <see cref="Register"/> wrote. The entry in ASCOM's Profile stays, and with it the user's settings, unless
    /// it is to be purged.</summary>
    /// <exception cref="UnauthorizedAccessException">This process is not an administrator's.</exception>
    public static void Unregister(string server, bool purge)
    {
        foreach (var view in Views)
        {
            using var classes = ClassesIn(view);
            foreach (var root in Roots(server))
                classes.DeleteSubKeyTree(root, throwOnMissingSubKey: false);
        }

        foreach (var made in Classes)
            AscomProfile.Unregister(made, purge);
    }

    private static RegistryKey ClassesIn(RegistryView view)
    {
        using var machine = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, view);
        return machine.CreateSubKey(@"SOFTWARE\Classes");
    }
}
