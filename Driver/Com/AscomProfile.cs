using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security;
using Microsoft.Win32;
using Serilog;

namespace SonyAlpha.Driver.Com;

/// <summary>This driver's entries in ASCOM's Profile, one for each class: the Chooser lists them, and the user's settings are in the
/// first.</summary>
/// <remarks>
/// The Profile is in the 32-bit view of the registry (ASCOMPlatform 7.1.3, ASCOM.Utilities/RegistryAccess.cs), and all of its values are
/// texts. Where the Platform is installed, its own component makes the entry; where it is not, the same keys are written, so that the
/// entry is there when the Platform comes.
/// </remarks>
[SupportedOSPlatform("windows")]
internal static class AscomProfile
{
    private const string Root = @"SOFTWARE\ASCOM";

    /// <summary>The user's settings are those of the whole program: they stand in the entry of the first class.</summary>
    private static readonly string Settings = $@"{EntryOf(DeviceKinds.All[0].Classes[0])}\Settings";

    /// <summary>The Platform's version, as it states it; null where it is not installed.</summary>
    public static string? PlatformVersion
    {
        get
        {
            using var machine = Machine();
            using var root = machine.OpenSubKey(Root);
            return root?.GetValue("PlatformVersion") as string;
        }
    }

    public static void Register(DeviceClass made)
    {
        AskThePlatform(made);
        using var machine = Machine();
        using var key = machine.CreateSubKey(EntryOf(made));
        if (key.GetValue("") is null)
            key.SetValue("", made.ChooserName);
    }

    private static void AskThePlatform(DeviceClass made)
    {
        using var profile = LateBound.Create("ASCOM.Utilities.Profile");
        try
        {
            profile?.Set("DeviceType", made.Kind.Name);
            profile?.Run("Register", made.ProgId, made.ChooserName);
        }
        catch (COMException error)
        {
            Log.Warning("ASCOM's Profile refused to register the driver, which does it itself now: {Reason}", error.Message);
        }
    }

    public static void Unregister(DeviceClass made, bool purge)
    {
        using var machine = Machine();
        if (purge)
        {
            machine.DeleteSubKeyTree(EntryOf(made), throwOnMissingSubKey: false);
            if (PlatformVersion is null)
                DeleteEmpty(machine, [DriversOf(made), Root]);
            return;
        }

        // Without its name the Chooser does not list it; the settings below it wait for the next installation
        using var key = machine.OpenSubKey(EntryOf(made), writable: true);
        key?.DeleteValue("", throwOnMissingValue: false);
    }

    /// <summary>Where there is no Platform, the keys above the entry were made with it.</summary>
    private static void DeleteEmpty(RegistryKey machine, string[] paths)
    {
        foreach (var path in paths)
        {
            using var key = machine.OpenSubKey(path);
            if (key is { SubKeyCount: 0, ValueCount: 0 })
                machine.DeleteSubKey(path, throwOnMissingSubKey: false);
        }
    }

    private static string DriversOf(DeviceClass made) => $@"{Root}\{made.Kind.Name} Drivers";

    private static string EntryOf(DeviceClass made) => $@"{DriversOf(made)}\{made.ProgId}";

    private static RegistryKey Machine() => RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry32);

    /// <summary>The user's settings in the Profile.</summary>
    public sealed class Store : ISettingsStore
    {
        public string Place => $@"HKEY_LOCAL_MACHINE\{Settings.Replace("SOFTWARE", @"SOFTWARE\WOW6432Node", StringComparison.Ordinal)}";

        private IReadOnlyDictionary<string, string> seen = new Dictionary<string, string>();

        public IReadOnlyDictionary<string, string> Values
        {
            get
            {
                var (now, last) = (Read(), Volatile.Read(ref seen));
                if (now.Count == last.Count && now.All(pair => last.GetValueOrDefault(pair.Key) == pair.Value))
                    return last;
                Volatile.Write(ref seen, now);
                return now;
            }
        }

        private static Dictionary<string, string> Read()
        {
            Dictionary<string, string> read = [];
            try
            {
                using var machine = Machine();
                using var settings = machine.OpenSubKey(Settings);
                foreach (var key in settings?.GetValueNames() ?? [])
                {
                    if (settings!.GetValue(key) is string value)
                        read[key] = value;
                }
            }
            catch (Exception error) when (error is SecurityException or UnauthorizedAccessException or IOException)
            {
                Log.Warning("The settings cannot be read from the ASCOM Profile: {Reason}", error.Message);
            }

            return read;
        }

        public void Write(IReadOnlyDictionary<string, string?> changes)
        {
            var at = "";
            Dictionary<string, string?> before = [];
            try
            {
                using var machine = Machine();
                using var settings = machine.CreateSubKey(Settings);
                try
                {
                    foreach (var (key, value) in changes)
                    {
                        before[at = key] = settings.GetValue(key) as string;
                        Write(settings, key, value);
                    }
                }
                catch
                {
                    foreach (var (key, value) in before)
                        Write(settings, key, value);
                    throw;
                }
            }
            catch (Exception error) when (error is SecurityException or UnauthorizedAccessException)
            {
                throw new IOException(
                    $"The setting {at} cannot be written to the ASCOM Profile ({Place}): {error.Message} Run the installer again", error);
            }
        }

        private static void Write(RegistryKey settings, string key, string? value)
        {
            if (value is null)
                settings.DeleteValue(key, throwOnMissingValue: false);
            else
                settings.SetValue(key, value);
        }
    }
}
