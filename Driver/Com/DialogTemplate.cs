using System.Buffers.Binary;
using System.Text;

namespace SonyAlpha.Driver.Com;

/// <summary>
/// A dialog as Windows wants it in memory (DLGTEMPLATEEX): positions and sizes in dialog units, which follow the font and so the screen's
/// resolution.
/// </summary>
internal sealed class DialogTemplate
{
    private const uint Popup = 0x80000000, Caption = 0x00C00000, SystemMenu = 0x00080000, ShellFont = 0x48, ModalFrame = 0x80,
        InFront = 0x200, Centered = 0x800;
    private const uint Child = 0x40000000, Visible = 0x10000000, TabStop = 0x00010000, Border = 0x00800000, Scrolls = 0x00200000;
    private const uint Group = 0x00020000;
    private const int CountAt = 16;

    private readonly List<byte> bytes = [];
    private ushort count;

    public DialogTemplate(string title, int width, int height)
    {
        Word(1);
        Word(0xFFFF);
        Long(0);
        Long(0);
        Long(Popup | Caption | SystemMenu | ShellFont | ModalFrame | InFront | Centered);
        Word(0);
        Place(0, 0, width, height);
        Word(0);
        Word(0);
        Text(title);
        Word(9);
        Word(400);
        bytes.AddRange([0, 1]);
        Text("MS Shell Dlg 2"); // which Windows replaces by its own font
    }

    /// <summary>Fixed text; of several lines if it is high enough.</summary>
    /// <param name="isPath">What is too long is left out in its middle, and an ampersand is one.</param>
    public void Label(int id, string text, int x, int y, int width, int height = 9, bool isPath = false) =>
        Control(0x82, isPath ? 0x8080u : 0, id, text, x, y, width, height);

    public void Button(int id, string text, int x, int y, int width, bool isDefault = false) =>
        Control(0x80, (isDefault ? 1u : 0) | TabStop | Group, id, text, x, y, width, 14);

    public void CheckBox(int id, string text, int x, int y, int width) => Control(0x80, 3 | 0x4000 | TabStop, id, text, x, y, width, 10);

    public void Edit(int id, int x, int y, int width) => Control(0x81, 0x80 | Border | TabStop, id, "", x, y, width, 12);

    /// <summary>A choice that drops down.</summary>
    public void Choice(int id, int x, int y, int width) => Control(0x85, 3 | Scrolls | TabStop, id, "", x, y, width, 80);

    /// <summary>A list of lines, of which one is chosen; Windows makes it a little lower, so that no line is cut.</summary>
    public void List(int id, int x, int y, int width, int height) =>
        Control(0x83, 1 | Scrolls | Border | TabStop, id, "", x, y, width, height);

    /// <summary>The finished template.</summary>
    public byte[] ToArray()
    {
        var done = bytes.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(done.AsSpan(CountAt), count);
        return done;
    }

    private void Control(ushort kind, uint style, int id, string text, int x, int y, int width, int height)
    {
        while (bytes.Count % 4 != 0)
            bytes.Add(0);
        Long(0);
        Long(0);
        Long(Child | Visible | style);
        Place(x, y, width, height);
        Long((uint)id);
        Word(0xFFFF);
        Word(kind);
        Text(text);
        Word(0);
        count++;
    }

    private void Place(int x, int y, int width, int height)
    {
        foreach (var number in (ReadOnlySpan<int>)[x, y, width, height])
            Word((ushort)number);
    }

    private void Text(string text) => bytes.AddRange(Encoding.Unicode.GetBytes(text + "\0"));

    private void Word(ushort value) => bytes.AddRange([(byte)value, (byte)(value >> 8)]);

    private void Long(uint value)
    {
        Word((ushort)value);
        Word((ushort)(value >> 16));
    }
}
