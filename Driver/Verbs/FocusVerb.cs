namespace SonyAlpha.Driver.Verbs;

/// <summary>Moves the lens, finds its position, learns it, and carries what was learned from one machine to another.</summary>
internal static class FocusVerb
{
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(200);

    public static readonly Verb Row = new("focus", "Move the lens: --to, --by, --home; learn it: --learn; --info", command =>
    {
        var id = command.Camera();
        var to = command.Option<int?>("--to", "Go to this place of the scale; with --home counted from the near end", "N");
        var by = command.Option<int?>("--by", "Go so many smallest moves; negative is near", "N");
        var home = command.Flag("--home", "Go to the near end first, so that the position is known");
        var learn = command.Flag("--learn", "Measure how far the moves of each size go; takes minutes, on a lens that tells its place");
        var info = command.Flag("--info", "The lens, what is known of it, and where it stands");
        var lenses = command.Flag("--lenses", "The lenses that others have learned");
        var export = command.Option<string?>("--export", "Write what is known of the lens to a file", "FILE");
        var import = command.Option<string?>("--import", "Take over such a file", "FILE");
        var simulation = new SimulationOptions(command);
        return (given, terminal) =>
        {
            if (given.GetValue(to) is not null && given.GetValue(by) is not null)
                throw new UsageException("--to and --by cannot both be meant");
            if (given.GetValue(lenses))
                return List(terminal);
            if (given.GetValue(import) is { } file)
                return Import(file, terminal);
            Wanted wanted = new(given.GetValue(to), given.GetValue(by), given.GetValue(home), given.GetValue(learn),
                given.GetValue(export));
            if (wanted == new Wanted(null, null, false, false, null) && !given.GetValue(info))
                throw new UsageException(
                    "focus what? One of --to N, --by N, --home, --learn, --info, --lenses, --export FILE, --import FILE");
            using var station = new Station(terminal.Folders, terminal.Clock, simulation.Read(given), logsToTerminal: true);
            return Focus(station.Choose(given.GetValue(id), terminal.Stop), wanted, terminal);
        };
    });

    private sealed record Wanted(int? To, int? By, bool Home, bool Learn, string? Export);

    private static int Focus(Camera camera, Wanted wanted, Terminal terminal)
    {
        using var session = ((Focuser)camera.Whole.Find(Focuser.Row)!).NewSession();
        session.Connected = true;
        var focuser = session.Focuser;
        if (wanted is { To: not null, Home: false } && !focuser.IsPositionKnown)
            throw new FailedException(
                "Nobody knows where the lens stands: add --home, which goes to the near end first, or move it with --by");
        if (wanted.Learn)
            Run(focuser, focuser.Learn, terminal);
        if (wanted.Home)
            Run(focuser, focuser.Home, terminal);
        if (wanted.To is { } to)
            Run(focuser, () => focuser.MoveTo(to), terminal);
        if (wanted.By is { } by)
            Run(focuser, () => focuser.MoveTo(focuser.Place + by), terminal);
        if (wanted.Export is { } file)
            LensStore.Write(file, focuser.Scale.IsLearned
                ? focuser.Scale : throw new FailedException("Nothing is known of this lens: focus --learn measures it"));
        terminal.Out.WriteLine(focuser.Info);
        return ExitCode.Done;
    }

    /// <summary>Begins with something and waits until it is over, or the user has enough of it.</summary>
    private static void Run(Focuser focuser, Action begin, Terminal terminal)
    {
        begin();
        var last = "";
        while (focuser.IsMoving)
        {
            if (terminal.Stop.IsCancellationRequested)
                focuser.Halt();
            if (focuser.Learning is { } learning && learning.Words != last)
                terminal.Say($"{learning.Percent} %: {last = learning.Words}");
            terminal.Clock.Sleep(LookPause);
        }

        terminal.Stop.ThrowIfCancellationRequested();
    }

    private static int List(Terminal terminal)
    {
        Tables.Print(terminal, ["lens", "moves of size 1 to 7 from end to end"],
            LensTable.All.Select(lens => (string[])[lens.Lens,
                string.Join(", ", lens.Moves.Select(m => FormattableString.Invariant($"{m}")))]));
        return ExitCode.Done;
    }

    private static int Import(string file, Terminal terminal)
    {
        try
        {
            var lens = LensStore.Read(file);
            new LensStore(terminal.Folders.Lenses).Keep(lens);
            terminal.Out.WriteLine(lens.Lens);
            return ExitCode.Done;
        }
        catch (FailedLensException error)
        {
            throw new FailedException(error.Message, error);
        }
    }
}
