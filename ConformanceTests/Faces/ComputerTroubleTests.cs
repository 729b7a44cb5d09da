using System.Net;
using System.Net.Sockets;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Verbs;

namespace SonyAlpha.ConformanceTests.Faces;

/// <summary>What a computer refuses comes with what to do, and with no name of a class.</summary>
public sealed class ComputerTroubleTests
{
    [TestCase("usb:1-2")]
    [TestCase("usb:")]
    public void A_camera_that_is_not_attached_is_looked_for_at_its_cable_power_and_USB_mode(string id)
    {
        var run = Typed.Run("info", "--camera", id);
        if (run.Error.Contains("There are: usb:", StringComparison.Ordinal))
            Assert.Ignore("A camera is attached to this computer, or libusb is not installed");
        Assert.That(run.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(run.Error,
            Does.Contain(id).And.Contain("cable").And.Contain("power").And.Contain("USB mode to PC Remote").And.Not.Contain("sim:"));
    }

    [Test]
    public void A_simulated_body_that_there_is_not_comes_with_those_that_there_are() =>
        Assert.That(Typed.Run("info", "--camera", "sim:ILCE-9").Error,
            Does.Contain("There is no camera sim:ILCE-9. There are: sim:ILCE-6000").And.Contain("sim:BODY.json"));

    [Test]
    public void An_address_of_another_computer_is_named_with_those_of_this_one()
    {
        var run = Typed.Run("serve", "--simulate", "SIM-640", "--bind", "192.0.2.1", "--port", "0");
        Assert.That(run.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(run.Error, Does.Contain("192.0.2.1 is no address of this computer").And.Contain("127.0.0.1").And.Contain("--bind"));
    }

    [Test]
    public async Task A_port_that_needs_rights_says_so() =>
        Assert.That(await PortHolder.Describe([IPAddress.Loopback], 80, new SocketException((int)SocketError.AccessDenied)),
            Does.Contain("Port 80 needs more rights").And.Contain("--port"));

    [Test]
    public void A_folder_that_may_not_be_written_comes_with_another_one() =>
        Assert.That(Failures.Sentence(new UnauthorizedAccessException("Access to the path '/home/a/.local' is denied.")),
            Does.Contain("/home/a/.local").And.Contain("the right to write there").And.Contain("XDG_STATE_HOME"));

    [Test]
    public void Settings_that_cannot_be_kept_hide_no_camera_and_are_told_with_what_to_do()
    {
        var (file, state) = (Path.GetTempFileName(), Directory.CreateTempSubdirectory("sonyalpha-"));
        try
        {
            var folders = Folders.Below(state.FullName) with { Settings = Path.Combine(file, "config") };
            using Station station = new(folders, SonyAlpha.SonyProtocol.Clock.Real, new(["SIM-640"]));
            station.OfferSimulated(default);
            Assert.That(station.Bodies.Found, Has.None.Property("Id").EqualTo("ptpip:"));
            Assert.That(station.LogLines.Lines,
                Has.One.Contains("cannot be kept in").And.Contains(file).And.Contains("name another folder"));
        }
        finally
        {
            File.Delete(file);
            state.Delete(recursive: true);
        }
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_file_that_cannot_be_made_is_named_as_it_was_asked_for()
    {
        var run = Typed.Run("bundle", "--out", "/nowhere/to/be/found/bundle.zip");
        Assert.That(run.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(run.Error, Does.Contain("/nowhere/to/be/found/bundle.zip").And.Not.Contain(".part"));
    }

    [Test]
    public void A_home_that_is_a_file_is_told_in_a_sentence()
    {
        var file = Path.GetTempFileName();
        try
        {
            var run = Typed.In(Folders.Below(Path.Combine(file, "home")), "settings", "port", "11200");
            Assert.That(run.Code, Is.EqualTo(ExitCode.Failed));
            Assert.That(run.Error,
                Does.StartWith("sonyalpha: ").And.Contain(file).And.Not.Contain("Exception").And.Not.Contain("not foreseen"));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
