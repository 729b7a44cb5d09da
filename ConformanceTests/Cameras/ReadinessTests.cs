using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>From the handshake to the first exposure: what a body shows late is waited for, in Sony's order, and not for ever.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ReadinessTests
{
    private static readonly ShutterSpeed TwoSeconds = new(20, 10);

    [TestCase("ILCE-6300", 0x00C8u, 3)]
    [TestCase("SIM-640V2", 0x00C8u, 4.5)]
    [TestCase("ILCE-7M4", 0x012Cu, 3)]
    [TestCase("ILCE-7M4", 0x00C8u, 2)]
    public void The_zeros_after_the_handshake_are_waited_out(string model, uint version, double seconds)
    {
        using var body = new StagedBody(model, version);
        body.Shows = table => body.Age < TimeSpan.FromSeconds(seconds) ? StagedBody.Zeros(table) : table;
        using var camera = body.Connect();
        var sane = camera.Readiness.Single(stage => stage.Name == ReadinessStage.SaneValues);
        Assert.That(sane.IsReached);
        Assert.That(sane.At.TotalSeconds, Is.EqualTo(seconds).Within(0.3));
        Assert.That(camera.Properties.AreZeros, Is.False);
        Assert.That(body.Notes, Has.Some.Contains("sane values after"));
        body.Body.Turn(SonyProperty.Iso, 800);
        var taken = body.Expose(camera, TwoSeconds, 2);
        Assert.That(body.Body.Exposures.Select(e => e.Seconds), Is.EqualTo(new[] { 2.0 }), "its own time, and no Bulb");
        Assert.That(taken.Objects, Is.Not.Empty);
    }

    [Test]
    public void A_body_that_shows_zeros_for_ever_costs_five_seconds()
    {
        using var body = new StagedBody("ILCE-6300", ExtDeviceInfo.Version2) { Shows = StagedBody.Zeros };
        using var camera = body.Connect();
        Assert.That(camera.Readiness.Single(stage => stage.Name == ReadinessStage.SaneValues).IsReached, Is.False);
        Assert.That(body.Age.TotalSeconds, Is.InRange(5, 6));
        Assert.That(body.Notes, Has.Some.Contains("sane values not within"));
    }

    [Test]
    public void A_body_of_version_3_is_taken_through_the_stages_in_Sonys_order()
    {
        using var body = new StagedBody("ILCE-7M4");
        body.Body.Turn(SonyProperty.StillCaptureMode, 0x00018010);
        body.Body.Turn(SonyProperty.SaveDestination, 0x10);
        body.Shows = table =>
        {
            if (body.Age < TimeSpan.FromSeconds(0.8))
                table = StagedBody.With(table, 0xD25A, 0);
            if (body.Age < TimeSpan.FromSeconds(1.2))
                table = StagedBody.With(table, 0x5013, p => p with { Access = 0, State = PropertyState.DisplayOnly });
            return body.Age < TimeSpan.FromSeconds(2.5) ? StagedBody.With(table, 0xD221, 0) : table;
        };
        using var camera = body.Connect();
        foreach (var stage in camera.Readiness)
            TestContext.Out.WriteLine(stage);
        Assert.That(camera.Readiness.Select(stage => stage.Name), Is.EqualTo(new[]
        {
            ReadinessStage.SaneValues, ReadinessStage.Priority, ReadinessStage.Unlocked, ReadinessStage.SingleDrive,
                ReadinessStage.Destination, ReadinessStage.LiveView,
        }));
        Assert.That(camera.Readiness, Has.All.Property(nameof(ReadinessStage.IsReached)).True);
        var written = body.Asked.Where(asked => asked.Operation == 0x9205).Select(asked => asked.First).Distinct();
        Assert.That(written, Is.EqualTo(new[] { 0xD25Au, 0x5013u, 0xD222u }));
        var drive = body.Asked.First(asked => asked is { Operation: 0x9205, First: 0x5013 }).At;
        var dest = body.Asked.First(asked => asked is { Operation: 0x9205, First: 0xD222 }).At;
        Assert.That(dest, Is.GreaterThan(drive + TimeSpan.FromMilliseconds(90)), "only when the drive shows single");
        body.Body.Turn(SonyProperty.Iso, 800);
        body.Expose(camera, TwoSeconds, 2);
        Assert.That(body.Body.Exposures.Select(e => e.Seconds), Is.EqualTo(new[] { 2.0 }));
        Assert.That(body.Notes.Count(note => note.StartsWith("Ready for use", StringComparison.Ordinal)), Is.EqualTo(6),
            "one line a stage");
    }

    [Test]
    public void A_drive_dial_that_is_never_unlocked_costs_three_seconds_and_is_named()
    {
        using var body = new StagedBody("ILCE-7M4");
        body.Shows = table =>
            StagedBody.With(table, 0x5013, p => p with
                { Access = 0, State = PropertyState.DisplayOnly, Current = PtpValue.Of(p.Type, 0x00018015) });
        using var camera = body.Connect();
        Assert.That(body.Age.TotalSeconds, Is.InRange(2.9, 4));
        var error = Assert.Throws<SettingException>(() => body.Expose(camera, TwoSeconds, 2));
        Assert.That(error!.Message, Does.Contain("drive mode is not single shooting").And.Contain("drive dial"));
        Assert.That(body.Asked,
            Has.None.Matches<(TimeSpan, ushort Operation, uint First, byte[])>(asked => asked is { Operation: 0x9207, First: 0xD2C2 }
                && asked.Item4[0] == 2),
            "the shutter stays closed");
    }

    [Test]
    public void The_priority_is_written_again_where_it_was_lost_among_zeros()
    {
        using var body = new StagedBody("ILCE-7M4");
        body.Answers = request => request.Operation == 0x9205 && request.Parameters.Span[0] == 0xD25A && body.Age < TimeSpan.FromSeconds(1)
            ? new PtpResponse(ResponseCode.Ok) : null;
        body.Shows = table => body.Age < TimeSpan.FromSeconds(1) ? StagedBody.Zeros(table) : table;
        using var camera = body.Connect();
        Assert.That(camera.Readiness.Single(stage => stage.Name == ReadinessStage.Priority),
            Has.Property(nameof(ReadinessStage.IsReached)).True.And.Property(nameof(ReadinessStage.Writes)).EqualTo(2));
    }

    [Test]
    public void A_body_of_version_2_is_told_once_and_may_refuse()
    {
        using var body = new StagedBody("ILCE-6300", ExtDeviceInfo.Version2);
        body.Answers = request => request.Operation == 0x9205 && request.Parameters.Span[0] == 0xD25A
            ? new PtpResponse(ResponseCode.DevicePropNotSupported) : null;
        using (body.Connect())
            Assert.That(body.Asked.Count(asked => asked is { Operation: 0x9205, First: 0xD25A }), Is.EqualTo(1));
        Assert.That(body.Asked.Where(asked => asked is { Operation: 0x9205, First: 0xD25A }).Select(asked => asked.Data),
            Is.EqualTo(new[] { new byte[] { 1 } }));
        Assert.That(body.Notes, Has.None.Contains("PositionKey"));
    }

    [TestCase("ILCE-7M4")]
    [TestCase("ILCE-6300")]
    public void A_setting_that_unlocks_late_is_waited_for(string model)
    {
        using var body = new StagedBody(model);
        using var camera = body.Connect();
        var from = body.Clock.GetTimestamp();
        body.Shows = table => body.Clock.Since(from) < TimeSpan.FromSeconds(1.5)
            ? StagedBody.With(table, 0xD21E, p => p with { Access = 0, State = PropertyState.Disabled }) : table;
        camera.Refresh();
        camera.Set(SonyProperty.Iso, new Iso(1600));
        Assert.That(camera.Properties.Get(SonyProperty.Iso), Is.EqualTo(new Iso(1600)));
        body.Shows = table => StagedBody.With(table, 0xD21E, p => p with { Access = 0, State = PropertyState.Disabled });
        camera.Refresh();
        from = body.Clock.GetTimestamp();
        Assert.Throws<SettingException>(() => camera.Set(SonyProperty.Iso, new Iso(200)));
        Assert.That(body.Clock.Since(from).TotalSeconds, Is.InRange(2, 3), "and no longer");
    }

    [Test]
    public void A_body_is_warm_before_anything_is_set_and_before_live_view()
    {
        using var body = new StagedBody("ILCE-7SM3");
        body.Shows = table => StagedBody.With(table, 0xD221, 1); // so the connecting itself does not wait
        using var camera = body.Connect();
        Assert.That(body.Age.TotalSeconds, Is.LessThan(1));
        Assert.That(camera.LiveFrame(default), Is.Null);
        Assert.That(body.Asked,
            Has.None.Matches<(TimeSpan, ushort Operation, uint First, byte[])>(asked => asked.First == ObjectHandle.LiveView), "not asked");
        body.Body.Turn(SonyProperty.Iso, 800);
        body.Expose(camera, TwoSeconds, 2, iso: 1600);
        var set = body.Asked.First(asked => asked is { Operation: 0x9205, First: 0xD21E }).At;
        Assert.That(set.TotalSeconds, Is.GreaterThan(3));
    }
}
