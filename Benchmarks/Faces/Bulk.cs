using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SonyAlpha.SonyProtocol;
using SonyAlpha.SonyProtocol.Ptp;
using SonyAlpha.Transport.PtpIp;

namespace SonyAlpha.Benchmarks.Faces;

/// <summary>
/// Many bytes over PTP/IP from a simulated body in another process, in pictures of 64 MB, and as many over a bare socket, in turn:
/// throughput, processor time of this end, and how often a byte is copied after the kernel has handed it over.
/// </summary>
internal static class Bulk
{
    private const int Picture = 64 << 20;
    private const int Place = 1 << 20;
    private const double MostCopies = 0.001;
    private const double MostProcessor = 1.25;

    private static readonly Clock Clock = Clock.Real;

    /// <summary>One transfer of everything.</summary>
    private sealed record Transfer(double Seconds, double Processor, double Copies);

    public static int Run(int megabytes, int turns)
    {
        using var peer = ServerProcess.Giver(Picture);
        var ports = peer.FirstLine.Split(' ').Select(port => int.Parse(port, CultureInfo.InvariantCulture)).ToArray();
        var pictures = Math.Max(1, megabytes / (Picture >> 20));
        List<Transfer> bare = [], ours = [];
        for (var turn = 0; turn <= turns; turn++)
        {
            bare.Add(Bare(ports[1], pictures));
            ours.Add(OverPtpIp(ports[0], pictures));
        }

        Console.WriteLine(
            $"| {pictures * (Picture >> 20)} MB over loopback, medians of {turns} | MB/s | processor s | copies of a byte "
                + "|\n|---|--:|--:|--:|");
        var floor = Row("bare socket", bare, pictures);
        var own = Row("PTP/IP", ours, pictures);
        Verdict verdict = new();
        verdict.Demand(ours.TrueForAll(run => run.Copies <= MostCopies), FormattableString.Invariant(
            $"{ours.Max(run => run.Copies):0.000000} copies of a byte beside the kernel's, at most {MostCopies}"));
        verdict.Demand(own <= MostProcessor * floor, FormattableString.Invariant(
            $"{own / floor:0.00} of a bare socket's processor time, at most {MostProcessor}"));
        return verdict.End();
    }

    /// <returns>Median processor time, in seconds.</returns>
    private static double Row(string name, List<Transfer> runs, int pictures)
    {
        runs.RemoveAt(0); // code is compiled in the first
        var (seconds, processor) = (Samples.Median(runs.Select(run => run.Seconds)), Samples.Median(runs.Select(run => run.Processor)));
        Console.WriteLine(FormattableString.Invariant(
            $"| {name} | {pictures * (double)Picture / 1e6 / seconds:0} | {processor:0.00} | {runs.Max(run => run.Copies):0.000000} |"));
        return processor;
    }

    private static Transfer OverPtpIp(int port, int pictures)
    {
        var options = new PtpIpOptions(Guid.NewGuid());
        using var transport = PtpIpTransport.Open(new("127.0.0.1", port), options, Clock, CancellationToken.None);
        transport.Transact(new(PtpOperation.OpenSession.Code, DataDirection.None, new uint[] { 1 }), null, CancellationToken.None);
        var (sink, before) = (new Sink(), transport.Copied);
        var timed = Timed(() =>
        {
            for (var i = 0; i < pictures; i++)
                transport.Transact(new(BulkPeer.Give, DataDirection.In, default), sink, CancellationToken.None);
        });
        return sink.Bytes == (long)pictures * Picture
            ? timed with { Copies = (transport.Copied - before) / (double)sink.Bytes }
            : throw new InvalidOperationException($"{sink.Bytes} bytes came of {(long)pictures * Picture}");
    }

    private static Transfer Bare(int port, int pictures)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        var wanted = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(wanted, (long)pictures * Picture);
        var place = new byte[Place];
        return Timed(() =>
        {
            socket.Send(wanted);
            for (var left = (long)pictures * Picture; left > 0;)
                left -= socket.Receive(place);
        });
    }

    private static Transfer Timed(Action work)
    {
        var (begin, processor) = (Clock.GetTimestamp(), Environment.CpuUsage.TotalTime);
        work();
        return new(Clock.Since(begin).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, 0);
    }

    /// <summary>Takes bytes always to the same place.</summary>
    private sealed class Sink : IDataReceiver
    {
        private readonly byte[] place = new byte[Place];

        public long Bytes { get; private set; }

        public void Begin(ulong? length)
        {
        }

        public Memory<byte> Next(int hint) => place;

        public void Received(int count) => Bytes += count;
    }
}
