namespace SonyAlpha.Driver.Com;

/// <summary>The results of COM calls that this server returns (winerror.h).</summary>
internal static class HResult
{
    public const int Ok = 0;
    public const int False = 1;
    public const int NotImplemented = unchecked((int)0x80004001);
    public const int NoInterface = unchecked((int)0x80004002);
    public const int Failed = unchecked((int)0x80004005);
    public const int OutOfMemory = unchecked((int)0x8007000E);
    public const int NoAggregation = unchecked((int)0x80040110);

    public const int MemberNotFound = unchecked((int)0x80020003);
    public const int ParameterNotFound = unchecked((int)0x80020004);
    public const int TypeMismatch = unchecked((int)0x80020005);
    public const int UnknownName = unchecked((int)0x80020006);
    public const int Exception = unchecked((int)0x80020009);
    public const int BadIndex = unchecked((int)0x8002000B);
    public const int BadParameterCount = unchecked((int)0x8002000E);
    public const int ParameterNotOptional = unchecked((int)0x8002000F);
}
