namespace SonyAlpha.ConformanceTests.Bodies;

/// <summary>What comes of a described body.</summary>
/// <param name="File">Below data/bodies.</param>
/// <param name="Says">A word of the sentence in which every exposure ends; null for a picture each.</param>
/// <param name="HasLiveView">Whether it shows a live picture; where not, it is said so.</param>
/// <param name="Doctor">What the doctor must name.</param>
internal sealed record DescribedBody(string File, string? Says = null, bool HasLiveView = true, string? Doctor = null)
{
    public override string ToString() => File;
}

/// <summary>
/// Every description of a real body that lies beside the repository: as it was dumped the sentence says what to set, prepared the picture
/// comes. Lists of protocol 2.00 name ISO values above the body's own end; the model table knows that.
/// </summary>
internal static class DescribedBodyTable
{
    private const string Dial = "Turn the mode dial to M";

    public static readonly DescribedBody[] All =
    [
        // as somebody's body stood
        // its drive dial on continuous: the computer takes charge of it
        new("dumped/a1m2.json"),
        new("dumped/a6000.json", Dial, HasLiveView: false, Doctor: "exposure mode"),
        new("dumped/a6300.json"),                                            // zeros that nobody waits out: on M and RAW it works
        new("dumped/a6700.json", Doctor: "camera only"),
        new("dumped/a77m2.json", Dial, Doctor: "exposure mode"),
        new("dumped/a7m4.json", Dial, Doctor: "drive mode"),
        new("dumped/a7mr2.json", Dial, Doctor: "exposure mode"),
        new("dumped/a7r.json", Dial, Doctor: "exposure mode"),
        new("dumped/a7r-2.json", Dial, Doctor: "exposure mode"),
        new("dumped/a7r-3.json", Dial, Doctor: "exposure mode"),
        new("dumped/a7r3.json", Dial, Doctor: "exposure mode"),
        new("dumped/a7r4.json", Dial, Doctor: "exposure mode"),
        new("dumped/a7s.json"),
        new("dumped/dsc-rx100m5.json", Dial, Doctor: "exposure mode"),
        new("dumped/ilce1.json", Dial, Doctor: "exposure mode"),
        new("dumped/ilce6000.json", Dial, HasLiveView: false, Doctor: "exposure mode"),
        new("dumped/rx10-3.json", Dial, Doctor: "exposure mode"),
        new("dumped/rx100m4.json", Dial, Doctor: "drive mode"),
        new("dumped/rx100m4-2.json", Dial, Doctor: "drive mode"),
        new("dumped/rx100m5.json", Doctor: "no RAW"), // JPEG and continuous: both are put right
        new("dumped/rx100m5a.json", Doctor: "no RAW"),
        new("dumped/rx100m6.json", Dial, Doctor: "exposure mode"),
        new("dumped/rx100m7.json", Doctor: "no RAW"),
        new("dumped/rx1rm2.json", Dial, Doctor: "exposure mode"),
        new("dumped/slt-a5000.json", HasLiveView: false, Doctor: "drive mode"),
        new("dumped/slt-a58.json", HasLiveView: false),                      // its quality reads 0, which is no value: it is set to RAW
        new("dumped/slt-a58-2.json", Dial, HasLiveView: false, Doctor: "exposure mode"),
        new("dumped/zv1.json", Dial, Doctor: "exposure mode"),
        new("dumped/zv1-2.json", Dial, Doctor: "exposure mode"),

        // one cause of failure each
        new("minimal/1-dial-auto.json", Dial, Doctor: "exposure mode"),
        new("minimal/1b-dial-P-empty-list.json", Dial, Doctor: "exposure mode"),
        new("minimal/1c-dial-auto-state2.json", Dial, Doctor: "exposure mode"),
        new("minimal/2-zeros.json"),
        new("minimal/2b-nothing-to-display.json"),
        new("minimal/3-iso25.json"),
        new("minimal/4-iso-not-in-list.json"),
        new("minimal/4b-iso-multiframe.json"),
        new("minimal/5-jpeg.json", Doctor: "no RAW"),
        new("minimal/6-no-card.json"),
        new("minimal/9-a1m2-drive-dial.json"),

        // as an astronomer would set them
        new("prepared/a1m2.json"),
        new("prepared/a6000.json", HasLiveView: false),
        new("prepared/a6300.json"),
        new("prepared/a6700.json"),
        new("prepared/a77m2.json"),
        new("prepared/a7m4.json"),
        new("prepared/a7mr2.json"),
        new("prepared/a7r.json"),
        new("prepared/a7r-2.json"),
        new("prepared/a7r-3.json"),
        new("prepared/a7r3.json"),
        new("prepared/a7r4.json"),
        new("prepared/a7s.json"),
        new("prepared/dsc-rx100m5.json"),
        new("prepared/ilce1.json"),
        new("prepared/ilce6000.json", HasLiveView: false),
        new("prepared/rx10-3.json"),
        new("prepared/rx100m4.json"),
        new("prepared/rx100m4-2.json"),
        new("prepared/rx100m5.json"),
        new("prepared/rx100m5a.json"),
        new("prepared/rx100m6.json"),
        new("prepared/rx100m7.json"),
        new("prepared/rx1rm2.json"),
        new("prepared/slt-a5000.json", HasLiveView: false),
        new("prepared/slt-a58.json", HasLiveView: false),
        new("prepared/slt-a58-2.json", HasLiveView: false),
        new("prepared/zv1.json"),
        new("prepared/zv1-2.json"),
    ];
}
