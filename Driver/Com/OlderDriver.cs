using System.Runtime.Versioning;
using Microsoft.Win32;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Driver.Com;

/// <summary>
/// What the user had chosen in ASCOM.SonyMirrorless.Camera, the driver that many had before (its Driver.cs, ReadProfile, and SonyCamera's
/// Image.cpp at 1.0.0.42). Nothing of it is changed.
/// </summary>
/// <param name="Camera">As it shows one: "ILCE-7M3 (s/n: 3282933)"; empty if none was chosen.</param>
/// <param name="KeepsFiles">Whether it saved the camera's files.</param>
/// <param name="Folder">Where; empty if nowhere.</param>
/// <param name="HasFolderPerDate">Whether below that in a folder for each date.</param>
internal sealed record OlderDriver(string Camera, bool KeepsFiles, string Folder, bool HasFolderPerDate)
{
    private const string Profile = @"SOFTWARE\ASCOM\Camera Drivers\ASCOM.SonyMirrorless.Camera";
    private const string OfTheUser = @"Software\retro.kiwi\SonyMTPCamera.dll";
    private const string BeforeSerial = " (s/n: ";

    /// <summary>Null if this user never had it.</summary>
    [SupportedOSPlatform("windows")]
    public static OlderDriver? Read()
    {
        using var machine = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry32);
        using var profile = machine.OpenSubKey(Profile);
        using var user = Registry.CurrentUser.OpenSubKey(OfTheUser);
        return profile is null && user is null ? null : new(
            profile?.GetValue("Camera ID") as string ?? "",
            user?.GetValue("File Auto Save") is not (null or 0),
            user?.GetValue("File Save Path") as string ?? "",
            user?.GetValue("File Save Path Add Date") is not (null or 0));
    }

    /// <summary>Takes over what the user has not chosen anew in this driver.</summary>
    /// <param name="attached">The cameras that are there now: the older driver's names are not the wire's.</param>
    /// <returns>What was done and why not more, a sentence each.</returns>
    /// <exception cref="IOException">The settings cannot be written.</exception>
    public IReadOnlyList<string> ImportInto(Settings settings, IReadOnlyList<FoundCamera> attached) =>
        [.. ImportCamera(settings, attached), .. ImportFolder(settings)];

    private IEnumerable<string> ImportCamera(Settings settings, IReadOnlyList<FoundCamera> attached)
    {
        if (Camera.Length == 0 || IsChosen(settings, Settings.Camera))
            yield break;
        var parts = Camera.Split(BeforeSerial, 2);
        var ofModel = attached.Where(c => !c.IsSimulated && c.Model.Equals(parts[0], StringComparison.OrdinalIgnoreCase)).ToList();
        if (ofModel is [var only])
        {
            settings.Set(Settings.Camera, only.Id);
            yield return $"The older driver's camera, {Camera}, is chosen: {only.Id}";
        }
        else
        {
            yield return $"The older driver's camera, {Camera}, is not chosen: {ofModel.Count} of its model are attached. "
                + "With no choice, programs get the camera that is attached";
        }
    }

    private IEnumerable<string> ImportFolder(Settings settings)
    {
        if (!KeepsFiles || Folder.Length == 0 || IsChosen(settings, Settings.KeepArw) || IsChosen(settings, Settings.ArwFolder))
            yield break;
        if (Refused(settings) is { } reason)
        {
            yield return $"The older driver's folder is not used: {reason}";
            yield break;
        }

        settings.Set(Settings.KeepArw, "on");
        if (!HasFolderPerDate && !IsChosen(settings, Settings.ArwName))
            settings.Set(Settings.ArwName, Path.GetFileName(FileTemplate.Default));
        yield return $"The camera's files are kept in {Folder}, as the older driver did";
    }

    private string? Refused(Settings settings)
    {
        try
        {
            settings.Set(Settings.ArwFolder, Folder);
            return null;
        }
        catch (SettingRefusedException refused)
        {
            return refused.Message;
        }
    }

    private static bool IsChosen(Settings settings, Setting setting) => settings[setting] != setting.Default;
}
