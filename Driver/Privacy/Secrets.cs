using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SonyAlpha.Driver.Privacy;

/// <summary>
/// What of a camera's owner must not be in bytes that leave this machine: serial numbers of body and lens, names, coordinates. For lines
/// there is the scrubber.
/// </summary>
/// <remarks>Threads: one fills it, then any may read.</remarks>
public sealed class Secrets
{
    /// <summary>What is shorter is in every file by chance.</summary>
    private const int Shortest = 4;

    /// <summary>Digits of a serial number; what has fewer is a counter.</summary>
    private const int ShortestSerial = 5;

    private readonly List<byte[]> patterns = [];
    private readonly List<byte[]> serials = [];

    /// <summary>
    /// A serial number, in every form in which it may stand: as the body tells it over PTP, without its zeros, its last eight digits as
    /// they are printed on it; as text, as digits packed two in a byte, and as a number.
    /// </summary>
    public void AddSerial(string serial)
    {
        var digits = serial.Trim();
        var whole = digits.TrimStart('0');
        var known = patterns.Count;
        var printed = digits.Length > 8 ? digits[^8..].TrimStart('0') : whole;
        foreach (var form in new[] { digits, whole, printed }.Where(form => form.Length >= ShortestSerial))
        {
            AddText(form);
            if (form.All(char.IsAsciiHexDigit) && form.Length >= 7)
                AddPattern(Convert.FromHexString(form.Length % 2 == 0 ? form : "0" + form));
            if (uint.TryParse(form, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > ushort.MaxValue)
                AddNumber(number);
        }

        serials.AddRange(patterns.Skip(known));
    }

    /// <summary>Bytes as they stand in a file: a name, a serial number, coordinates.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        var text = (end < 0 ? bytes : bytes[..end]).Trim((byte)' ');
        if (text.Length >= Shortest && !text.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            AddText(Encoding.ASCII.GetString(text));
        else if (bytes.Length >= Shortest && bytes.ContainsAnyExcept((byte)0))
            AddPattern(bytes.ToArray());
        if (text.Length >= ShortestSerial && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            AddSerial(Encoding.ASCII.GetString(text));
    }

    /// <summary>Overwrites them with zeros where they stand.</summary>
    /// <returns>How many there were.</returns>
    public int Blank(Span<byte> bytes)
    {
        var count = 0;
        foreach (var pattern in patterns)
        {
            for (var at = 0; Find(bytes[at..], pattern) is >= 0 and var next; count++)
            {
                bytes.Slice(at + next, pattern.Length).Clear();
                at += next + pattern.Length;
            }
        }

        return count;
    }

    /// <summary>Whether a serial number is there. A name may be a word that stands there for another reason.</summary>
    public bool HasSerial(ReadOnlySpan<byte> bytes)
    {
        foreach (var pattern in serials)
        {
            if (Find(bytes, pattern) >= 0)
                return true;
        }

        return false;
    }

    private void AddText(string text)
    {
        AddPattern(Encoding.ASCII.GetBytes(text));
        AddPattern(Encoding.Unicode.GetBytes(text));
    }

    private void AddNumber(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        AddPattern(bytes);
        AddPattern([.. bytes.Reverse()]);
    }

    private void AddPattern(byte[] pattern)
    {
        if (!patterns.Exists(known => known.AsSpan().SequenceEqual(pattern)))
            patterns.Add(pattern);
    }

    /// <summary>Letters in either case.</summary>
    private static int Find(ReadOnlySpan<byte> bytes, byte[] pattern)
    {
        var (first, other) = (pattern[0], Swapped(pattern[0]));
        for (var at = 0; at <= bytes.Length - pattern.Length; at++)
        {
            var next = bytes[at..^(pattern.Length - 1)].IndexOfAny(first, other);
            if (next < 0)
                return -1;
            at += next;
            if (IsAt(bytes[at..], pattern))
                return at;
        }

        return -1;
    }

    private static bool IsAt(ReadOnlySpan<byte> bytes, byte[] pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (bytes[i] != pattern[i] && bytes[i] != Swapped(pattern[i]))
                return false;
        }

        return true;
    }

    private static byte Swapped(byte letter) => char.IsAsciiLetter((char)letter) ? (byte)(letter ^ 0x20) : letter;
}
