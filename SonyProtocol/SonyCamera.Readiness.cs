using System.Globalization;

namespace SonyAlpha.SonyProtocol;

/// <summary>From the handshake to a body that can be told something.</summary>
public sealed partial class SonyCamera
{
    // Unconfirmed: [zeros-last] nobody has measured how long a body shows zeros
    private static readonly TimeSpan ZerosPatience = TimeSpan.FromSeconds(5);

    // Unconfirmed: [unlock-lasts] Sony's programs wait without limit for each of these
    private static readonly TimeSpan UnlockPatience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan StagePause = TimeSpan.FromMilliseconds(60);

    /// <summary>A priority that does not show after this time is asked for once more.</summary>
    private static readonly TimeSpan PriorityPatience = TimeSpan.FromMilliseconds(600);

    /// <summary>What this connection changed to be able to expose, and what stood there before: put back at goodbye.</summary>
    private readonly List<(Property Property, Ptp.PtpValue Before, Ptp.PtpValue Now)> changes = [];

    private volatile IReadOnlyList<ReadinessStage> readiness = [];

    /// <summary>When the body reached what, after this connection's handshake. Any thread; empty while it is under way.</summary>
    public IReadOnlyList<ReadinessStage> Readiness => readiness;

    /// <summary>Whether what an exposure rests on says something: drive and focus mode, ISO and shutter speed.</summary>
    private bool IsSane => !Properties.AreZeros
        && Essentials.All(property => Properties[property] is null || Properties.Told(property) is not null);

    private static readonly Property[] Essentials =
        [SonyProperty.StillCaptureMode, SonyProperty.FocusMode, SonyProperty.Iso, SonyProperty.ShutterSpeed];

    private bool ShowsLiveView => Properties.Get(SonyProperty.LiveViewStatus) is LiveViewStatus.On;

    /// <summary>
    /// What a freshly connected body needs before it is asked for anything else: the order of Sony's own example programs for 3.00 (public
    /// copy in i44p/DPED-dataset-tools-v2), each step waited for until the body shows it, within bounds. 2.00 has the first two only.
    /// </summary>
    private void Settle(CancellationToken cancel)
    {
        Refresh(cancel); // a body refuses its first shutter command until 0x9209 was read once (dougforpres.github.io, sony-driver part 3)
        ReleaseButtons(); // nobody knows whether a pulled cable lifts the finger
        var stages = new List<ReadinessStage>();
        // Unconfirmed: [priority-among-zeros] written at once, as Sony's programs do it; shown or written again after the zeros
        var writes = TakePriority();
        Await(ReadinessStage.SaneValues, () => ShowsLiveView || IsSane, BodyTimes.Patience(ZerosPatience, times.Ready));
        var begun = clock.GetTimestamp();
        if (Abilities.IsVersion3 || Properties[SonyProperty.PositionKey] is not null)
            AwaitPriority();
        if (Abilities.IsVersion3)
        {
            // Unconfirmed: [drive-stays-locked] a drive dial keeps it locked for ever (ILCE-1M2 on continuous): then on with what there is
            Await(ReadinessStage.Unlocked,
                () => IsSettable(SonyProperty.StillCaptureMode) && IsSettable(SonyProperty.ExposureProgramMode), Left());
            AwaitValue(ReadinessStage.SingleDrive, SonyProperty.StillCaptureMode, mode => (mode & 0xFFFF) == 1, [1]);
            AwaitValue(ReadinessStage.Destination, SonyProperty.SaveDestination, to => to != (long)SaveDestination.CardOnly,
                [(long)SaveDestination.Computer, (long)SaveDestination.Both]); // an ILCE-1 offers the second only
            if (Properties[SonyProperty.LiveViewStatus] is not null && !Model.NoLiveView)
                Await(ReadinessStage.LiveView, () => ShowsLiveView, Left());
        }

        readiness = [.. stages];

        TimeSpan Left() => BodyTimes.Patience(UnlockPatience, times.Ready) - clock.Since(begun) is { Ticks: > 0 } left
            ? left : TimeSpan.Zero;

        void Await(string name, Func<bool> condition, TimeSpan atMost, int written = 0)
        {
            var start = clock.GetTimestamp();
            Conclude(name, start, condition() || PollPatiently(condition, atMost, StagePause, cancel), written);
        }

        void Conclude(string name, long start, bool isReached, int written)
        {
            var stage = new ReadinessStage(name, clock.Since(connectedAt), clock.Since(start), isReached, written);
            stages.Add(stage);
            note?.Invoke(string.Create(CultureInfo.InvariantCulture,
                $"Ready for use: {name} {(isReached ? "after" : "not within")} {stage.Took.TotalSeconds:0.0} s, "
                    + $"{stage.At.TotalSeconds:0.0} s after the handshake"));
        }

        void AwaitPriority()
        {
            var start = clock.GetTimestamp();
            bool Shown() => Properties[SonyProperty.PositionKey] is null
                || Properties.Get(SonyProperty.PositionKey) is PriorityKey.Application;
            var shown = Shown() || PollPatiently(Shown, PriorityPatience, StagePause, cancel);
            if (!shown)
            {
                var again = TakePriority();
                writes += again;
                shown = again > 0 && PollPatiently(Shown, Left(), StagePause, cancel);
            }

            Conclude(ReadinessStage.Priority, start, shown, writes);
        }

        // a body that stands right, or says nothing, or cannot be told, is left alone
        void AwaitValue(string name, Property property, Predicate<long> isRight, long[] wanted)
        {
            var start = clock.GetTimestamp();
            bool Shown() => Properties.Told(property) is not { } told || isRight((long)told.Current.Number);
            var written = 0;
            if (!Shown() && Properties[property] is { IsWritable: true } description && Candidate(description, wanted) is { } value)
            {
                Remember(property, description.Current, value);
                written = TryWrite(property, value) ? 1 : 0;
            }

            Conclude(name, start, Shown() || (written > 0 && PollPatiently(Shown, Left(), StagePause, cancel)), written);
        }
    }

