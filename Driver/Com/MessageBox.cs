using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SonyAlpha.Driver.Com;

/// <summary>A sentence for a person who sees no terminal.</summary>
[SupportedOSPlatform("windows")]
internal static partial class MessageBox
{
    private const uint WithErrorSign = 0x10;

    public static void Show(string sentence, nint owner = 0) => _ = MessageBoxW(owner, sentence, Product.Name, WithErrorSign);

    [LibraryImport("user32", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int MessageBoxW(nint owner, string text, string title, uint kind);
}
