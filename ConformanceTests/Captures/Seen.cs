using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.Capture;

namespace SonyAlpha.ConformanceTests.Captures;

/// <summary>Keeps what a capture was found to hold.</summary>
internal sealed class Seen : ICaptureObserver
{
    public List<CapturedBody> Bodies { get; } = [];

    public List<CapturedTransaction> Transactions { get; } = [];

    public List<PtpEvent> Events { get; } = [];

    public List<string> Notes { get; } = [];

    public CaptureDecoder Decoder { get; private set; } = null!;

    public static Seen In(byte[] capture)
    {
        var seen = new Seen();
        seen.Decoder = new(seen);
        seen.Decoder.Decode(CaptureFile.Open(new Drip(capture)));
        return seen;
    }

    public byte[] DataOf(ushort operation, int number = 0) =>
        Transactions.Where(t => t.Operation.Code == operation).ElementAt(number).Data.ToArray();

    public void Found(CapturedBody body) => Bodies.Add(body);

    public ICapturedData? BeginData(CapturedTransaction transaction) => null;

    public void Completed(CapturedTransaction transaction, PropertyTable before) => Transactions.Add(transaction);

    public void Spoke(CapturedBody body, DateTimeOffset at, PtpEvent news) => Events.Add(news);

    public void Noted(CapturedBody? body, DateTimeOffset at, string sentence) => Notes.Add(sentence);

    /// <summary>A pipe that gives what it has in pieces of odd sizes.</summary>
    private sealed class Drip(byte[] bytes) : MemoryStream(bytes)
    {
        private int reads;

        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, 1 + (++reads * 997 % 70000)));
    }
}
