using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using SonyAlpha.Driver.Com;
using static SonyAlpha.Driver.Com.Automation;

// The functions of IDispatch are pointers in memory and run on any system; only conversions and arrays call Windows.
#pragma warning disable CA1416

namespace SonyAlpha.ConformanceTests.Com;

/// <summary>A late-bound client that has nothing but a pointer, as C++ has it: it calls IDispatch's functions by their places in the
/// table.</summary>
internal sealed unsafe class DispatchClient(nint dispatch) : IDisposable
{
    private const int QueryInterfaceSlot = 0, ReleaseSlot = 2, GetIDsOfNamesSlot = 5, InvokeSlot = 6;

    private bool isReleased;

    public nint Pointer => dispatch;

    /// <returns>Null if the object lacks the interface.</returns>
    public DispatchClient? As(Guid interfaceId)
    {
        nint found;
        var result = ((delegate* unmanaged<nint, Guid*, nint*, int>)Function(QueryInterfaceSlot))(dispatch, &interfaceId, &found);
        Assert.That(result, Is.EqualTo(found == 0 ? HResult.NoInterface : HResult.Ok));
        return found == 0 ? null : new(found);
    }

    /// <returns>The HRESULT, and the numbers of the name and of the parameters that follow it.</returns>
    public (int Result, int[] Ids) Find(params string[] names)
    {
        var texts = stackalloc nint[names.Length];
        var ids = new int[names.Length];
        var none = Guid.Empty;
        for (var i = 0; i < names.Length; i++)
            texts[i] = Marshal.StringToCoTaskMemUni(names[i]);
        int result;
        fixed (int* found = ids)
            result = ((delegate* unmanaged<nint, Guid*, nint*, uint, uint, int*, int>)Function(GetIDsOfNamesSlot))(dispatch, &none, texts,
                (uint)names.Length, 0, found);
        for (var i = 0; i < names.Length; i++)
            Marshal.FreeCoTaskMem(texts[i]);
        return (result, ids);
    }

    public DispatchAnswer Get(string name, params object[] arguments) => Invoke(IdOf(name), Call.Get, arguments);

    /// <summary>As VBScript and `dynamic` do: it may be a method or a property with an index.</summary>
    public DispatchAnswer Do(string name, params object[] arguments) => Invoke(IdOf(name), Call.Get | Call.Method, arguments);

    public DispatchAnswer Put(string name, object value) => Invoke(IdOf(name), Call.Put, value);

    public DispatchAnswer Invoke(int id, Call how, params object[] arguments)
    {
        var values = stackalloc ComVariant[arguments.Length + 1];
        for (var i = 0; i < arguments.Length; i++)
            values[i] = Variants.Of(arguments[arguments.Length - 1 - i], null);
        var put = PropertyPut;
        var isPut = how == Call.Put;
        Arguments given = new() { Values = values, Count = (uint)arguments.Length, Names = isPut ? &put : null, NamedCount = isPut
            ? 1u : 0 };
        DispatchAnswer answer = new();
        var none = Guid.Empty;
        ComVariant value = default;
        ExceptionInfo error = default;
        answer.Result =
            ((delegate* unmanaged<nint, int, Guid*, uint, Call, Arguments*, ComVariant*, ExceptionInfo*, uint*, int>)Function(InvokeSlot))(
            dispatch, id, &none, 0, how, &given, &value, &error, null);
        answer.Value = value;
        answer.Number = error.Result;
        answer.Text = Taken(error.Description);
        answer.Source = Taken(error.Source);
        for (var i = 0; i < arguments.Length; i++)
            values[i].Dispose();
        return answer;
    }

    /// <summary>Lets the object go, once.</summary>
    public void Dispose()
    {
        if (!isReleased)
            Release();
    }

    /// <returns>How many references are left.</returns>
    public uint Release()
    {
        isReleased = true;
        return ((delegate* unmanaged<nint, uint>)Function(ReleaseSlot))(dispatch);
    }

    private int IdOf(string name)
    {
        var (result, ids) = Find(name);
        Assert.That(result, Is.EqualTo(HResult.Ok), name);
        return ids[0];
    }

    private nint Function(int slot) => (*(nint**)dispatch)[slot];

    private static string Taken(nint text)
    {
        var taken = text == 0 ? "" : Marshal.PtrToStringBSTR(text);
        Marshal.FreeBSTR(text);
        return taken;
    }
}

/// <summary>What an Invoke gave back.</summary>
internal sealed class DispatchAnswer
{
    private ComVariant value;

    public int Result { get; set; }

    /// <summary>EXCEPINFO's scode: ASCOM's number of the error.</summary>
    public int Number { get; set; }

    public string Text { get; set; } = "";

    public string Source { get; set; } = "";

    public VarEnum Type => value.VarType;

    public ComVariant Value { set => this.value = value; }

    public T Raw<T>() where T : unmanaged => value.GetRawDataRef<T>();

    /// <summary>The value, of the types that a member can be written with.</summary>
    public object Boxed => Type switch
    {
        VarEnum.VT_BOOL => Raw<short>() != 0,
        VarEnum.VT_I2   => Raw<short>(),
        VarEnum.VT_I4   => Raw<int>(),
        VarEnum.VT_R8   => Raw<double>(),
        VarEnum.VT_BSTR => Bstr,
        var other       => throw new NotSupportedException($"A value of type {other}"),
    };

    public string Bstr => Marshal.PtrToStringBSTR(Raw<nint>());

    /// <summary>The object that came back; it is the caller's.</summary>
    public DispatchClient Object => new(Raw<nint>());
}
