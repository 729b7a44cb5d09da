using System.Text;
using SonyAlpha.ConformanceTests.Arw.Generator;
using SonyAlpha.ConformanceTests.Captures;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.ConformanceTests.Support;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Telemetry;
using SonyAlpha.Driver.Verbs;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Arw;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Security;

/// <summary>A camera, a file or a capture may be anybody's: what stands in it must not speak to the terminal that shows it.</summary>
public sealed class TerminalTests
{
    /// <summary>Clears the screen, sets the window's title, turns writing round, and begins a line of its own.</summary>
    private const string Orders = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\r\nok";

    [Test]
    public void Orders_in_an_ARW_file_reach_no_terminal()
    {
        using var scratch = new Scratch();
        var file = new GeneratedFile(ArwEncoding.Uncompressed, 64, 64, Content.Sky, 1).Make().File;
        var at = file.AsSpan().IndexOf("ILCE-7M3 v1.00"u8);
        "A\u001b[2J\nB: ok\u0007"u8.CopyTo(file.AsSpan(at));
        file.AsSpan(at + 11, 3).Fill((byte)' ');
        AssertPlain(Typed.Run("raw", "--info", scratch.Write("x.arw", file)), @"\u001b[2J");
    }

    [Test]
    public void Orders_in_the_name_of_a_body_reach_no_terminal([Values("info", "list", "doctor")] string verb)
    {
        using var scratch = new Scratch();
        var body = scratch.Write("body.json", []);
        Typed.In(Folders.Below(scratch.Folder), "info", "--camera", "sim:SIM-640", "--save", body);
        File.WriteAllText(body, File.ReadAllText(body)
            .Replace("SIM-640", "SIM-640\\u001b[2J\\u001b]0;owned\\u0007\\u202e\\nok", StringComparison.Ordinal));
        string[] camera = verb == "list" ? [] : ["--camera", $"sim:{body}"];
        AssertPlain(Typed.In(Folders.Below(scratch.Folder), [verb, .. camera]), "");
    }

    [Test]
    public void Orders_in_a_capture_reach_no_terminal()
    {
        using var scratch = new Scratch();
        var dialogue = Dialogue.Session.Select(step => step.Operation == 0x1001
            ? step with { In = Rename(step.In!, "ILCE-7M4", "A\u001b[2J\nB\u0007") } : step);
        var usb = new UsbRendering(LinkType.UsbPcap);
        usb.Add(dialogue);
        AssertPlain(Typed.Run("decode", scratch.Write("c.pcap", CaptureWriter.Pcap(LinkType.UsbPcap, usb.Packets))),
            @"A\u001b[2J\u000aB\u0007");
    }

    [Test]
    public void Orders_in_the_table_of_a_night_reach_no_terminal()
    {
        using var scratch = new Scratch();
        var folders = Folders.Below(scratch.Folder);
        new NightLog(folders.Nights, Assert.Fail).Add(new(
            DateTimeOffset.Parse("2026-11-21T22:00:00Z", null), $"ILCE{Orders}", 1, 300, 800, FrameKind.Light, "bulb", 0.5, 1, 1, 0.05,
            25_000_000,
            "USB", Outcome: Orders));
        AssertPlain(Typed.In(folders, "report"), @"\u001b[2J");
    }

    [Test]
    public void Orders_in_an_error_reach_no_terminal() => AssertPlain(Typed.Run("raw", $"/nowhere/{Orders}"), @"\u001b[2J");

    [Test]
    public void A_table_that_is_drawn_has_lines_and_colours_of_its_own_and_no_others()
    {
        using StringWriter output = new(), error = new();
        Terminal terminal = new(output, error, Clock.Real, default) { IsOutputSeen = true };
        Tables.Print(terminal, ["model"], [[Orders]]);
        Assert.That(output.ToString(),
            Does.Contain("model").And.Not.Contain("\u001b[2J").And.Not.Contain("\u0007").And.Not.Contain("\u202e"));
    }

    private static void AssertPlain(Typed said, string visible)
    {
        var all = said.Out + said.Error;
        Assert.That(all.Where(c => PlainText.GivesOrders(c) && c is not ('\n' or '\t')), Is.Empty);
        Assert.That(all.Split('\n'), Has.None.StartsWith("ok").And.None.StartsWith("B"));
        Assert.That(all, Does.Contain(visible));
    }

    private static byte[] Rename(byte[] bytes, string from, string to)
    {
        var at = bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(from));
        var renamed = bytes.ToArray();
        Encoding.Unicode.GetBytes(to.PadRight(from.Length)).CopyTo(renamed, at);
        return renamed;
    }
}
