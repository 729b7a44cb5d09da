using System.Runtime.CompilerServices;

namespace SonyAlpha.SonyProtocol.Ptp;

/// <summary>A row of an operation table: code, direction of its data, and the name of the field that holds it.</summary>
public class Operation(ushort code, DataDirection data = DataDirection.None, [CallerMemberName] string name = "")
{
    public ushort Code => code;

    public DataDirection Data => data;

    public string Name => name;

    public override string ToString() => $"{Name} (0x{Code:X4})";
}

/// <summary>Reads an answer from the data of an operation.</summary>
public delegate T DatasetReader<out T>(ref PtpReader reader);

/// <summary>An operation that returns data, and how that is read.</summary>
public sealed class Query<T>(ushort code, DatasetReader<T> read, [CallerMemberName] string name = "")
    : Operation(code, DataDirection.In, name)
{
    public DatasetReader<T> Read => read;
}
