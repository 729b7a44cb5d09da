using System.Globalization;
using Serilog;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using Caller = System.Runtime.CompilerServices.CallerMemberNameAttribute;

namespace SonyAlpha.Driver;

/// <summary>IFocuserV4's meaning: the lens before a body as a focuser whose same number is the same focus again, see
/// <see cref="LensScale"/>.</summary>
/// <remarks>Threads: any. Members read what the body's thread publishes, and post moves to it; none waits for the body.</remarks>
public sealed partial class Focuser : Device
{
    /// <summary>Between two looks whether a shutter that closes by itself is closed; a halt waits as long at most.</summary>
    private static readonly TimeSpan ShutterLook = TimeSpan.FromMilliseconds(200);

    /// <summary>No end was asked for that would have to be said.</summary>
    private const int NoEnd = -1;

    private readonly CameraSetup setup;
    private readonly ILogger log;
    private FocusTask? task;
    private long moved;
    private TimeSpan takes;
    private volatile Stand stand = Stand.Nowhere;
    private volatile string? lacks;
    private volatile string? noBacklash;
    private volatile int endSaid = NoEnd;

    /// <summary>The kind's row: all that a face must know.</summary>
    public static DeviceKind Row { get; } = new(
        "Focuser", "Sony Alpha lens", FocuserMembers.All,
        // ASCOMPlatform 7.1.3, ASCOM.DeviceInterface
        [(4, new("4F93D41E-4139-499D-8804-8F2C1A6B9FC0")), (3, new("6451B363-923D-4AF1-99D0-76F38FD852B9")),
            (2, new("E430C8A8-539E-4558-895D-A2F293D946E7"))],
        [new("1B0D9C53-5C0E-4E8A-9C4B-6B1E5E3A7D21"), new("8E61C0F9-2A4D-4F3B-A0E6-57D9B2C81F34")], whole =>
            new Focuser(whole), (choose, clock) => new FocuserSession(choose, clock));

    internal Focuser(CameraBody whole) : base(whole)
    {
        setup = whole.Setup;
        log = setup.Log.ForContext("Camera", setup.Found.Id);
    }

    public override DeviceKind Kind => Row;

    public override string Name => $"Lens of {Whole.Name}";

    public override string Description
    {
        get
        {
            var whole = stand.Scale.Lens.Length > 0 ? $"{stand.Scale.Lens} on {Whole.ModelName}" : Name;
            return whole.Length <= 68 ? whole : whole[..68];
        }
    }

    public override IReadOnlyList<StateValue> DeviceState
    {
        get
        {
            List<StateValue> values = [new("IsMoving", Task is { IsOver: false })];
            if (Absolute)
                values.Add(new("Position", stand.Place));
            values.Add(new("TimeStamp", setup.Clock.GetUtcNow().UtcDateTime));
            return values;
        }
    }

    /// <summary>A body that was seen to have nothing that drives a focus is not in the lists.</summary>
    public override bool IsOffered => lacks is null;

    /// <summary>False where the setting `focuser` says so.</summary>
    public bool Absolute => !Options.IsFocuserRelative;

    /// <exception cref="AscomException">The last move failed; the reason.</exception>
    public bool IsMoving => Task is { } last && (last.Failure is { } failure ? throw failure : !last.IsOver);

    public int MaxStep => stand.LastPlace(Options);

    public int MaxIncrement => MaxStep;

    /// <exception cref="AscomException">The focuser is a relative one.</exception>
    public int Position => Absolute ? stand.Place : throw AscomErrors.NotImplemented("Position", "the setting focuser is relative");

    public double StepSize => throw Unknown("how far the image plane moves differs from lens to lens");

    public bool TempComp
    {
        get => false;
        set
        {
            if (value)
                throw Unknown("a lens has no temperature compensation that can be switched");
        }
    }

    public bool TempCompAvailable => false;

    public double Temperature => throw Unknown("a lens does not tell its temperature");

    /// <summary>The lens, what is known of it, and where it stands: a sentence each.</summary>
    public string Info
    {
        get
        {
            var (scale, known) = (stand.Scale, stand.IsKnown ? "" : ", counted from where it was found, which was taken as the middle");
            var lens = scale.Lens.Length > 0 ? scale.Lens : "a lens that does not tell its name: the setting lens names it";
            return string.Create(CultureInfo.InvariantCulture,
                $"Lens: {lens}\nScale: {Words(scale)}\nBacklash: {BacklashOf(scale)}\nPosition: {stand.Place} of 0 to {MaxStep}{known}");
        }
    }

    public override IReadOnlyList<string> Facts => Whole.Reached is null || lacks is not null ? [] : Info.Split('\n');

    /// <summary>Whether anything is being done with the lens; unlike <see cref="IsMoving"/> it throws nothing.</summary>
    public bool IsBusy => Task is { IsOver: false };

    /// <summary>Why the last move ended before its end; null if it did not.</summary>
    public string? LastFailure => Task?.Failure?.Message;

    /// <summary>What is known of the lens.</summary>
    public LensScale Scale => stand.Scale;

    /// <summary>Whether <see cref="Position"/> is counted from the near end.</summary>
    public bool IsPositionKnown => stand.IsKnown;

    private CameraOptions Options => setup.Options();

    private FocusTask? Task => Volatile.Read(ref task);

    public override FocuserSession NewSession() => new(this);

    /// <summary>Where the lens stands, also where the focuser is a relative one.</summary>
    public int Place => stand.Place;

    /// <summary>Where it is going; where it stands, if it goes nowhere.</summary>
    public int Target => Task is MoveTask { IsOver: false } move ? move.Target : stand.Place;

