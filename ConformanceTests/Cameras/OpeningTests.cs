using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.ConformanceTests.Cameras;

/// <summary>Bodies that do not begin from nothing: a session left open, a version refused.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OpeningTests
{
    [TestCase(ResponseCode.SessionAlreadyOpen)]
    [TestCase(ResponseCode.InvalidTransactionID)]
    public void A_session_that_a_crash_left_open_is_reset_away(ushort answer)
    {
        using var body = new StagedBody("ILCE-7M4");
        var isOpen = true;
        body.Reset = () => !(isOpen = false);
        body.Answers = request => request.Operation == 0x1002 && isOpen ? new PtpResponse(answer) : null;
        using var camera = body.Connect();
        Assert.That(Ids(body), Is.EqualTo(new uint[] { 1, 1 }));
        Assert.That(body.Resets, Is.EqualTo(1));
    }

    [Test]
    public void Where_no_reset_helps_another_id_is_tried()
    {
        using var body = new StagedBody("ILCE-7M4");
        body.Answers = request => request.Operation == 0x1002 && request.Parameters.Span[0] < 3
            ? new PtpResponse(ResponseCode.InvalidTransactionID) : null;
        using var camera = body.Connect();
        Assert.That(Ids(body), Is.EqualTo(new uint[] { 1, 2, 3 }));
        Assert.That(body.Resets, Is.EqualTo(1), "once");
    }

    [Test]
    public void A_body_that_calls_version_3_an_authentication_failure_is_asked_for_2()
    {
        using var body = new StagedBody("ILCE-7M4");
        body.Answers = request => request.Operation == 0x9202 && request.Parameters.Span[0] > 0xC8
            ? new PtpResponse(ResponseCode.AuthenticationFailed) : null;
        using var camera = body.Connect();
        Assert.That(camera.Abilities.Version, Is.EqualTo(ExtDeviceInfo.Version2));
    }

    [Test]
    public void What_authentication_means_is_said_by_wire()
    {
        using var body = new StagedBody("ILCE-7M4");
        body.Answers = request => request.Operation is 0x9202 or 0x9201 ? new PtpResponse(ResponseCode.AuthenticationFailed) : null;
        Assert.That(Assert.Throws<CameraException>(() => body.Connect())!.Message, Does.Contain("PC Remote").And.Not.Contain("password"));
    }

    private static uint[] Ids(StagedBody body) => [.. body.Asked.Where(asked => asked.Operation == 0x1002).Select(asked => asked.First)];
}
