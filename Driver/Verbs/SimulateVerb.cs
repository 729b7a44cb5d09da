using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.Driver.Verbs;

/// <summary>Puts a simulated body on the network, or on a USB/IP port, for any program that knows real ones.</summary>
internal static class SimulateVerb
{
    public static readonly Verb Row = new("simulate", "Serve a simulated camera to other programs, over PTP/IP and USB/IP", command =>
    {
        var model = command.Argument<string?>("model",
            $"BODY.json of `info --save`, a zip of `try`, or one of {string.Join(", ", SimulatedBodies.All.Select(b => b.Model))}",
            ArgumentArity.ZeroOrOne);
        var list = command.Flag("--list", "The bodies and on what each rests, instead of serving one");
        var ptpIp = command.Option<int?>("--ptpip", $"Port for PTP/IP, 0 for a free one; {PtpIpServer.UsualPort} if neither port is given",
            "PORT");
        var usbIp = command.Option<int?>("--usbip", $"Port for USB/IP, 0 for a free one; usbip itself tries {UsbIpServer.UsualPort}",
            "PORT");
        var bind = command.Option<string?>("--bind", "Address to listen on; 127.0.0.1 without it", "ADDRESS");
        var set = command.Option<string[]>("--set", "What a dial of the body stands on, in the wire's numbers: ShutterSpeed=0 is Bulb",
            "PROPERTY=NUMBER");
        var simulation = new SimulationOptions(command);
        var benchmark = command.Flag("--benchmark",
            "Prepared pictures and live frames, as fast as asked: to measure the way, not the body");
        var shared =
            command.Flag("--shared",
                "A second program may connect while one is: `watch` beside another one, which real bodies do not allow");
        return (given, terminal) =>
        {
            if (given.GetValue(list))
                return List(terminal);
            var simulated =
                simulation.Read(given,
                    [given.GetValue(model) ?? throw new UsageException("Which body? `simulate --list` has them; or name a BODY.json")]);
            var options = new SimulatorOptions
            {
                Faults = simulated.Faults ?? [], ClockDivisor = simulated.ClockDivisor, IsBenchmark = given.GetValue(benchmark),
                TakesGuests = given.GetValue(shared), HasSmallPictures = simulated.HasSmallPictures,
                HasMask = simulated.HasMask,
            };
            var camera = new SimulatedCamera(SimulatedBodies.Named(simulated.Models[0]), terminal.Clock, options.With(simulated.Mount));
            foreach (var dial in given.GetValue(set) ?? [])
                Turn(camera, dial);
            var (first, second) = (given.GetValue(ptpIp), given.GetValue(usbIp));
            return Serve(terminal, new(camera, AddressOf(given.GetValue(bind)), first ?? (second is null ? PtpIpServer.UsualPort : null),
                second));
        };
    });

    private static int List(Terminal terminal)
    {
        Tables.Print(terminal, ["body", "firmware", "protocol", "rests on"], SimulatedBodies.All.Select(body => new[]
        {
            body.Model, body.Firmware, body.Speaks3 ? "3.00" : "2.00", body.RestsOn,
        }));
        return ExitCode.Done;
    }

    private sealed record Plan(SimulatedCamera Camera, IPAddress Address, int? PtpIp, int? UsbIp);

    private static int Serve(Terminal terminal, Plan plan)
    {
        using var ptpIp = plan.PtpIp is { } first ? Open(first, at => new PtpIpServer(plan.Camera, at, terminal.Clock)) : null;
        using var usbIp = plan.UsbIp is { } second ? Open(second, at => new UsbIpServer(plan.Camera, at, terminal.Clock)) : null;
        if (ptpIp is not null)
            terminal.Out.WriteLine($"{plan.Camera.Body.Model} (simulated) on ptpip:{plan.Address}:{ptpIp.Port}");
        if (usbIp is not null)
            terminal.Out.WriteLine($"{plan.Camera.Body.Model} (simulated) on usbip:{plan.Address}:{usbIp.Port} bus id 1-1");
        terminal.Out.Flush();
        terminal.Say("Ctrl-C ends it");
        terminal.Clock.Sleep(TimeSpan.MaxValue, terminal.Stop);
        foreach (var taken in plan.Camera.Exposures)
            terminal.Say(Describe(taken));
        return ExitCode.Done;

        T Open<T>(int port, Func<IPEndPoint, T> open)
        {
            try
            {
                return open(new(plan.Address, port));
            }
            catch (SocketException error)
            {
                throw new FailedException(
                    $"Port {port} on {plan.Address} cannot be listened on: {error.Message}. Choose another, or 0 for a free one", error);
            }
        }
    }

    /// <summary>The truth about an exposure, for whoever wants to hold a program's own account against it.</summary>
    private static string Describe(TakenExposure taken) => string.Create(CultureInfo.InvariantCulture,
        $"exposure {taken.Counter}: {taken.Opened.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z, {taken.Seconds:0.######} s, ")
        + $"ISO {taken.Iso}, {(taken.Light ? "light" : "dark")}";

    private static IPAddress AddressOf(string? text) => text is null ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw new UsageException(
            $"\"{text}\" is no address to listen on: write 127.0.0.1 for this computer alone, 0.0.0.0 for the whole network");

    private static void Turn(SimulatedCamera camera, string dial)
    {
        var parts = dial.Split('=', 2);
        var property = SonyProperty.All.FirstOrDefault(p => p.Name.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        var number = parts.Length < 2 ? "" : parts[1];
        var isHex = number.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var style = isHex ? NumberStyles.HexNumber : NumberStyles.AllowLeadingSign;
        if (property is null || !long.TryParse(isHex ? number[2..] : number, style, CultureInfo.InvariantCulture, out var value))
            throw new UsageException(
                $"\"{dial}\" sets nothing: write PROPERTY=NUMBER with a name as `info` shows it, as in ShutterSpeed=0");
        if (!camera.Has(property))
            throw new UsageException(
                $"\"{dial}\" sets nothing: the {camera.Body.Model} has no {property}. `info --camera sim:{camera.Body.Model}` shows "
                    + "what it has");
        camera.Turn(property, value);
    }
}
