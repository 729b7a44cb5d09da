namespace SonyAlpha.Driver.Com;

/// <summary>Interface ids: Windows' own, and ASCOM's (ASCOMPlatform 7.1.3, ASCOM.DeviceInterface). All of ASCOM's are dispinterfaces.</summary>
internal static class InterfaceId
{
    public static readonly Guid Unknown = new("00000000-0000-0000-C000-000000000046");
    public static readonly Guid ClassFactory = new("00000001-0000-0000-C000-000000000046");
    public static readonly Guid Dispatch = new("00020400-0000-0000-C000-000000000046");
    public static readonly Guid EnumVariant = new("00020404-0000-0000-C000-000000000046");

    public static readonly Guid CameraV2 = new("972CEBC6-0EBE-4EFC-99DD-CC5293FDE77B");
    public static readonly Guid CameraV3 = new("C6A4ABC3-E146-4B8A-A454-6D22695CE941");
    public static readonly Guid CameraV4 = new("8819D7AA-6B86-4CE7-8C07-2B083745CEDE");
    public static readonly Guid StateValue = new("5300D26E-1C7D-4541-B2DA-8AF5F57E183D");
    public static readonly Guid StateValueCollection = new("E1B91080-6D76-431E-BDBC-A1ECAFB92603");
}
