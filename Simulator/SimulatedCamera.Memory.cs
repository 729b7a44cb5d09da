using System.Globalization;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Simulator;

/// <summary>From the closed shutter to the file on its way: processing, the transfer memory, GetObjectInfo and GetObject.</summary>
public sealed partial class SimulatedCamera
{
    private const int CardOnly = 0x10;

    private readonly TransferMemory memory = new();
    private readonly HashSet<string> made = [];

    /// <summary>Pictures in the making, the oldest first.</summary>
    private readonly Queue<List<StoredObject>> making = new();
    private readonly Laboratory laboratory;

    /// <summary>"PC Save Image Size" small: nothing but a JPEG goes out.</summary>
    // Unconfirmed: of RAW alone nobody says what then goes out
    private bool SendsSmall => Shown[Code.PictureSize] == 2;

    private bool TakesRaw =>
        !SendsSmall && (version >= SimulatedBody.Version3
            ? Shown[Code.FileFormat] is 1 or 2 or 4 : Shown[Code.CompressionSetting] >> 4 is 1 or 4);

    /// <summary>What is not raw alone brings a picture to look at; of HEIF it is taken for one that it is a JPEG.</summary>
    private bool TakesJpeg =>
        SendsSmall || (version >= SimulatedBody.Version3 ? Shown[Code.FileFormat] != 1 : Shown[Code.CompressionSetting] != 0x10);

    private bool ReducesNoise => Shown.Find(Code.NoiseReduction) is { } setting
        ? setting.Current == 2
        : HasNoiseReductionOn || faults.Has(Faults.NoiseReduction) || faults.Has(Faults.BusyReducing);

    /// <summary>Set to APS-C by hand; bodies with a small sensor always say so.</summary>
    private bool IsCropped => Shown.Find(Code.SensorCrop) is { Current: 2 }
        && Array.Find(Body.Properties[version], property => property.Code == Code.SensorCrop) is { Current: not 2 };

    /// <summary>How raw files are stored.</summary>
    private RawEncoding Encoding => Body.Speaks3 ? RawFileTypes.Encoding(versions[SimulatedBody.Version3][Code.RawFileType]) : menuEncoding;

    private void Process(TakenExposure exposure, bool reduces)
    {
        isReducing = false;
        shutter = ShutterState.Closed; // the next exposure need not wait for this one's file
        var picture = Develop(exposure, reduces);
        memory.IsPreparing = true;
        agenda.After(Lasting(80), ReportMemory);
        if (faults.Strikes(Faults.EarlyEvent))
            Say(Code.ObjectAdded, Code.Picture);
        if (faults.Strikes(Faults.FirmwareCrash))
        {
            var restart = faults.Lasting(Faults.FirmwareCrash);
            agenda.After(Lasting(100), () => Fall(restart));
            return;
        }

        var slow = faults.Strikes(Faults.SlowPicture) ? faults.Lasting(Faults.SlowPicture) ?? TimeSpan.Zero : TimeSpan.Zero;
        making.Enqueue(picture);
        agenda.After(Lasting((Body.Processing + slow).TotalMilliseconds), () => Finish(picture));
    }

    /// <summary>What became of an exposure's picture: whether it came into the memory at all, and whether it is there still.</summary>
    public (bool WasMade, bool IsHeld) FateOf(TakenExposure exposure)
    {
        lock (gate)
        {
            agenda.CatchUp();
            return (made.Contains(NameOf(exposure)), memory.Holds(NameOf(exposure)));
        }
    }

    private List<StoredObject> Develop(TakenExposure exposure, bool reduces)
    {
        var files = laboratory.Develop(ShotOf(exposure, reduces), TakesJpeg, TakesRaw);
        var name = NameOf(exposure);
        var objects = new List<StoredObject>();
        if (files.Jpeg is not null)
            objects.Add(new(name + ".JPG", ObjectFormat.Jpeg, files.Jpeg));
        if (files.Raw is not null)
            objects.Add(new(name + ".ARW", ObjectFormat.Raw, files.Raw));
        return objects;
    }

    private static string NameOf(TakenExposure exposure) => string.Create(CultureInfo.InvariantCulture, $"DSC{exposure.FileNumber:00000}");

    private Shot ShotOf(TakenExposure exposure, bool reduces) => new()
    {
        Model = Body.Model, Sensor = IsCropped ? Body.Sensor.Cropped : Body.Sensor, Encoding = Encoding, Bits = BitsOf(exposure),
            Seconds = exposure.Seconds, Iso = exposure.Iso,
        Start = exposure.Stamp, Counter = exposure.Counter, SettingsHash = exposure.SettingsHash, Light = exposure.Light,
        Focus = exposure.Focus, Mask = Options.HasMask,
        Pointing = Options.Pointing, NoiseReduction = reduces, Bulb = exposure.Shutter == 0, Serial = Serial[^8..],
        FileNumber = exposure.FileNumber,
    };

    private int BitsOf(TakenExposure exposure) =>
        (Body.TwelveBitInBulb && exposure.Shutter == 0) || Shown[Code.SilentMode] == 2 ? 12 : Body.Bits;

