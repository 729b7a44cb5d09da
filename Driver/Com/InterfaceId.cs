namespace SonyAlpha.Driver.Com;

/// <summary>Interface ids: Windows' own, and those of ASCOM's that belong to all kinds of devices (ASCOMPlatform 7.1.3,
/// ASCOM.DeviceInterface); a kind's are in its row.</summary>
internal static class InterfaceId
{
    public static readonly Guid Unknown = new("00000000-0000-0000-C000-000000000046");
    public static readonly Guid ClassFactory = new("00000001-0000-0000-C000-000000000046");
    public static readonly Guid Dispatch = new("00020400-0000-0000-C000-000000000046");
    public static readonly Guid EnumVariant = new("00020404-0000-0000-C000-000000000046");

    public static readonly Guid StateValue = new("5300D26E-1C7D-4541-B2DA-8AF5F57E183D");
    public static readonly Guid StateValueCollection = new("E1B91080-6D76-431E-BDBC-A1ECAFB92603");
}
