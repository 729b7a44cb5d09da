using Microsoft.AspNetCore.Http;
using Serilog;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>/api/v1/TYPE/N/member: reads the tables of members aloud over HTTP. N counts bodies, whatever the type.</summary>
internal sealed class DeviceApi(Func<IReadOnlyList<CameraBody>> bodies, Clients clients, ILogger log)
{
    private readonly ImageReaders readers = new();

    /// <param name="path">What follows /api/: "v1", "camera", number, member.</param>
    public async Task Handle(HttpContext context, string[] path)
    {
        if (path is not ["v1", var type, var number, var name] || Find(type, number) is not { } device
            || Find(device.Kind, name) is not { } member)
            throw BadRequestException.NoSuchMember();
        var isPut = IsPut(context.Request, member);
        var parameters = await Parameters.Read(context.Request).ConfigureAwait(false);
        var transaction = AlpacaTransaction.Begin(parameters);
        var call = isPut || member.IsQuestion ? Write(member, parameters) : s => member.Call(s, []);
        if (member.Type == MemberType.Image)
            await SendImage(context, device, member, transaction).ConfigureAwait(false);
        else
            await Answer(context, device, member, transaction, call, isPut).ConfigureAwait(false);
    }

    private Device? Find(string type, string number)
    {
        var offered = bodies();
        return number.Length is > 0 and < 10 && number.All(char.IsAsciiDigit) && int.Parse(number) is var n && n < offered.Count
            ? offered[n].Devices.FirstOrDefault(device => device.Kind.Path == type) : null;
    }

    /// <summary>Names in addresses are all in lower case.</summary>
    private static Member? Find(DeviceKind kind, string name) =>
        name.Any(char.IsAsciiLetterUpper) ? null : kind.Find(name) is { IsForComOnly: false } member ? member : null;

    private static bool IsPut(HttpRequest request, Member member)
    {
        var allowed = member.Kind switch { MemberKind.ReadOnly => "GET", MemberKind.Method => member.IsQuestion ? "GET" : "PUT",
            _ => "GET, PUT" };
        if (allowed.Contains(request.Method, StringComparison.Ordinal) && request.Method.Length == 3)
            return HttpMethods.IsPut(request.Method);
        request.HttpContext.Response.Headers.Allow = allowed;
        throw BadRequestException.NoSuchMethod(allowed);
    }

    /// <summary>Reads the parameters of a PUT, all of them before anything is done.</summary>
    private static Func<DeviceSession, object?> Write(Member member, Parameters parameters)
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
        HttpContext context, Device device, Member member, AlpacaTransaction transaction, Func<DeviceSession, object?> call, bool isPut)
    {
        object? value = null;
        AscomException? error = null;
        try
        {
            value = call(clients.Session(device, transaction.Client, context.Connection.RemoteIpAddress));
            if (isPut && member.Name is "Connected" or "Disconnect")
                clients.Sweep();
        }
        catch (AscomException reason)
        {
            error = reason;
            log.Debug("{Device} {Kind}.{Member} for client {Client}: {Number:X3} {Reason}",
                device.Id, device.Kind, member.Name, transaction.Client, reason.Number, reason.Message);
        }

        var hasValue = !isPut || (member.Kind == MemberKind.Method && member.Type != MemberType.None);
        value = error is null ? value : Reply.Nothing(member.Type);
        await Reply.Send(context.Response, transaction, hasValue ? json => Reply.Write(json, value) : null, error).ConfigureAwait(false);
    }

    private async Task SendImage(HttpContext context, Device device, Member member, AlpacaTransaction transaction)
    {
        Frame frame;
        try
        {
            frame = (Frame)member.Call(clients.Session(device, transaction.Client, context.Connection.RemoteIpAddress), [])!;
        }
        catch (AscomException error)
        {
            await Reply.SendImageError(context.Response, transaction, error).ConfigureAwait(false);
            return;
        }

        // in this order: the reading ends when its picture's memory is free
        using var reading = readers.Begin(device, (object?)frame.File ?? frame,
            isNewest: () => device is not Camera camera || camera.LastPicture?.Frame.File == frame.File);
        using (frame)
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
                log.Warning("{Device}: client {Client} did not read its picture to the end: it {Reason}", device.Id, transaction.Client,
                    reason);
                context.Abort();
            }
        }
    }
}
