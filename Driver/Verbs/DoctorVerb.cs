namespace SonyAlpha.Driver.Verbs;

/// <summary>Looks for what spoils a night, before the night does.</summary>
internal static class DoctorVerb
{
    private static readonly TimeSpan RepairTime = TimeSpan.FromSeconds(20);

    public static readonly Verb Row = new("doctor", "Look for settings of a camera that spoil a night, and say how to mend them", command =>
    {
        var camera = command.Camera();
        var simulation = new SimulationOptions(command);
        var repair = command.Flag("--repair", "Put right what the camera lets a program put right");
        return (given, terminal) =>
        {
            using var station = new Station(terminal.Folders, terminal.Clock, simulation.Read(given));
            return CameraVerb.With(given.GetValue(camera), station, terminal, session =>
            {
                if (given.GetValue(repair))
                {
                    foreach (var done in session.Shared.Repair(RepairTime))
                        terminal.Say(done);
                }

                var findings = session.Shared.Examine();
                foreach (var finding in findings)
                    terminal.Print($"{finding.Sentence}. {finding.Advice}", $"{finding.Severity.ToString().ToLowerInvariant()}: ");
                if (!given.GetValue(repair) && findings.Count(f => f.Remedy is not null) is > 0 and var mendable)
                    terminal.Say($"`doctor --repair` puts {mendable} of them right: the camera lets a program set that");
                terminal.Say(findings.Count == 0 ? "Nothing stands wrong in its settings. `expose` or `try` shows whether its shutter opens"
                    : "The guide explains each: on the page, /help/troubles");
                return findings.Any(f => f.Severity == Severity.Fault) ? ExitCode.Failed : ExitCode.Done;
            });
        };
    });
}
