using SonyAlpha.Driver;
using SonyAlpha.Simulator;
using SonyAlpha.SonyProtocol;

namespace SonyAlpha.ConformanceTests.Lenses;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FocuserTests
{
    private const string Kit = "E PZ 16-50mm F3.5-5.6 OSS";

    public static string[] FiveLenses => [Kit, "FE 20mm F1.8 G", "FE 90mm F2.8 Macro G OSS", "85mm F1.4 DG DN | Art 020", "AF 12mm F2.0"];

    [Test]
    public void Nothing_moves_at_connect_and_the_place_is_the_middle_of_the_scale()
    {
        using var bench = new FocusBench();
        var before = bench.Place;
        using var client = bench.Connect();
        bench.Night.Clock.Sleep(TimeSpan.FromMinutes(1));
        Assert.That(bench.Place, Is.EqualTo(before));
        Assert.That(client.Focuser.Position, Is.EqualTo(client.Focuser.MaxStep / 2));
        Assert.That(bench.Night.Log, Has.Some.Contains("nobody knows where the lens stands"));
    }

    [TestCaseSource(nameof(FiveLenses))]
    public void A_hundred_random_moves_and_the_same_number_is_the_same_focus_within_one_smallest_move(string lens)
    {
        using var bench = new FocusBench(lens);
        using var client = bench.Connect();
        client.Focuser.Home();
        bench.Await(client);
        var spread = SpreadOf(bench, position => bench.Move(client, position), client.Focuser.MaxStep);
        TestContext.Out.WriteLine($"{lens}: spread {spread:0.000} moves of size 1");
        Assert.That(spread, Is.LessThanOrEqualTo(1));
    }

    /// <summary>Out in tens and hundreds, back as it comes: each size counted as a multiple of the smallest (KStars,
    /// indi-3rdparty#1341).</summary>
    [TestCaseSource(nameof(FiveLenses))]
    public void The_naive_mixture_of_sizes_fails_the_same_test(string lens)
    {
        using var bench = new FocusBench(lens);
        using var client = bench.Connect();
        client.Focuser.Home();
        bench.Await(client);
        NaiveFocuser naive = new(bench);
        var spread = SpreadOf(bench, naive.Move, client.Focuser.MaxStep);
        TestContext.Out.WriteLine($"{lens}: spread {spread:0.0} moves of size 1");
        Assert.That(spread, Is.GreaterThan(10));
    }

    [Test]
    public void Each_move_ends_at_exactly_the_number_that_was_asked_for_and_beyond_the_ends_at_the_ends()
    {
        using var bench = new FocusBench();
        using var client = bench.Connect();
        foreach (var position in (int[])[0, 17, 100, 99, client.Focuser.MaxStep, 3])
        {
            bench.Move(client, position);
            Assert.That(client.Focuser.Position, Is.EqualTo(position));
        }

        bench.Move(client, -10);
        Assert.That(client.Focuser.Position, Is.Zero);
        bench.Move(client, client.Focuser.MaxStep + 10);
        Assert.That(client.Focuser.Position, Is.EqualTo(client.Focuser.MaxStep));
        Assert.That(SaidOfEnds(bench), Is.EqualTo(2));
    }

    [Test]
    public void A_target_beyond_an_end_is_said_once_until_a_place_of_the_scale_was_asked_for()
    {
        using var bench = new FocusBench();
        using var client = bench.Connect();
        foreach (var (target, said) in new[] { (-1, 1), (-1, 1), (-500, 1), (0, 1), (-1, 2), (9999, 3), (10_000, 3), (-1, 4) })
        {
            bench.Move(client, target);
            Assert.That(SaidOfEnds(bench), Is.EqualTo(said), $"{target}");
        }
    }

    private static int SaidOfEnds(FocusBench bench) =>
        bench.Night.Log.Count(line => line.Contains("and goes to its end at", StringComparison.Ordinal));

