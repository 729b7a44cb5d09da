using System.Buffers.Binary;

namespace SonyAlpha.SonyProtocol.Arw;

/// <summary>The two ciphers under which Sony keeps what a raw file says of its sensor.</summary>
internal static class SonyCipher
{
    private static readonly byte[] Plain = BuildPlain();

    /// <summary>
    /// Undoes the key stream over the block that SR2Private points to. Source: LibRaw sony.cpp, sony_decrypt; exiftool Sony.pm, Decrypt.
    /// </summary>
    /// <remarks>The words are big-endian; a rest of less than four bytes is in clear text.</remarks>
    public static byte[] DecryptSr2(ReadOnlySpan<byte> block, uint key)
    {
        Span<uint> pad = stackalloc uint[128];
        FillPad(pad, key);
        var plain = block.ToArray();
        for (int at = 0, p = 127; at + 4 <= plain.Length; at += 4, p++)
        {
            pad[p & 127] = pad[(p + 1) & 127] ^ pad[(p + 65) & 127];
            var word = plain.AsSpan(at, 4);
            BinaryPrimitives.WriteUInt32BigEndian(word, BinaryPrimitives.ReadUInt32BigEndian(word) ^ pad[p & 127]);
        }

        return plain;
    }

    private static void FillPad(Span<uint> pad, uint key)
    {
        for (var i = 0; i < 4; i++)
            pad[i] = key = key * 48828125 + 1;
        pad[3] = pad[3] << 1 | (pad[0] ^ pad[2]) >> 31;
        for (var i = 4; i < 127; i++)
            pad[i] = (pad[i - 4] ^ pad[i - 2]) << 1 | (pad[i - 3] ^ pad[i - 1]) >> 31;
    }

    /// <summary>A byte of the MakerNote's tags 0x2010, 0x9050 and 0x94xx in clear text. Source: exiftool Sony.pm, Decipher.</summary>
    public static byte Decipher(byte enciphered) => Plain[enciphered];

    /// <summary>What <see cref="Decipher"/> undoes.</summary>
    public static byte Encipher(byte plain) => plain < 249 ? (byte)(plain * plain * plain % 249) : plain;

    /// <summary>The camera writes b*b*b mod 249 for b below 249 and leaves 249 to 255 alone.</summary>
    private static byte[] BuildPlain()
    {
        var plain = new byte[256];
        for (var b = 0; b < 256; b++)
            plain[b < 249 ? b * b * b % 249 : b] = (byte)b;
        return plain;
    }
}
