namespace SonyAlpha.Transport.Wpd;

/// <summary>
/// The names of what is put into a request to Windows' MTP driver and found in its answer (WpdMtpExtensions.h and PortableDevice.h of the
/// Windows SDK). Types stand behind each row.
/// </summary>
internal static class WpdKeys
{
    private static readonly Guid Common = new("F0422A9C-5DC8-4440-B5BD-5DF28835658A");
    private static readonly Guid Client = new("204D9F0C-2292-4080-9F42-40664E70F859");
    private static readonly Guid Event = new("15AB1953-F817-4FEF-A921-5676E838F6E0");
    private static readonly Guid MtpEvent = new("4D545058-EF88-4E4D-95C3-4F327F728A96");

    /// <summary>The category of all commands of <see cref="WpdCommand"/>.</summary>
    public static readonly Guid Mtp = new("4D545058-1A2E-4106-A357-771E0819FC56");

    public static readonly PropertyKey
        CommandCategory         = new(Common, 1001),   // GUID
        CommandId               = new(Common, 1002),   // UI4
        Result                  = new(Common, 1003),   // ERROR

        OperationCode           = new(Mtp, 1001),      // UI4
        OperationParameters     = new(Mtp, 1002),      // collection of UI4
        ResponseCode            = new(Mtp, 1003),      // UI4
        ResponseParameters      = new(Mtp, 1004),      // collection of UI4
        TransferContext         = new(Mtp, 1006),      // LPWSTR
        TransferTotalSize       = new(Mtp, 1007),      // UI8; some drivers say UI4
        TransferBytesToRead     = new(Mtp, 1008),      // UI4
        TransferBytesRead       = new(Mtp, 1009),      // UI4
        TransferBytesToWrite    = new(Mtp, 1010),      // UI4
        TransferBytesWritten    = new(Mtp, 1011),      // UI4
        TransferData            = new(Mtp, 1012),      // VECTOR | UI1
        OptimalTransferSize     = new(Mtp, 1013),      // UI4

        ClientName              = new(Client, 2),      // LPWSTR
        ClientMajorVersion      = new(Client, 3),      // UI4
        ClientMinorVersion      = new(Client, 4),      // UI4
        ClientRevision          = new(Client, 5),      // UI4
        ClientSecurityQuality   = new(Client, 8),      // UI4
        ClientDesiredAccess     = new(Client, 9),      // UI4

        EventId                 = new(Event, 3),       // GUID
        EventParameters         = new(MtpEvent, 1011); // collection of UI4
}

/// <summary>What Windows' MTP driver is asked to do (WpdMtpExtensions.h).</summary>
internal enum WpdCommand : uint
{
    ExecuteWithoutData = 12,
    ExecuteWithDataToRead = 13,
    ExecuteWithDataToWrite = 14,
    ReadData = 15,
    WriteData = 16,
    EndDataTransfer = 17,
}