    /// <summary>
    /// "PC remote overrides dials" (libgphoto2 library.c:758-759). A body of 2.00 is told once and blindly, as Sony's own 2.00 programs do
    /// it, and may refuse; one of 3.00 that does not allow it is driven by its dials.
    /// </summary>
    /// <returns>How often it was written: 0 where the body shows it, or refused.</returns>
    private int TakePriority()
    {
        var key = Properties[SonyProperty.PositionKey];
        if (Properties.Get(SonyProperty.PositionKey) is PriorityKey.Application || (key is null && Abilities.IsVersion3))
            return 0;
        var value = SonyProperty.PositionKey.Write(PriorityKey.Application, key?.Type ?? Ptp.PtpType.UInt8);
        var isTaken = TryWrite(SonyProperty.PositionKey, value, isQuiet: key is null);
        tookPriority |= isTaken && key is not null;
        return isTaken ? 1 : 0;
    }

    private bool IsSettable(Property property) => Properties[property] is null or { IsWritable: true };

    /// <summary>The first of the numbers that the body offers, as the body writes it; the first of all where it has no list. Null if it
    /// offers none.</summary>
    private static Ptp.PtpValue? Candidate(PropertyDescription description, long[] wanted)
    {
        if (description is not { Form: PropertyForm.Enumeration, Offered.Count: > 0 })
            return Ptp.PtpValue.Of(description.Type, wanted[0]);
        foreach (var number in wanted)
        {
            if (description.Offered.Any(choice => choice.Number == number))
                return Ptp.PtpValue.Of(description.Type, number);
        }

        return null;
    }

    private void Remember(Property property, Ptp.PtpValue before, Ptp.PtpValue now)
    {
        var place = changes.FindIndex(change => change.Property == property);
        if (place >= 0)
            changes[place] = (property, changes[place].Before, now);
        else
            changes.Add((property, before, now));
        note?.Invoke($"{property} is changed from {property.Describe(before)} to {property.Describe(now)}, and put back at goodbye");
    }

    /// <summary>Puts back what this connection changed and nobody has changed since.</summary>
    private void PutBack()
    {
        if (changes.Count > 0)
            TryRefresh(LookPatience, CancellationToken.None);
        foreach (var (property, before, now) in changes.AsEnumerable().Reverse())
        {
            if (Properties[property] is { IsWritable: true } description && property.IsSame(description.Current, now))
                Write(property, before);
        }

        changes.Clear();
    }
}
