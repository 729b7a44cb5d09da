using System.Buffers.Binary;

namespace SonyAlpha.Simulator;

/// <summary>The two ciphers that Sony hides metadata behind.</summary>
internal static class SonyCipher
{
    /// <summary>The key in all real files at hand (captured from DSLR-A200, SLT-A33, ILME-FX3, ZV-E10).</summary>
    public const uint Key = 0x44332211;

    /// <summary>
    /// Enciphers tags 0x2010, 0x9050 and 0x94xx of the maker note: each byte below 249 becomes its cube modulo 249 (exiftool Sony.pm,
    /// Decipher).
    /// </summary>
    public static byte[] Substitute(ReadOnlySpan<byte> plain)
    {
        var secret = plain.ToArray();
        foreach (ref var b in secret.AsSpan())
            b = b < 249 ? (byte)(b * b * b % 249) : b;
        return secret;
    }

    /// <summary>
    /// Enciphers the SR2 block in place: a stream of 32-bit words from a lagged generator over 127 words, XORed onto the block's words,
    /// big-endian (LibRaw sony.cpp, sony_decrypt). A rest of less than four bytes stays.
    /// </summary>
    public static void EncryptBlock(Span<byte> block, uint key)
    {
        Span<uint> pad = stackalloc uint[128];
        for (var i = 0; i < 4; i++)
            pad[i] = key = unchecked(key * 48828125 + 1);
        pad[3] = pad[3] << 1 | (pad[0] ^ pad[2]) >> 31;
        for (var i = 4; i < 127; i++)
            pad[i] = (pad[i - 4] ^ pad[i - 2]) << 1 | (pad[i - 3] ^ pad[i - 1]) >> 31;
        for (var at = 0; at + 4 <= block.Length; at += 4)
        {
            var p = 127 + at / 4;
            pad[p & 127] = pad[(p + 1) & 127] ^ pad[(p + 65) & 127];
            var word = block[at..];
            BinaryPrimitives.WriteUInt32BigEndian(word, BinaryPrimitives.ReadUInt32BigEndian(word) ^ pad[p & 127]);
        }
    }
}
