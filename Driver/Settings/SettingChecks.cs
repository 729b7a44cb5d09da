using System.Net;
using SonyAlpha.Driver.Keeping;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.Driver;

/// <summary>Why a value that is well formed cannot work on this machine, for <see cref="Setting.WhyNot"/>.</summary>
internal static class SettingChecks
{
    private const string Simulated = "sim", Recorded = "replay";

    /// <summary>How ids begin: those of the wires, of recordings and of simulated bodies.</summary>
    private static readonly string[] Schemes = ["usb", "wpd", "ptpip", Recorded, Simulated];

    /// <summary>A camera that is not attached now may be tonight; one that no wire can ever have is a slip of the pen.</summary>
    public static string? CameraTrouble(string id, bool _)
    {
        if (id.Length == 0)
            return null;
        var (scheme, rest) = id.Split(':', 2) is [var before, var after] ? (before.ToLowerInvariant(), after) : ("", "");
        if (!Schemes.Contains(scheme) || (rest.Length == 0 && scheme != "usb"))
            return $"no camera can have that id. One begins with {string.Join(", ", Schemes.Select(s => $"{s}:"))}, as "
                + "\"sonyalpha list\" shows it";
        if (scheme == Recorded || SimulatorBus.IsFile(id))
            return File.Exists(rest) ? null : $"there is no file {rest}";
        return scheme != Simulated || SimulatedBodies.Find(rest.Split('#')[0]) is not null ? null
            : $"no body of that name is simulated. There are {string.Join(", ", SimulatedBodies.All.Select(body => body.Model))}";
    }

    /// <summary>A serial number is what the body says it is.</summary>
    public static string? SecondCameraTrouble(string who, bool isShared) =>
        who.Contains(':', StringComparison.Ordinal) ? CameraTrouble(who, isShared) : null;

    /// <summary>Tried out, since only the disk knows: a file is made in it, or in the one that it is to be made in, and goes
    /// again.</summary>
    public static string? FolderTrouble(string folder, bool isShared)
    {
        if (folder.Length == 0)
            return null;
        var there = folder;
        while (!Directory.Exists(there))
        {
            if (File.Exists(there))
                return $"{there} is a file and no folder: choose another";
            if (Path.GetDirectoryName(there) is not { } above)
                return $"there is no {there}: choose another folder";
            there = above;
        }

        return isShared ? null : Disk.WhyNotWritable(there) is { } reason
            ? $"nothing can be written there ({reason}): choose another folder"
            : null;
    }

    public static string? HostsTrouble(string hosts, bool _)
    {
        foreach (var host in hosts.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                PtpIpAddress.Parse(host);
            }
            catch (TransportException error)
            {
                return error.Message;
            }
        }

        return null;
    }

    public static string? AddressTrouble(string addresses, bool _)
    {
        IPAddress[] everywhere = [IPAddress.Any, IPAddress.IPv6Any];
        var own = PortHolder.Own();
        return addresses.Split(", ").Select(IPAddress.Parse)
            .FirstOrDefault(address => !IPAddress.IsLoopback(address) && !everywhere.Contains(address)
                && !own.Contains(address)) is { } foreign
            ? $"{foreign} is no address of this computer. Choose one of {string.Join(", ", own)}, or 0.0.0.0 for all of them" : null;
    }
}