    [Test]
    public void Halt_stops_within_200_milliseconds_between_two_moves_and_the_next_move_is_as_true_as_before()
    {
        using var bench = new FocusBench("FE 90mm F2.8 Macro G OSS");
        using var client = bench.Connect();
        client.Focuser.Home();
        bench.Await(client);
        bench.Move(client, 500);
        var true500 = bench.Place;
        client.Focuser.Move(9000);
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(4.321));
        client.Focuser.Halt();
        bench.Night.Clock.Sleep(TimeSpan.FromMilliseconds(200));
        Assert.That(client.Focuser.IsMoving, Is.False);
        Assert.That(client.Focuser.Position, Is.InRange(501, 8999));
        bench.Move(client, 500);
        Assert.That(bench.Place, Is.EqualTo(true500).Within(1));
    }

    [Test]
    public void No_lens_moves_while_the_shutter_is_open_and_no_shutter_opens_while_the_lens_moves()
    {
        using var bench = new FocusBench();
        using var camera = bench.Night.Connect();
        using var client = bench.Connect();
        camera.Camera.StartExposure(20, true);
        bench.Await(() => camera.Camera.CameraState == CameraState.Exposing);
        var before = bench.Place;
        client.Focuser.Move(20);
        while (!camera.Camera.ImageReady)
        {
            Assert.That((client.Focuser.IsMoving, bench.Place), Is.EqualTo((true, before)));
            bench.Night.Clock.Sleep(TimeSpan.FromMilliseconds(100));
        }

        bench.Await(() => bench.Body.IsLensMoving);
        camera.Camera.StartExposure(1, true);
        bench.Await(client);
        bench.Night.AwaitImage(camera);
        Assert.That(client.Focuser.Position, Is.EqualTo(20));
        Assert.That(bench.Body.Exposures[^1].Focus, Is.EqualTo(Blur(bench)).Within(0.2), "as it stands at the end of the move");
    }

    [TestCase("ILCE-7M4", TestName = "A_body_that_does_not_list_the_focus_drive_and_obeys_it_is_a_focuser")]
    [TestCase("SIM-640V2", TestName = "A_body_of_protocol_2_is_a_focuser")]
    public void A_body_is_a_focuser(string model)
    {
        using var bench = new FocusBench(model: model, options: new() { Lens = Kit });
        using var client = bench.Connect();
        var before = bench.Place;
        bench.Move(client, client.Focuser.Position + 20);
        Assert.That(bench.Place, Is.EqualTo(before + 20).Within(4));
    }

    [Test]
    public void A_body_that_knows_three_speeds_only_is_as_true_as_the_others()
    {
        using var bench = new FocusBench("FE 20mm F1.8 G", simulator: new() { FocusSpeeds = [1, 3, 7] });
        using var client = bench.Connect();
        client.Focuser.Home();
        bench.Await(client);
        Assert.That(SpreadOf(bench, position => bench.Move(client, position), client.Focuser.MaxStep), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void A_body_that_takes_positions_is_sent_to_them()
    {
        using var bench = new FocusBench(simulator: new() { TakesFocusPositions = true });
        using var client = bench.Connect();
        Assert.That(client.Focuser.MaxStep, Is.EqualTo(1000));
        Assert.That(client.Focuser.Position, Is.EqualTo(720).Within(1));
        bench.Move(client, 300);
        Assert.That((client.Focuser.Position, bench.Place), Is.EqualTo((300, 0.3 * 264)));
    }

    [Test]
    public void A_body_that_cannot_drive_a_focus_says_so_to_who_connects_and_its_camera_works()
    {
        using var bench = new FocusBench(model: "ILCE-6000");
        Assert.That(() => bench.Connect(), Throws.TypeOf<AscomException>().With.Message.Contains("0xD2D1"));
        using var camera = bench.Night.Connect();
        Assert.That(() => bench.Connect(), Throws.TypeOf<AscomException>().With.Message.Contains("0xD2D1"));
        Assert.That((camera.Connected, bench.Device.IsOffered), Is.EqualTo((true, false)));
    }

    [Test]
    public void Without_a_lens_there_is_no_focuser()
    {
        using var bench = new FocusBench(lens: "");
        Assert.That(() => bench.Connect(), Throws.TypeOf<AscomException>().With.Message.Contains("no lens"));
    }

    [Test]
    public void Off_MF_a_move_fails_and_says_what_to_do()
    {
        using var bench = new FocusBench();
        using var client = bench.Connect();
        bench.Body.Turn(SonyProperty.FocusMode, 2);
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(2));
        client.Focuser.Move(100);
        Assert.That(() => bench.Await(client), Throws.TypeOf<AscomException>().With.Message.Contains("MF"));
    }

    [TestCase("the focus was on automatic")]
    [TestCase("by hand")]
    [TestCase("another lens")]
    [TestCase("the body was away")]
    public void A_position_that_is_lost_is_said_once_and_the_focus_is_left_where_it_is(string how)
    {
        using var bench = new FocusBench();
        using var client = bench.Connect();
        bench.Move(client, 60);
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(5));
        var before = Disturb(bench, how);
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(30));
        Assert.That(bench.Place, Is.EqualTo(before), "nothing moves by itself");
        Assert.That(client.Focuser.Position, Is.EqualTo(client.Focuser.MaxStep / 2));
        Assert.That(bench.Night.Log.Count(line => line.Contains("not known any more: ", StringComparison.Ordinal)
            && line.Contains(how, StringComparison.Ordinal)), Is.EqualTo(1), string.Join('\n', bench.Night.Log));
    }

    [Test]
    public void With_home_lens_on_a_position_that_was_lost_is_found_again()
    {
        using var bench = new FocusBench(options: new() { HomesLens = true });
        using var client = bench.Connect();
        bench.Await(client);
        bench.Move(client, 60);
        var place = bench.Place;
        Disturb(bench, "the body was away");
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(60));
        bench.Await(client);
        Assert.That((client.Focuser.Position, client.Focuser.IsPositionKnown), Is.EqualTo((60, true)));
        Assert.That(bench.Place, Is.EqualTo(place).Within(0.01));
    }

    [Test]
    public void A_lens_that_does_not_move_is_found_out_where_it_tells_its_place()
    {
        using var bench = new FocusBench();
        using var client = bench.Connect();
        bench.Body.Misbehave("lens-stalls");
        client.Focuser.Move(20);
        Assert.That(() => bench.Await(client), Throws.TypeOf<AscomException>().With.Message.Contains("does not obey"));
    }

    [Test]
    public void A_lens_is_learned_from_the_place_that_it_tells_and_kept()
    {
        using var bench = new FocusBench("FE 24-105mm F4 G OSS");
        using var client = bench.Connect();
        client.Focuser.Learn();
        bench.Await(client);
        var truth = SimulatedLenses.Named("FE 24-105mm F4 G OSS");
        for (var size = 1; size <= 7; size++)
            Assert.That(client.Focuser.Scale.Moves[size - 1], Is.EqualTo(truth.Moves[size - 1]).Within(8).Percent, $"size {size}");
        Assert.That(client.Focuser.Scale.Spread, Has.Count.EqualTo(7));
    }

    [TestCase("learning", 20)]
    [TestCase("learning", 2)]
    [TestCase("homing", 1)]
    public void A_lens_that_was_halted_in_the_middle_of_it_stands_nobody_knows_where(string what, int seconds)
    {
        using var bench = new FocusBench("FE 90mm F2.8 Macro G OSS");
        using var client = bench.Connect();
        client.Focuser.Home();
        bench.Await(client);
        bench.Move(client, 5000);
        if (what == "learning")
            client.Focuser.Learn();
        else
            client.Focuser.Home();
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(seconds));
        client.Focuser.Halt();
        bench.Await(client);
        var glass = bench.Place;
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(10));
        Assert.That((client.Focuser.IsPositionKnown, client.Focuser.Position), Is.EqualTo((false, client.Focuser.MaxStep / 2)));
        Assert.That(bench.Place, Is.EqualTo(glass), "nothing moves by itself");
        Assert.That(bench.Night.Log, Has.Some.Contains("was broken off"));
    }

    [Test]
    public void A_relative_focuser_has_no_position_and_moves_by_distances()
    {
        using var bench = new FocusBench(options: new() { IsFocuserRelative = true });
        using var client = bench.Connect();
        Assert.That(client.Focuser.Absolute, Is.False);
        Assert.That(() => client.Focuser.Position,
            Throws.TypeOf<AscomException>().With.Property("Number").EqualTo(AscomErrors.NotImplementedNumber));
        var before = bench.Place;
        bench.Move(client, 15);
        bench.Move(client, 15);
        Assert.That(bench.Place, Is.EqualTo(before + 30).Within(4));
    }

    [Test]
    public void A_position_is_believed_at_the_next_start_of_a_lens_that_tells_the_same_place()
    {
        using var bench = new FocusBench();
        Leave(bench, 60);
        var glass = bench.Place;
        using var client = NextStart(bench);
        Assert.That((client.Focuser.Position, client.Focuser.IsPositionKnown), Is.EqualTo((60, true)), string.Join('\n', bench.Night.Log));
        client.Focuser.Move(100);
        bench.Await(client);
        client.Focuser.Move(60);
        bench.Await(client);
        Assert.That(bench.Place, Is.EqualTo(glass).Within(0.01));
    }

    [TestCase("the power was off")]
    [TestCase("another lens")]
    [TestCase("turned by hand")]
    [TestCase("turned by hand while the program was there")]
    [TestCase("the program died in a move")]
    [TestCase("the lens tells no place")]
    public void A_position_is_not_believed_at_the_next_start_when(string what)
    {
        using var bench = new FocusBench(what == "the lens tells no place" ? "AF 12mm F2.0" : Kit);
        Leave(bench, 60, client =>
        {
            if (what == "turned by hand while the program was there")
                bench.Body.TurnRing(40);
            if (what == "the program died in a move")
                client.Focuser.Move(160);
            bench.Night.Clock.Sleep(TimeSpan.FromSeconds(2));
        });
        switch (what)
        {
            case "the power was off":
                bench.Body.TakeBatteryOut();
                bench.Body.PlugIn();
                break;
            case "another lens":
                bench.Body.Lens = SimulatedLenses.Named("FE 20mm F1.8 G");
                break;
            case "turned by hand":
                bench.Body.TurnRing(20);
                break;
        }

        var glass = bench.Place;
        using var next = NextStart(bench);
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(10));
        Assert.That((next.Focuser.Position, next.Focuser.IsPositionKnown), Is.EqualTo((next.Focuser.MaxStep / 2, false)));
        Assert.That(bench.Place, Is.EqualTo(glass), "nothing moves by itself");
    }

    [Test]
    public void A_focuser_that_connects_to_a_body_which_is_open_already_finds_its_position_where_the_user_wants_that()
    {
        using var bench = new FocusBench(options: new() { HomesLens = true });
        using var camera = bench.Night.Connect();
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(10));
        using var client = bench.Connect();
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(60));
        Assert.That((client.Focuser.Position, client.Focuser.IsPositionKnown), Is.EqualTo((0, true)), string.Join('\n', bench.Night.Log));
    }

    [Test]
    public void No_lens_moves_while_the_body_ends_an_exposure_whose_wire_broke()
    {
        using var bench = new FocusBench();
        using var camera = bench.Night.Connect();
        using var client = bench.Connect();
        camera.Camera.StartExposure(30, true);
        bench.Await(() => camera.Camera.CameraState == CameraState.Exposing);
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(2));
        bench.Body.PullCable();
        camera.Dispose();
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(2));
        bench.Body.PlugIn();
        bench.Await(() => bench.Device.Whole.Link is Link.Open);
        Assert.That(bench.Device.Whole.ShutterLeft, Is.GreaterThan(TimeSpan.FromSeconds(2)), "the body is back while its shutter is open");
        bench.Move(client, 20);
        Assert.That(bench.Body.Exposures[^1].LensMoved, Is.False);
        Assert.That(client.Focuser.Position, Is.EqualTo(20));
    }

    private static void Leave(FocusBench bench, int position, Action<FocuserSession>? before = null)
    {
        using var client = bench.Connect();
        client.Focuser.Home();
        bench.Await(client);
        bench.Move(client, position);
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(5));
        before?.Invoke(client);
    }

    /// <summary>The driver as it is when its program has been started anew, before the same body.</summary>
    private static FocuserSession NextStart(FocusBench bench)
    {
        bench.Night.Clock.Sleep(TimeSpan.FromSeconds(10));
        var session = ((Focuser)bench.Night.Serve(bench.Night.Bus).Offered[0].Whole.Find(Focuser.Row)!).NewSession();
        session.Connected = true;
        return session;
    }

    private static double Blur(FocusBench bench) =>
        Math.Clamp(SonyAlpha.Simulator.Sky.BestFocus + bench.Place - bench.Body.Lens!.SharpAt, 0, 100);

    private static double Disturb(FocusBench bench, string how)
    {
        switch (how)
        {
            case "the focus was on automatic":
                bench.Body.Turn(SonyProperty.FocusMode, 2);
                bench.Night.Clock.Sleep(TimeSpan.FromSeconds(5));
                bench.Body.Turn(SonyProperty.FocusMode, 1);
                break;
            case "by hand":
                bench.Body.TurnRing(30);
                break;
            case "another lens":
                bench.Body.Lens = SimulatedLenses.Named("FE 20mm F1.8 G");
                break;
            default:
                bench.Body.PullCable();
                bench.Night.Clock.Sleep(TimeSpan.FromSeconds(5));
                bench.Body.PlugIn();
                break;
        }

        return bench.Place;
    }

    /// <summary>A hundred random moves, and after each one to one of three places: how far apart the glass was at the same of
    /// them.</summary>
    private static double SpreadOf(FocusBench bench, Action<int> move, int most)
    {
        Random dice = new(7);
        int[] places = [most / 4, most / 2, most * 7 / 8];
        var seen = places.ToDictionary(p => p, _ => new List<double>());
        for (var i = 0; i < 100; i++)
        {
            move(dice.Next(most + 1));
            var place = places[dice.Next(places.Length)];
            move(place);
            seen[place].Add(bench.Place);
        }

        return seen.Values.Max(s => s.Max() - s.Min());
    }
}