    /// <summary>Begins to move to a place, also where the focuser is a relative one; see <see cref="Move"/>. What lies beyond an end is
    /// said once, until a place of the scale is asked for: programs ask again and again.</summary>
    public void MoveTo(int place)
    {
        var end = Math.Clamp(place, 0, MaxStep);
        if (end == place)
            endSaid = NoEnd;
        else if (endSaid != end)
        {
            endSaid = end;
            log.Warning("{Camera}: the focus was asked to go to {Target}, and goes to its end at {End}", Id, place, end);
        }

        Begin(Task is HomeTask { IsOver: false, IsHalted: false } ? new HomeTask(this, end) : new MoveTask(this, end));
    }

    /// <summary>Begins to move and returns. A target beyond an end ends there; a new move takes the place of one that is under
    /// way.</summary>
    /// <param name="position">A place, or a distance if the focuser is relative.</param>
    public void Move(int position)
    {
        if (Absolute)
            MoveTo(position);
        else
            Begin(new MoveTask(this, stand.Place + position));
    }

    /// <summary>Stops between two moves of the lens.</summary>
    public void Halt()
    {
        Task?.Halt();
        Whole.Reached?.Wake();
    }

    /// <summary>Begins to go to the near end, and from there to place 0.</summary>
    public void Home() => Begin(new HomeTask(this, 0));

    /// <summary>Begins to measure the lens.</summary>
    /// <exception cref="AscomException">The lens does not tell its place.</exception>
    public void Learn()
    {
        if (Whole.Reached?.FocalPercent is null)
        {
            throw AscomErrors.InvalidOperation("This lens does not tell its place (0xD24C), so that nobody sees when it is at its end: "
                + "import a file that somebody made of it, with focus --import FILE");
        }

        Begin(new LearnTask(this));
    }

    internal override string? Lacking(SonyCamera body) =>
        !body.CanDriveFocus ? $"The {body.Device.Model} does not let a computer drive the focus (it has no 0xD2D1): it is no focuser"
        : body.LensName is "" ? "There is no lens on the body, or none that speaks: there is no focuser. Put the lens on and connect again"
        : null;

    /// <summary>The body may be open already, for a client of another device of it.</summary>
    private protected override void Arrives(DeviceSession session)
    {
        if (Clients > 0 || Link is not Link.Open)
            return;
        wasOpen = true;
        Found();
    }

    /// <summary>What is under way is halted when nobody is there any more who wanted it.</summary>
    private protected override void Forget()
    {
        Halt();
        wasOpen = false;
    }

    private void Begin(FocusTask next)
    {
        Interlocked.Exchange(ref task, next)?.Halt();
        Whole.Reached?.Wake();
        Post(next);
    }

    private void Post(FocusTask next, bool wakes = true) =>
        Whole.Thread.PostMove(new(body => Go(body, next), error => next.End(AscomErrors.Translate(error))), isUnderWay: false, wakes);

    /// <summary>One move, then its turn is over. On the body's thread.</summary>
    private void Go(SonyCamera body, FocusTask mine)
    {
        if (mine.IsOver)
            return;
        if (!mine.IsHalted && Whole.ShutterLeft is { Ticks: > 0 } left)
        {
            body.Listen(left < ShutterLook ? left : ShutterLook);
            Post(mine, wakes: false);
        }
        else if (Advance(body, mine))
            Whole.Thread.PostMove(new(b => Go(b, mine), error => mine.End(AscomErrors.Translate(error))), isUnderWay: true);
    }

    /// <returns>Whether there is more to do.</returns>
    private bool Advance(SonyCamera body, FocusTask mine)
    {
        AwaitLens(body, mine);
        if (mine.IsHalted || Task != mine || mine.Step(body) is not { } pause)
        {
            mine.End();
            return false;
        }

        lastPercent = null; // no idle moment may come between this move and an exposure
        setup.Lenses.Places.Forget(body.Device);
        (moved, takes) = (setup.Clock.GetTimestamp(), pause);
        AwaitLens(body, mine);
        return true;
    }

    /// <summary>No frame is exposed before a lens that lost its position has found it again, where the user wants that.</summary>
    internal override void Prepare(SonyCamera body)
    {
        if ((Interlocked.Exchange(ref awaited, null) ?? Task) is not HomeTask { IsOver: false } homing)
            return;
        try
        {
            while (Advance(body, homing))
            {
            }
        }
        catch (Exception error) when (error is CameraException or PtpException)
        {
            homing.End(AscomErrors.Translate(error));
        }
    }

    /// <summary>Waits until the lens has made its last move, also one of a task that was halted: what comes sooner is lost.</summary>
    private void AwaitLens(SonyCamera body, FocusTask mine)
    {
        while (!mine.IsHalted && takes - setup.Clock.Since(moved) is var left && left > TimeSpan.Zero)
            body.Listen(left);
    }

    private static string Words(LensScale scale) => scale.IsLearned
        ? string.Create(CultureInfo.InvariantCulture, $"from end to end {string.Join(", ", scale.Moves)} moves of size 1 to 7")
        : "not known, so that only the smallest moves are made; focus --learn measures it";

    /// <summary>The lens's backlash in words, or why there is none.</summary>
    internal string Backlash => BacklashOf(Scale);

    private string BacklashOf(LensScale scale) => scale.Backlash is { } moves
        ? string.Create(CultureInfo.InvariantCulture, $"{moves} moves of size 1, of {Options.FocusOvershoot} that each approach has")
        : $"not measured{(noBacklash is { } reason ? $", {reason}" : ": focus --learn does it on stars in live view")}";

    private static AscomException Unknown(string reason, [Caller] string member = "") => AscomErrors.NotImplemented(member, reason);
}
