using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.Transport.Wpd;

/// <summary>An open device, asked to do one step of a transaction at a time.</summary>
/// <remarks>Threads: the <see cref="WpdThread"/>, but for <see cref="Cancel"/>.</remarks>
[SupportedOSPlatform("windows")]
internal sealed unsafe class WpdChannel : IDisposable
{
    private const uint Read = 0x80000000, Write = 0x40000000;
    private const uint Impersonation = 2 << 16; // SECURITY_IMPERSONATION of winbase.h

    private readonly IPortableDevice device = WpdCom.NewDevice();
    private string? cookie;
    private bool disposed;

    private WpdChannel()
    {
    }

    /// <summary>Opens a device to read and write.</summary>
    /// <param name="camera">For messages.</param>
    /// <exception cref="TransportException">The message says who may have it.</exception>
    public static WpdChannel Open(PnpId id, string camera)
    {
        try
        {
            return Open(id, Read | Write);
        }
        catch (UnauthorizedAccessException error)
        {
            throw IsReadable(id)
                ? new(TransportFault.InUse, $"Opening {camera} failed: another program holds it, and it could be read only. "
                    + "Close Imaging Edge, Photos and Explorer windows that show it", error.HResult, error)
                : WpdErrors.Of(error.HResult, $"Opening {camera}", error);
        }
        catch (Exception error) when (error is not TransportException)
        {
            throw WpdErrors.Of(error.HResult, $"Opening {camera}", error);
        }
    }

    public void Listen(IPortableDeviceEventCallback events) => device.Advise(0, events, null, out cookie);

    /// <summary>Starts a transaction. Without data, or if the camera refuses at once, the answer has the response.</summary>
    public WpdAnswer Begin(in PtpRequest request)
    {
        var command = request.Direction switch
        {
            DataDirection.In => WpdCommand.ExecuteWithDataToRead,
            DataDirection.Out => WpdCommand.ExecuteWithDataToWrite,
            _ => WpdCommand.ExecuteWithoutData,
        };
        var values = NewCommand(command);
        var parameters = WpdCom.NewList();
        try
        {
            values.SetUnsignedIntegerValue(WpdKeys.OperationCode, request.Operation);
            foreach (var parameter in request.Parameters.Span)
                parameters.Add(new(parameter));
            values.SetIPortableDevicePropVariantCollectionValue(WpdKeys.OperationParameters, parameters);
            if (command == WpdCommand.ExecuteWithDataToWrite)
                values.SetUnsignedLargeIntegerValue(WpdKeys.TransferTotalSize, (ulong)request.DataOut.Length);
            return Send(values);
        }
        finally
        {
            WpdCom.Release(parameters);
            WpdCom.Release(values);
        }
    }

    /// <summary>Reads a block of at most <paramref name="count"/> bytes.</summary>
    /// <param name="place">As many bytes: the driver wants to be given them, and answers with others.</param>
    public WpdBytes ReadBlock(string context, byte[] place, uint count)
    {
        using var answer = Send(WpdCommand.ReadData, context, values =>
        {
            values.SetUnsignedIntegerValue(WpdKeys.TransferBytesToRead, count);
            fixed (byte* bytes = place)
                values.SetBufferValue(WpdKeys.TransferData, bytes, count);
        });
        return answer.TakeBytes();
    }

    /// <returns>How many bytes the driver took.</returns>
    public uint WriteBlock(string context, ReadOnlyMemory<byte> block)
    {
        using var answer = Send(WpdCommand.WriteData, context, values =>
        {
            values.SetUnsignedIntegerValue(WpdKeys.TransferBytesToWrite, (uint)block.Length);
            fixed (byte* bytes = block.Span)
                values.SetBufferValue(WpdKeys.TransferData, bytes, (uint)block.Length);
        });
        return answer.BytesWritten;
    }

    /// <summary>Ends the data of a transaction, whether all went over or not.</summary>
    public PtpResponse End(string context)
    {
        using var answer = Send(WpdCommand.EndDataTransfer, context, _ => { });
        return answer.Response;
    }

    /// <summary>Makes a call that hangs return. From any thread.</summary>
    public void Cancel() => device.Cancel();

    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        Try(() => device.Unadvise(cookie!), cookie is not null);
        Try(device.Close, true);
        WpdCom.Release(device);
    }

    private static WpdChannel Open(PnpId id, uint access)
    {
        WpdChannel channel = new();
        var client = WpdCom.NewValues();
        try
        {
            client.SetStringValue(WpdKeys.ClientName, "ASCOM.SonyAlpha");
            client.SetUnsignedIntegerValue(WpdKeys.ClientMajorVersion, 1);
            client.SetUnsignedIntegerValue(WpdKeys.ClientMinorVersion, 0);
            client.SetUnsignedIntegerValue(WpdKeys.ClientRevision, 0);
            client.SetUnsignedIntegerValue(WpdKeys.ClientSecurityQuality, Impersonation);
            client.SetUnsignedIntegerValue(WpdKeys.ClientDesiredAccess, access);
            channel.device.Open(id.Path, client);
            return channel;
        }
        catch
        {
            WpdCom.Release(channel.device);
            throw;
        }
        finally
        {
            WpdCom.Release(client);
        }
    }

    private static bool IsReadable(PnpId id)
    {
        try
        {
            Open(id, Read).Dispose();
            return true;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or COMException)
        {
            return false;
        }
    }

    /// <summary>What a device that is gone answers to a goodbye is of no interest.</summary>
    private static void Try(Action step, bool isNeeded)
    {
        try
        {
            if (isNeeded)
                step();
        }
        catch (Exception error) when (error is COMException or UnauthorizedAccessException or ArgumentException or IOException)
        {
        }
    }

    private static IPortableDeviceValues NewCommand(WpdCommand command)
    {
        var values = WpdCom.NewValues();
        values.SetGuidValue(WpdKeys.CommandCategory, WpdKeys.Mtp);
        values.SetUnsignedIntegerValue(WpdKeys.CommandId, (uint)command);
        return values;
    }

    private WpdAnswer Send(WpdCommand command, string context, Action<IPortableDeviceValues> complete)
    {
        var values = NewCommand(command);
        try
        {
            values.SetStringValue(WpdKeys.TransferContext, context);
            complete(values);
            return Send(values);
        }
        finally
        {
            WpdCom.Release(values);
        }
    }

    /// <summary>A command fails by COM's number, or by the driver's in an answer that COM thinks well of.</summary>
    private WpdAnswer Send(IPortableDeviceValues values)
    {
        device.SendCommand(0, values, out var results);
        WpdAnswer answer = new(results);
        if (answer.Result is < 0 and var failure)
        {
            answer.Dispose();
            Marshal.ThrowExceptionForHR(failure, -1);
        }

        return answer;
    }
}
