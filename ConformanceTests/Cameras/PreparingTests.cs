using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>What an exposure sets before the shutter opens, what it leaves alone, and what it puts back at goodbye.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PreparingTests
{
    private static readonly ShutterSpeed TwoSeconds = new(20, 10);

    [TestCase("ILCE-7M4", 0xD253, 3, 1)]
    [TestCase("ILCE-6300", 0x5004, 3, 0x10)]
    public void RAW_is_set_where_only_JPEG_stands_and_JPEG_put_back(string model, int code, int jpeg, int raw)
    {
        using var body = new StagedBody(model);
        var format = SonyProperty.Find((ushort)code, ExtDeviceInfo.Version3);
        body.Body.Turn(format, jpeg);
        using (var camera = body.Connect())
        {
            Assert.That(body.Body[format], Is.EqualTo(jpeg), "a look changes nothing");
            var taken = body.Expose(camera, TwoSeconds, 2);
            Assert.That(taken.Objects.Select(o => o.Info.Format), Is.EqualTo(new[] { ObjectFormat.Raw }));
            Assert.That(body.Body[format], Is.EqualTo(raw));
        }

        body.Clock.Sleep(TimeSpan.FromSeconds(2));
        Assert.That(body.Body[format], Is.EqualTo(jpeg));
    }

    [TestCase("ILCE-7M4", 0xD253, 2)]
    [TestCase("ILCE-6300", 0x5004, 0x13)]
    public void RAW_and_JPEG_are_left_alone(string model, int code, int both)
    {
        using var body = new StagedBody(model);
        body.Body.Turn(SonyProperty.Find((ushort)code, ExtDeviceInfo.Version3), both);
        using var camera = body.Connect();
        body.Expose(camera, TwoSeconds, 2);
        Assert.That(body.Asked,
            Has.None.Matches<(TimeSpan, ushort Operation, uint First, byte[])>(a => a.Operation == 0x9205 && a.First == code));
    }

    [Test]
    public void A_body_that_cannot_be_set_to_RAW_is_refused_before_the_shutter_opens()
    {
        using var body = new StagedBody("ILCE-7M4");
        body.Body.Turn(SonyProperty.FileFormatStill, 3);
        body.Shows = table => StagedBody.With(table, 0xD253, p => p with { Access = 0, State = PropertyState.DisplayOnly });
        using var camera = body.Connect();
        var error = Assert.Throws<SettingException>(() => body.Expose(camera, TwoSeconds, 2));
        Assert.That(error!.Message, Does.Contain("writes no RAW file").And.Contain("Set \"File Format\" to RAW"));
        Assert.That(body.Body.Exposures, Is.Empty);
    }

    [TestCase("ILCE-6300", 0x5004, "Set \"Quality\" to RAW")]
    [TestCase("ILCE-7M4", 0xD253, "Set \"File Format\" to RAW")]
    public void A_body_that_does_not_tell_whether_it_writes_RAW_is_set_to_it_or_refused(string model, int code, string advice)
    {
        using var body = new StagedBody(model);
        var format = SonyProperty.Find((ushort)code, ExtDeviceInfo.Version3);
        var raw = body.Body[format];
        body.Body.Turn(format, 3);
        body.Shows = table => body.Body[format] == 3 ? StagedBody.With(table, (ushort)code, 0) : table;
        using var camera = body.Connect();
        body.Expose(camera, TwoSeconds, 2);
        Assert.That(body.Body[format], Is.EqualTo(raw));

        body.Shows = table => StagedBody.With(table, (ushort)code, p => p with { Access = 0, Current = PtpValue.Of(p.Type, 0) });
        Assert.That(Assert.Throws<SettingException>(() => body.Expose(camera, TwoSeconds, 2))!.Message, Does.Contain(advice));
        Assert.That(body.Body.Exposures, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_picture_that_is_announced_for_ever_and_never_handed_over_holds_nobody_for_ever()
    {
        using var body = new StagedBody("ILCE-6300");
        body.Shows = table => StagedBody.With(table, 0xD215, 0xFFFF);
        using var camera = body.Connect();
        var begun = body.Clock.GetTimestamp();
        using CancellationTokenSource enough = new();
        body.Clock.Start("somebody who has enough", () =>
        {
            body.Clock.Sleep(TimeSpan.FromMinutes(4));
            enough.Cancel();
        });
        var error = Assert.Throws<CameraException>(() =>
            camera.Expose(new(TwoSeconds, TimeSpan.FromSeconds(2), null), body, default, enough.Token));
        Assert.That(error!.Message, Does.Contain("cannot be emptied"));
        Assert.That(body.Clock.Since(begun), Is.LessThan(TimeSpan.FromMinutes(2)));
    }

    [TestCase(0xD24F, 2, 1, false)]
    [TestCase(0xD268, 2, 1, false)]
    [TestCase(0xD2A4, 1, 0, true)]
    [TestCase(0xD269, 2, 3, false)]
    public void What_would_spoil_the_frame_is_switched_off_and_put_back(int code, int wrong, int right, bool onlyInBulb)
    {
        using var body = new StagedBody("SIM-640");
        var menu = new Menu(body, (ushort)code, wrong, wrong, right);
        using (var camera = body.Connect())
        {
            body.Expose(camera, TwoSeconds, 2);
            Assert.That(menu.Value, Is.EqualTo(onlyInBulb ? wrong : right));
            body.Expose(camera, ShutterSpeed.Bulb, 3);
            Assert.That(menu.Value, Is.EqualTo(right));
        }

        Assert.That(menu.Value, Is.EqualTo(wrong));
    }

    [Test]
    public void Computer_and_card_is_what_the_user_chose_and_stays()
    {
        using var body = new StagedBody("ILCE-7M4");
        body.Body.Turn(SonyProperty.SaveDestination, 0x11);
        using var camera = body.Connect();
        Assert.That(body.Body[SonyProperty.SaveDestination], Is.EqualTo(0x11));
    }

    /// <summary>Somebody turns it in the menu in the middle of the night.</summary>
    [Test]
    public void A_destination_that_was_turned_to_the_card_is_turned_back_for_the_exposure()
    {
        using var body = new StagedBody("SIM-640");
        var camera = body.Connect();
        body.Body.Turn(SonyProperty.SaveDestination, (long)SaveDestination.CardOnly);
        Assert.That(body.Expose(camera, new(1, 10), 0.1).Objects, Is.Not.Empty);
        Assert.That(body.Body[SonyProperty.SaveDestination], Is.Not.EqualTo((long)SaveDestination.CardOnly));
    }

    [Test]
    public void A_body_that_offers_no_computer_alone_is_set_to_both()
    {
        using var body = new StagedBody("ILCE-7M4");
        body.Body.Turn(SonyProperty.SaveDestination, 0x10);
        body.Shows = table => StagedBody.With(table, 0xD222, p => p with
        {
            Choices = [PtpValue.Of(p.Type, 0x11), PtpValue.Of(p.Type, 0x10)],
                AllChoices = [PtpValue.Of(p.Type, 0x11), PtpValue.Of(p.Type, 0x10)],
        });
        using var camera = body.Connect();
        Assert.That(body.Body[SonyProperty.SaveDestination], Is.EqualTo(0x11));
    }

    [Test]
    public void A_drive_mode_that_was_set_for_the_exposure_is_put_back_unless_somebody_has_changed_it()
    {
        foreach (var by in new[] { false, true })
        {
            using var body = new StagedBody("ILCE-7M4");
            body.Body.Turn(SonyProperty.StillCaptureMode, 0x00018010);
            using (body.Connect())
            {
                Assert.That(body.Body[SonyProperty.StillCaptureMode], Is.EqualTo(1));
                if (by)
                {
                    body.Body.Turn(SonyProperty.StillCaptureMode, 0x00038005);
                    body.Clock.Sleep(TimeSpan.FromSeconds(1));
                }
            }

            body.Clock.Sleep(TimeSpan.FromSeconds(1));
            Assert.That(body.Body[SonyProperty.StillCaptureMode], Is.EqualTo(by ? 0x00038005 : 0x00018010));
        }
    }

    [Test]
    public void Between_the_last_picture_and_the_end_of_the_session_lies_a_second()
    {
        using var body = new StagedBody("SIM-640");
        using (var camera = body.Connect())
            body.Expose(camera, TwoSeconds, 2);
        var fetched = body.Asked.Last(a => a.Operation == 0x1009).At;
        var closed = body.Asked.Last(a => a.Operation == 0x1003).At;
        Assert.That((closed - fetched).TotalSeconds, Is.EqualTo(1).Within(0.1));
    }

    /// <summary>A setting that the simulated body does not have.</summary>
    private sealed class Menu
    {
        public Menu(StagedBody body, ushort code, int value, params int[] choices)
        {
            Value = value;
            PtpValue[] list = [.. choices.Select(choice => PtpValue.Of(PtpType.UInt8, choice))];
            body.Shows = table => new([.. table.All.Where(p => p.Code != code),
                new(code, PtpType.UInt8, 1, PropertyState.Enabled, list[0], PtpValue.Of(PtpType.UInt8, Value), PropertyForm.Enumeration,
                    list, list, TwoLists: true)], null);
            body.Answers = request =>
            {
                if (request.Operation != 0x9205 || request.Parameters.Span[0] != code)
                    return null;
                Value = request.DataOut.Span[0];
                return new PtpResponse(ResponseCode.Ok);
            };
        }

        public int Value { get; private set; }
    }
}
