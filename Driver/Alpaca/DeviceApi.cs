using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Serilog;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>/api/v1/camera/N/member: reads the table of members aloud over HTTP.</summary>
internal sealed class DeviceApi(Func<IReadOnlyList<Camera>> cameras, Clients clients, ILogger log)
{
    /// <summary>The others only make sense in COM.</summary>
    private static readonly FrozenDictionary<string, Member> ByPath = Members.All
        .Where(m => m.Name is not ("SetupDialog" or "Dispose"))
        .ToFrozenDictionary(m => m.Name.ToLowerInvariant(), StringComparer.Ordinal);

    private readonly ImageReaders readers = new();

    /// <param name="path">What follows /api/: "v1", "camera", number, member.</param>
    public async Task Handle(HttpContext context, string[] path)
    {
        if (path is not ["v1", "camera", var number, var name] || !ByPath.TryGetValue(name, out var member) || Find(number) is not { } camera)
            throw BadRequestException.NoSuchMember();
        var isPut = IsPut(context.Request, member);
        var parameters = await Parameters.Read(context.Request).ConfigureAwait(false);
        var transaction = Transaction.Begin(parameters);
        var call = isPut ? Write(member, parameters) : s => member.Call(s, []);
        if (member.Type == MemberType.Image)
            await SendImage(context, camera, member, transaction).ConfigureAwait(false);
        else
            await Answer(context.Response, camera, member, transaction, call, isPut).ConfigureAwait(false);
    }

    private Camera? Find(string number)
    {
        var offered = cameras();
        return number.Length is > 0 and < 10 && number.All(char.IsAsciiDigit) && int.Parse(number) is var n && n < offered.Count ? offered[n] : null;
    }

    private static bool IsPut(HttpRequest request, Member member)
    {
        var allowed = member.Kind switch { MemberKind.ReadOnly => "GET", MemberKind.Method => "PUT", _ => "GET, PUT" };
        if (allowed.Contains(request.Method, StringComparison.Ordinal) && request.Method.Length == 3)
            return HttpMethods.IsPut(request.Method);
        request.HttpContext.Response.Headers.Allow = allowed;
        throw BadRequestException.NoSuchMethod(allowed);
    }

    /// <summary>Reads the parameters of a PUT, all of them before anything is done.</summary>
    private static Func<CameraSession, object?> Write(Member member, Parameters parameters)
    {
        if (member.Set is { } set)
        {
            var value = parameters.Value(member.Name, member.Type, null);
            return s =>
            {
                set(s, value);
                return null;
            };
        }

        object[] arguments = [.. member.Parameters.Select(p => parameters.Value(p.AlpacaName, p.Type, p.Default))];
        return s => member.Call(s, arguments);
    }

    private async Task Answer(
        HttpResponse response, Camera camera, Member member, Transaction transaction, Func<CameraSession, object?> call, bool isPut)
    {
        object? value = null;
        AscomException? error = null;
        try
        {
            value = call(clients.Session(camera, transaction.Client));
            if (isPut && member.Name is "Connected" or "Disconnect")
                clients.Sweep();
        }
        catch (AscomException reason)
        {
            error = reason;
            log.Debug("{Camera}.{Member} for client {Client}: {Number:X3} {Reason}",
                camera.Id, member.Name, transaction.Client, reason.Number, reason.Message);
        }

        var hasValue = !isPut || (member.Kind == MemberKind.Method && member.Type != MemberType.None);
        value = error is null ? value : Reply.Nothing(member.Type);
        await Reply.Send(response, transaction, hasValue ? json => Reply.Write(json, value) : null, error).ConfigureAwait(false);
    }

    private async Task SendImage(HttpContext context, Camera camera, Member member, Transaction transaction)
    {
        Frame frame;
        try
        {
            frame = (Frame)member.Call(clients.Session(camera, transaction.Client), [])!;
        }
        catch (AscomException error)
        {
            await Reply.SendImageError(context.Response, transaction, error).ConfigureAwait(false);
            return;
        }

        using (frame)
        using (var reading = readers.Begin(camera, (object?)frame.File ?? frame))
        using (var cancel = CancellationTokenSource.CreateLinkedTokenSource(reading.Cut, context.RequestAborted))
        {
            try
            {
                var send = ImageBytes.IsWanted(context.Request)
                    ? ImageBytes.Send(context.Response, frame, transaction, cancel.Token)
                    : ImageJson.Send(context.Response, frame, transaction, cancel.Token);
                await send.ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                var reason = reading.Cut.IsCancellationRequested ? "was too slow, newer pictures need the memory" : "has gone";
                log.Warning("{Camera}: client {Client} did not read its picture to the end: it {Reason}", camera.Id, transaction.Client, reason);
                context.Abort();
            }
        }
    }
}