    /// <summary>The picture goes to the memory as soon as it is made: a machine may be slower than a body.</summary>
    private void Finish(List<StoredObject> picture)
    {
        if (making.Peek() != picture || (clock is not VirtualClock && picture.Exists(o => !o.File.IsCompleted)))
        {
            agenda.After(TimeSpan.FromMilliseconds(20), () => Finish(picture));
            return;
        }

        making.Dequeue();
        memory.IsPreparing = making.Count > 0;
        if (Shown.Find(Code.SaveDestination) is not { Current: CardOnly })
        {
            memory.Add(picture);
            made.Add(Path.GetFileNameWithoutExtension(picture[0].Name));
            memory.IsConfused = faults.Has(Faults.EmptyObjectInfo);
            Say(Code.ObjectAdded, Code.Picture);
        }

        ReportMemory();
        // single drive takes one a press; the others go on while the button is down
        if (fullPressed && !IsBulb && (Shown[Code.Drive] & 0xFFFF) is not (0 or 1))
            ReleaseAgain();
        else if (Shown[Code.IntervalMode] == 2 && !IsBulb)
            agenda.After(Lasting(1000), ReleaseAgain);
        if (faults.Strikes(Faults.BodyButtonShot))
            agenda.After(Lasting(1500), TakeByHand);
    }

    private void ReportMemory() => Put(Code.ObjectInMemory, memory.Report);

    private Reply GetObjectInfo(PtpRequest request)
    {
        if (Parameter(request, 0) == Code.LiveFrame)
            return LiveViewRefusal() is var denied and not 0
                ? Reply.Refusal(denied) : Reply.Of(WriteObjectInfo(ObjectFormat.Jpeg, 0, "LiveView.jpg"));
        if (Parameter(request, 0) != Code.Picture || memory.Next is not { } next)
            return Reply.Refusal(ResponseCode.InvalidObjectHandle);
        if (memory.IsConfused && faults.Strikes(Faults.EmptyObjectInfo))
            return Reply.Of(default);
        memory.IsConfused = false;
        ReportMemory();
        return Reply.Of(WriteObjectInfo(next.Format, next.File.Result.Length, next.Name));
    }

    private Reply GetObject(PtpRequest request)
    {
        if (Parameter(request, 0) == Code.LiveFrame)
            return GetLiveFrame();
        if (Missing(request) is { } missing)
            return missing;
        var file = memory.Next!.File.Result;
        var whole = Reply.Of(file) with { Delivered = ObjectFetched(memory.Next) };
        if (faults.Strikes(Faults.CutPicture))
            return Reply.Of(file.AsMemory(0, file.Length * 6 / 10));
        if (faults.Strikes(Faults.WrongLengthObject))
            return whole with { Announced = file.Length + 4096 };
        if (faults.Strikes(Faults.CablePulledDownloading))
        {
            var away = faults.Lasting(Faults.CablePulledDownloading);
            agenda.After(TimeSpan.Zero, () => Unplug(away));
            return whole with { BreaksAt = file.Length / 2 };
        }

        var pulled = faults.Lasting(Faults.CablePulledAfterPicture);
        return faults.Strikes(Faults.CablePulledAfterPicture) ? whole with { Delivered = () => Unplug(pulled) } : whole;
    }

    private Reply GetPartialObject(PtpRequest request)
    {
        if (Missing(request) is { } missing)
            return missing;
        var file = memory.Next!.File.Result;
        var offset = (int)Math.Min(Parameter(request, 1), file.Length);
        var count = (int)Math.Min(Parameter(request, 2), file.Length - offset);
        var part = Reply.Of(file.AsMemory(offset, count), (uint)count);
        return offset + count == file.Length ? part with { Delivered = ObjectFetched(memory.Next) } : part;
    }

    /// <summary>The refusal if there is nothing to fetch. A picture that is fetched while it is being made crashes the firmware.</summary>
    private Reply? Missing(PtpRequest request)
    {
        if (Parameter(request, 0) == Code.Picture && memory.Next is not null)
            return null;
        if (Parameter(request, 0) != Code.Picture || !memory.IsPreparing)
            return Reply.Refusal(ResponseCode.InvalidObjectHandle);
        Fall(RestartTime); // libgphoto2 library.c:5116-5138
        return new(default) { BreaksAt = 0 };
    }

    private Action ObjectFetched(StoredObject fetched) => () =>
    {
        lock (gate)
        {
            if (memory.Next != fetched)
                return;
            if (memory.Remove())
                Say(Code.ObjectRemoved, Code.Picture);
            ReportMemory();
        }
    };

    /// <summary>Format, size and name; everything else is zero (ILCE-7M4, libgphoto2#794).</summary>
    private static ReadOnlyMemory<byte> WriteObjectInfo(ushort format, int size, string name) => new WireWriter()
        .U32(0x00010000).U16(format).U16(0).U32(size).Raw(new byte[40]).Text(name).Text("").Text("").Text("").Bytes;
}
